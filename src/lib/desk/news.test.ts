import { describe, expect, test } from 'vitest';
import { wordsOf } from '#lib/messages/index.ts';
import { NO_FILTER } from './filters.ts';
import { lookAt, newsBetween, newsWords } from './news.ts';
import { sampleRow } from './sample-row.ts';

const say = await wordsOf('en', ['desk', 'common']);
const due = sampleRow().clock?.due ?? 0;
const row = (key: string) => sampleRow({ key });

describe('DESK-101 news of a list are told in sum', () => {
	test('what came, and what ran out', () => {
		const before = lookAt([row('a'), row('b')], NO_FILTER, due - 1);
		const after = lookAt([row('c'), row('a'), row('b'), row('d')], NO_FILTER, due);
		expect(newsBetween(before, after)).toEqual({ fresh: 2, late: 2 });
		expect(newsBetween(after, after)).toEqual({ fresh: 0, late: 0 });
		expect(newsBetween(after, before)).toEqual({ fresh: 0, late: 0 });
	});
	test('nothing at first, and nothing that another filter brings', () => {
		const look = lookAt([row('a')], NO_FILTER, due);
		expect(newsBetween(null, look)).toEqual({ fresh: 0, late: 0 });
		const other = lookAt([row('a'), row('b')], { ...NO_FILTER, past: true }, due);
		expect(newsBetween(look, other)).toEqual({ fresh: 0, late: 0 });
	});
	test.each([
		[3, 1, '3 new, 1 past SLA'],
		[1, 0, '1 new'],
		[0, 2, '2 past SLA']
	])('%i and %i: %s', (fresh, late, words) => {
		expect(newsWords(fresh, late, say)).toBe(words);
	});
});
