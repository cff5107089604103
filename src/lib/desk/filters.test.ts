import { describe, expect, test } from 'vitest';
import {
	belongs,
	matcher,
	narrows,
	NO_FILTER,
	readFilter,
	writeFilter,
	type Filter
} from './filters.ts';
import { wordsOf } from '#lib/messages/index.ts';
import { sampleRow } from './sample-row.ts';

const say = await wordsOf('en', ['common']);

const me = { id: 'priya', name: 'Priya Raman' };
const row = sampleRow({
	owner: me,
	title: 'Café till cannot print, große Not',
	team: 'Till team',
	customer: 'Ana Núñez'
});
const seen = (filter: Partial<Filter>, of = row) =>
	belongs(of, filter.whose ?? 'all', 'priya') &&
	matcher(
		{ ...NO_FILTER, ...filter },
		() => 'Kestrel Retail',
		(subject) => say(`subject-${subject}`)
	)(of);

describe('DESK-20 chips', () => {
	test.each<[string, Partial<Filter>, boolean]>([
		['all', {}, true],
		['unclaimed hides what somebody has', { whose: 'unclaimed' }, false],
		['mine', { whose: 'mine' }, true],
		['its client', { client: 'kestrel' }, true],
		['another client', { client: 'northwind' }, false],
		['its subject', { subject: 'technical' }, true],
		['another subject', { subject: 'billing' }, false],
		['its tier', { tier: 2 }, true],
		['another tier', { tier: 3 }, false],
		['all must hold', { whose: 'mine', tier: 3 }, false]
	])('%s', (_, filter, wanted) => {
		expect(seen(filter)).toBe(wanted);
	});
	test('mine is not somebody else’s, unclaimed is nobody’s', () => {
		const others = sampleRow({ owner: { id: 'mateo', name: 'Mateo' } });
		expect(seen({ whose: 'mine' }, others)).toBe(false);
		expect(seen({ whose: 'unclaimed' }, sampleRow())).toBe(true);
	});
});

test('DESK-23 what has to be followed up is apart from what is open', () => {
	const resolved = sampleRow({ owner: me, status: 'resolved', clock: null, followUp: 5 });
	const seenBy = (of: typeof row) =>
		(['all', 'unclaimed', 'mine', 'follow-up'] as const).filter((whose) => seen({ whose }, of));
	expect(seenBy(resolved)).toEqual(['follow-up']);
	expect(seenBy({ ...resolved, owner: null })).toEqual(['follow-up']);
	expect(seenBy(row)).toEqual(['all', 'mine']);
});

describe('DESK-21 search', () => {
	test.each([
		['1207', true],
		['cafe', true],
		['CAFÉ print', true],
		['print cafe', true],
		['grosse', false],
		['große', true],
		['kestrel tech', true],
		['priya', true],
		['nunez', true],
		['till team', true],
		['cafe refund', false],
		['  ', true]
	])('%j', (text, found) => {
		expect(seen({ text })).toBe(found);
	});
});

describe('DESK-22 a filter is part of the address', () => {
	test('there and back', () => {
		const filter: Filter = {
			whose: 'mine',
			client: 'kestrel',
			subject: 'billing',
			tier: 3,
			text: 'cafe & co'
		};
		expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
		expect(readFilter(new URLSearchParams('show=follow-up'))).toMatchObject({ whose: 'follow-up' });
		expect(writeFilter(NO_FILTER)).toBe('');
		expect(writeFilter(NO_FILTER, 'kestrel/1207')).toBe('case=kestrel%2F1207');
		expect(readFilter(new URLSearchParams())).toEqual(NO_FILTER);
	});
	test('nonsense is ignored', () => {
		expect(readFilter(new URLSearchParams('show=x&subject=y&tier=9'))).toEqual(NO_FILTER);
	});
	test.each<[Partial<Filter>, boolean]>([
		[{}, false],
		[{ text: '  ' }, false],
		[{ text: 'a' }, true],
		[{ tier: 1 }, true]
	])('%j narrows: %s', (filter, expected) => {
		expect(narrows({ ...NO_FILTER, ...filter })).toBe(expected);
	});
});
