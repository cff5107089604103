/** Floors and their shifts, as they are set up (ADMIN). */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import type { Ack, Failure } from '#lib/shared/wire/errors.ts';
import type { AuditBy } from '#lib/shared/wire/audit.ts';
import { changedFields } from '#server/domain/audit.ts';
import { covers, type Floor } from '#server/domain/directory.ts';
import { isPageWord, NO_PAGE_WORD } from '#server/domain/page-words.ts';
import { failure } from './cases.ts';
import type { Directory } from './directory.ts';
import { invalid, invalidField } from './faults.ts';
import { saveOnto, type Onto, type Trail } from './onto.ts';
import { ZoneField } from './zone-field.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 06:00');
const Shift = z
	.strictObject({ name: text(60), from: Time, to: Time })
	.refine(({ from, to }) => from !== to, {
		path: ['to'],
		error: 'expected an end that is not the beginning'
	});
const FloorFields = z.strictObject({
	id: Slug,
	title: text(60),
	zone: ZoneField,
	clients: z.union([z.literal('*'), z.array(Slug).min(1)], 'expected at least one client'),
	shifts: z
		.array(Shift)
		.max(12)
		.refine(
			(all) => new Set(all.map(({ name }) => name)).size === all.length,
			'expected another name for each shift'
		)
});

interface Setting {
	by: AuditBy;
	clients: '*' | readonly string[];
	/** May change more than when shifts are. */
	whole: boolean;
}

export interface FloorOver {
	shifts?: boolean;
	onto?: Onto;
}

export class Floors {
	readonly #directory: Directory;
	readonly #audit: Trail;

	constructor(directory: Directory, audit: Trail) {
		this.#directory = directory;
		this.#audit = audit;
	}

	/** Those with a client of somebody who serves `scope`, by title. */
	list(scope: Setting['clients']): Floor[] {
		return this.#directory
			.all('floor')
			.filter(({ clients }) => isOf(clients, scope))
			.sort((one, other) => one.title.localeCompare(other.title));
	}

	/**
	 * Who serves some clients alone changes floors of these alone, and who sets up shifts only when these are.
	 * @param over `shifts`: what else is said is left as it is; `onto`: which state it may take the place of
	 * @throws StoreUnavailable
	 */
	async put(who: Setting, said: unknown, anew: boolean, over: FloorOver = {}): Promise<Ack<Floor>> {
		const parsed = FloorFields.safeParse(said);
		if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
		const floor = parsed.data;
		const asKept = (known: Floor | null): Floor =>
			known && over.shifts ? { ...known, shifts: floor.shifts } : floor;
		const saved = await saveOnto(
			{ directory: this.#directory, audit: this.#audit },
			{
				...{ kind: 'floor', id: floor.id, noun: 'this floor', onto: over.onto },
				refuse: (known) => this.#refusal(who, known, asKept(known), anew),
				value: asKept
			}
		);
		if (!saved.ok) return saved;
		const { known, value, changed } = saved;
		if (!changed) return { ok: true, data: value };
		this.#audit.tell({
			...{ by: who.by, what: known ? 'floor:changed' : 'floor:made', client: null },
			of: { kind: 'floor', id: value.id },
			detail: [value.title, known ? changedFields(known, value) : ''].filter(Boolean).join(': ')
		});
		return { ok: true, data: value };
	}

	#refusal(who: Setting, known: Floor | null, floor: Floor, anew: boolean): Failure | null {
		if (known && anew)
			return invalidField('id', `expected another word: there is a floor ${floor.id}`);
		if (!known && isPageWord(floor.id)) return invalidField('id', NO_PAGE_WORD);
		if (!known && !anew) return failure('not-found', `There is no floor ${floor.id}.`);
		const changesMore =
			known === null || !isDeepStrictEqual({ ...known, shifts: [] }, { ...floor, shifts: [] });
		if (changesMore && !who.whole)
			return failure('forbidden', 'Floors are set up by administrators.');
		if (!within(floor.clients, who.clients) || (known && !within(known.clients, who.clients)))
			return failure('forbidden', 'A floor is set up by who serves all of its clients.');
		const unknown = floor.clients === '*' ? [] : floor.clients.filter((id) => !this.#isClient(id));
		if (unknown.length > 0)
			return invalidField('clients', `there is no client ${unknown.join(', ')}`);
		return null;
	}

	#isClient(id: string): boolean {
		return this.#directory.find('client', id) !== null;
	}
}

const isOf = (clients: Floor['clients'], scope: Setting['clients']): boolean =>
	scope === '*' || clients === '*' || clients.some((id) => covers(scope, id));

const within = (clients: Floor['clients'], scope: Setting['clients']): boolean =>
	scope === '*' || (clients !== '*' && clients.every((id) => covers(scope, id)));
