/** Floors and their shifts, as they are set up (ADMIN). */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { AuditBy } from '#lib/shared/wire/audit.ts';
import { changedFields } from '#server/domain/audit.ts';
import { covers, type Floor } from '#server/domain/directory.ts';
import { isPageWord, NO_PAGE_WORD } from '#server/domain/page-words.ts';
import type { Telling } from './audit.ts';
import { failure } from './cases.ts';
import type { Directory } from './directory.ts';
import { invalid, invalidField } from './faults.ts';
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

export class Floors {
	readonly #directory: Directory;
	readonly #audit: Telling;

	constructor(directory: Directory, audit: Telling) {
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
	 * @throws StoreUnavailable
	 */
	async put(who: Setting, said: unknown, anew: boolean): Promise<Ack<Floor>> {
		const parsed = FloorFields.safeParse(said);
		if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
		const floor = parsed.data;
		await this.#directory.has('floor', floor.id);
		const known = this.#directory.find('floor', floor.id);
		if (known && anew)
			return refused(invalidField('id', `expected another word: there is a floor ${floor.id}`));
		if (!known && isPageWord(floor.id)) return refused(invalidField('id', NO_PAGE_WORD));
		if (!known && !anew) return refused(failure('not-found', `There is no floor ${floor.id}.`));
		const changesMore =
			known === null || !isDeepStrictEqual({ ...known, shifts: [] }, { ...floor, shifts: [] });
		if (changesMore && !who.whole)
			return refused(failure('forbidden', 'Floors are set up by administrators.'));
		if (!within(floor.clients, who.clients) || (known && !within(known.clients, who.clients)))
			return refused(failure('forbidden', 'A floor is set up by who serves all of its clients.'));
		const unknown = floor.clients === '*' ? [] : floor.clients.filter((id) => !this.#isClient(id));
		if (unknown.length > 0)
			return refused(invalidField('clients', `there is no client ${unknown.join(', ')}`));
		if (known && isDeepStrictEqual(known, floor)) return { ok: true, data: floor };
		await this.#directory.put('floor', floor.id, floor);
		this.#audit.tell({
			...{ by: who.by, what: known ? 'floor:changed' : 'floor:made', client: null },
			of: { kind: 'floor', id: floor.id },
			detail: [floor.title, known ? changedFields(known, floor) : ''].filter(Boolean).join(': ')
		});
		return { ok: true, data: floor };
	}

	#isClient(id: string): boolean {
		return this.#directory.find('client', id) !== null;
	}
}

const refused = (error: ReturnType<typeof failure>): { ok: false; error: typeof error } => ({
	ok: false,
	error
});

const isOf = (clients: Floor['clients'], scope: Setting['clients']): boolean =>
	scope === '*' || clients === '*' || clients.some((id) => covers(scope, id));

const within = (clients: Floor['clients'], scope: Setting['clients']): boolean =>
	scope === '*' || (clients !== '*' && clients.every((id) => covers(scope, id)));
