/** Clients and their queues, as they are set up (ADMIN): by pages, by programs, by whoever serves the client. */
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import type { Ack, Failure } from '#lib/shared/wire/errors.ts';
import type { AuditBy, AuditWhat } from '#lib/shared/wire/audit.ts';
import { changedFields } from '#server/domain/audit.ts';
import { covers, type Client, type Queue } from '#server/domain/directory.ts';
import { failure } from './cases.ts';
import type { Directory } from './directory.ts';
import { invalid, invalidField } from './faults.ts';
import { saveOnto, type Onto, type Trail } from './onto.ts';
import { ZoneField } from './zone-field.ts';

export const ClientFields = z.strictObject({ id: Slug, name: text(60), zone: ZoneField });

const seconds = (least: number, most: number) =>
	z.coerce
		.number(`expected ${least} to ${most} seconds`)
		.int(`expected ${least} to ${most} seconds`)
		.min(least, `expected ${least} to ${most} seconds`)
		.max(most, `expected ${least} to ${most} seconds`);
export const QueueFields = z.strictObject({
	id: Slug,
	name: text(60),
	answerWithin: seconds(1, 2_592_000),
	freshFor: seconds(10, 86_400).optional()
});

/** Who sets up, and the clients that they serve. */
export interface SettingUp {
	by: AuditBy;
	clients: '*' | readonly string[];
}

export class Clients {
	readonly #directory: Directory;
	readonly #audit: Trail;

	constructor(directory: Directory, audit: Trail) {
		this.#directory = directory;
		this.#audit = audit;
	}

	/** By name. */
	list(scope: SettingUp['clients']): Client[] {
		return this.#directory
			.all('client')
			.filter(({ id }) => covers(scope, id))
			.sort((one, other) => one.name.localeCompare(other.name));
	}

	/** Null when there is none. */
	queue(client: string, queue: string): Queue | null {
		return this.#directory.find('queue', `${client}/${queue}`);
	}

	/** @param onto which state it may take the place of; any, if left out. @throws StoreUnavailable */
	async put(who: SettingUp, said: unknown, anew: boolean, onto?: Onto): Promise<Ack<Client>> {
		const parsed = ClientFields.safeParse(said);
		if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
		const client = parsed.data;
		if (!covers(who.clients, client.id)) return notTheirs();
		const saved = await saveOnto(
			{ directory: this.#directory, audit: this.#audit },
			{
				...{ kind: 'client', id: client.id, noun: 'this client', onto },
				refuse: (known) => (known && anew ? taken('client', client.id) : null),
				value: () => client
			}
		);
		if (!saved.ok) return saved;
		const { known, changed } = saved;
		if (!changed) return { ok: true, data: client };
		this.#tell(who.by, known ? 'client:changed' : 'client:made', client.id, client.id, {
			...{ known, now: client, name: client.name }
		});
		return { ok: true, data: client };
	}

	/** As `put`. @throws StoreUnavailable */
	async putQueue(
		who: SettingUp,
		client: string,
		said: unknown,
		anew: boolean,
		onto?: Onto
	): Promise<Ack<Queue>> {
		if (!covers(who.clients, client)) return notTheirs();
		const parsed = QueueFields.safeParse(said);
		if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
		if (!(await this.#directory.has('client', client)))
			return { ok: false, error: failure('not-found', `There is no client ${client}.`) };
		const queue: Queue = { client, ...parsed.data };
		const id = `${client}/${queue.id}`;
		const saved = await saveOnto(
			{ directory: this.#directory, audit: this.#audit },
			{
				...{ kind: 'queue', id, noun: 'this queue', onto },
				refuse: (known) => (known && anew ? taken('queue', queue.id) : null),
				value: () => queue
			}
		);
		if (!saved.ok) return saved;
		const { known, changed } = saved;
		if (!changed) return { ok: true, data: queue };
		this.#tell(who.by, known ? 'queue:changed' : 'queue:made', id, client, {
			...{ known, now: queue, name: queue.name }
		});
		return { ok: true, data: queue };
	}

	/** Takes a queue away, unless a board is set to show it. @throws StoreUnavailable */
	async removeQueue(who: SettingUp, client: string, queue: string): Promise<Ack<{ id: string }>> {
		if (!covers(who.clients, client)) return notTheirs();
		const id = `${client}/${queue}`;
		await this.#directory.has('queue', id);
		const known = this.#directory.find('queue', id);
		if (!known) return { ok: false, error: failure('not-found', `There is no queue ${queue}.`) };
		const boards = this.#directory
			.all('board')
			.filter(({ queues }) => queues !== '*' && queues.includes(id))
			.map(({ name }) => name);
		if (boards.length > 0)
			return {
				ok: false,
				error: failure('board-shown', `It is on ${boards.join(', ')}: take it off there first.`)
			};
		await this.#directory.remove('queue', id);
		this.#tell(who.by, 'queue:removed', id, client, { known: null, now: null, name: known.name });
		return { ok: true, data: { id: queue } };
	}

	#tell(
		by: AuditBy,
		what: AuditWhat,
		id: string,
		client: string,
		{ known, now, name }: { known: object | null; now: object | null; name: string }
	): void {
		const fields = known && now ? changedFields(known, now) : '';
		const [kind = ''] = what.split(':');
		const detail = [name, fields].filter(Boolean).join(': ');
		this.#audit.tell({ by, what, of: { kind, id }, client, detail });
	}
}

const notTheirs = (): { ok: false; error: ReturnType<typeof failure> } => ({
	ok: false,
	error: failure('forbidden', 'This client is not one of yours.')
});

const taken = (what: string, id: string): Failure =>
	invalidField('id', `expected another word: there is a ${what} ${id} already`);
