/** Settings of a board as they come: each field by itself. What they name is looked up in `check.ts`. */
import { z } from 'zod';
import { PANELS, type BoardSettings } from '#lib/shared/boards.ts';
import { LOCALES } from '#lib/shared/locales.ts';
import { oneLine } from '#lib/shared/plain-text.ts';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import { isPageWord, NO_PAGE_WORD } from '../page-words.ts';

const MOST_PAGES = 8;
const MOST_PANELS = 4;
const MOST_NAMED = 500;
const LONGEST_MESSAGE = 200;

const range = (from: number, to: number, unit: string) => {
	const expected = `expected ${from} to ${to} ${unit}`;
	return z.number(expected).min(from, expected).max(to, expected);
};
const once = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

const QueueKey = z
	.string('expected client/queue')
	.regex(/^[a-z0-9][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,39}$/, 'expected client/queue');
const some = <S extends z.ZodType>(one: S, what: string) =>
	z
		.union([
			z.literal('*'),
			z
				.array(one)
				.min(1, `expected ${what}, or "*" for all of them`)
				.max(MOST_NAMED, `expected ${MOST_NAMED} at most`)
				.refine(once, 'expected each once')
		])
		.meta({ description: `${what}, or "*" for all of them` });

const Page = z.strictObject({
	panels: z
		.array(z.literal(PANELS))
		.min(1, 'expected a panel')
		.max(MOST_PANELS, `expected ${MOST_PANELS} panels at most`)
		.refine(once, 'expected each panel once'),
	seconds: range(5, 600, 'seconds').int('expected whole seconds')
});

export const fields = {
	name: text(60),
	floor: Slug,
	clients: some(Slug, 'clients'),
	queues: some(QueueKey, 'queues as client/queue'),
	tiers: z
		.array(z.literal(ESCALATED_TIERS))
		.min(1, 'expected a tier')
		.refine(once, 'expected each tier once'),
	pages: z
		.array(Page)
		.min(1, 'expected a page')
		.max(MOST_PAGES, `expected ${MOST_PAGES} pages at most`),
	distance: range(1, 30, 'metres'),
	diagonal: range(5, 200, 'inches'),
	sound: z.boolean('expected true or false'),
	visitor: z
		.strictObject({ client: Slug.nullable() })
		.nullable()
		.describe('for floors that visitors see: the one client whose name stays, or null for none'),
	locale: z.literal(LOCALES),
	message: z
		.string('expected text')
		.overwrite(oneLine)
		.max(LONGEST_MESSAGE, `expected ${LONGEST_MESSAGE} characters at most`)
};

const BoardId = Slug.refine((id) => !isPageWord(id), NO_PAGE_WORD);

/** All of it but its id. */
export const BoardFields = z.strictObject(fields);
export const Board = z.strictObject({ id: BoardId, ...fields }) satisfies z.ZodType<BoardSettings>;
