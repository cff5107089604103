/** What pages may ask of API keys: those who look after them, each of keys for their own clients. */
import { z } from 'zod';
import { may } from '#lib/shared/access/deeds.ts';
import { SCOPES, type Scope } from '#lib/shared/access/scopes.ts';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson } from '#server/domain/audit.ts';
import { covers, type ApiKey } from '#server/domain/directory.ts';
import type { Telling } from '#server/services/audit.ts';
import { failure } from '#server/services/cases.ts';
import type { Directory } from '#server/services/directory.ts';
import { invalid, invalidField } from '#server/services/faults.ts';
import type { ApiKeys } from '#server/services/identity/api-keys.ts';
import type { KeyUses } from '#server/services/identity/key-uses.ts';

/** A key as it is shown: never what it opens with. */
export interface KeyView {
	id: string;
	name: string;
	clients: '*' | string[];
	scopes: Scope[];
	madeAt: number;
	usedAt: number | null;
	revokedAt: number | null;
}

export interface KeysPage {
	now: number;
	keys: KeyView[];
	clients: { id: string; name: string }[];
}

export interface KeyPages {
	/** @throws StoreUnavailable */
	list(person: Person): Promise<KeysPage>;
	/** @returns the key as text, never to be had again. @throws StoreUnavailable */
	make(person: Person, said: unknown): Promise<Ack<{ id: string; name: string; text: string }>>;
	/** @throws StoreUnavailable */
	revoke(person: Person, id: string): Promise<Ack<{ name: string }>>;
}

const Made = z.strictObject({
	name: text(60),
	clients: z.union(
		[z.literal('*'), z.array(Slug).min(1, 'expected at least one client')],
		'expected at least one client'
	),
	scopes: z.array(z.literal(SCOPES)).min(1, 'expected at least one thing that it may do')
});

export interface KeyPageServices {
	keys: ApiKeys;
	uses: KeyUses;
	directory: Directory;
	audit: Telling;
	now: () => number;
}

export function keyPages({ keys, uses, directory, audit, now }: KeyPageServices): KeyPages {
	const isOf = ({ clients }: Pick<ApiKey, 'clients'>, { clients: scope }: Person): boolean =>
		scope === '*' || (clients !== '*' && clients.every((id) => covers(scope, id)));
	return {
		async list(person) {
			if (!may(person, 'look-after-keys')) return { now: now(), keys: [], clients: [] };
			const used = await uses.all();
			const views = directory
				.all('key')
				.filter((key) => isOf(key, person))
				.map(({ id, name, clients, scopes, createdAt: madeAt, revokedAt }) => ({
					...{ id, name, clients, scopes: [...scopes], madeAt, revokedAt },
					usedAt: used.get(id) ?? null
				}));
			return {
				now: now(),
				// those that open nothing any more last
				keys: views.sort(
					(one, other) =>
						Number(one.revokedAt !== null) - Number(other.revokedAt !== null) ||
						other.madeAt - one.madeAt
				),
				clients: directory
					.all('client')
					.filter(({ id }) => covers(person.clients, id))
					.map(({ id, name }) => ({ id, name }))
					.sort((one, other) => one.name.localeCompare(other.name))
			};
		},
		async make(person, said) {
			if (!may(person, 'look-after-keys')) return notAllowed();
			const parsed = Made.safeParse(said);
			if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
			const { name, clients, scopes } = parsed.data;
			if (!isOf({ clients }, person))
				return { ok: false, error: invalidField('clients', 'expected clients of yours alone') };
			const unknown = clients === '*' ? [] : clients.filter((id) => !directory.find('client', id));
			if (unknown.length > 0)
				return {
					ok: false,
					error: invalidField('clients', `there is no client ${unknown.join(', ')}`)
				};
			const { id, text } = await keys.make(name, clients, scopes);
			audit.tell({
				...{ by: byPerson(person), what: 'key:made', of: { kind: 'key', id } },
				client: onlyOf(clients),
				detail: `${name}, ${scopes.join(', ')}`
			});
			return { ok: true, data: { id, name, text } };
		},
		async revoke(person, id) {
			const key = may(person, 'look-after-keys') ? directory.find('key', id) : null;
			if (!key || !isOf(key, person)) return { ok: false, error: failure('not-found', NO_KEY) };
			await keys.revoke(id);
			audit.tell({
				...{ by: byPerson(person), what: 'key:revoked', of: { kind: 'key', id } },
				...{ client: onlyOf(key.clients), detail: key.name }
			});
			return { ok: true, data: { name: key.name } };
		}
	};
}

const onlyOf = (clients: '*' | string[]): string | null =>
	clients !== '*' && clients.length === 1 ? (clients[0] ?? null) : null;

const NO_KEY = 'There is no such key, or it is for clients that are not yours.';
const notAllowed = (): { ok: false; error: ReturnType<typeof failure> } => ({
	ok: false,
	error: failure('forbidden', NO_KEY)
});
