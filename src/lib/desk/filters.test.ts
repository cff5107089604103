import { describe, expect, test } from 'vitest';
import {
	belongs,
	matcher,
	narrows,
	NO_FILTER,
	queueOf,
	readFilter,
	searchable,
	writeAddress,
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
	customer: 'Ana Núñez',
	queue: 'voice'
});
const due = row.clock?.due ?? 0;
const seen = (filter: Partial<Filter>, of = row, now = due - 1) =>
	belongs(of, filter.whose ?? 'all', 'priya') &&
	matcher(
		{ ...NO_FILTER, ...filter },
		searchable(
			() => 'Kestrel Retail',
			(subject) => say(`subject-${subject}`)
		),
		now
	)(of);

describe('DESK-20 chips', () => {
	test.each<[string, Partial<Filter>, boolean]>([
		['all', {}, true],
		['unclaimed hides what somebody has', { whose: 'unclaimed' }, false],
		['mine', { whose: 'mine' }, true],
		['its client', { clients: ['kestrel'] }, true],
		['another client', { clients: ['northwind'] }, false],
		['its subject', { subjects: ['technical'] }, true],
		['another subject', { subjects: ['billing'] }, false],
		['its tier', { tiers: [2] }, true],
		['another tier', { tiers: [3] }, false],
		['all must hold', { whose: 'mine', tiers: [3] }, false]
	])('%s', (_, filter, wanted) => {
		expect(seen(filter)).toBe(wanted);
	});
	test('mine is not somebody else’s, unclaimed is nobody’s', () => {
		const others = sampleRow({ owner: { id: 'mateo', name: 'Mateo' } });
		expect(seen({ whose: 'mine' }, others)).toBe(false);
		expect(seen({ whose: 'unclaimed' }, sampleRow())).toBe(true);
	});
});

describe('DESK-90 several filters at once', () => {
	test.each<[string, Partial<Filter>, boolean]>([
		['any of several clients', { clients: ['northwind', 'kestrel'] }, true],
		['any of several tiers', { tiers: [1, 2] }, true],
		['any of several subjects', { subjects: ['billing', 'technical'] }, true],
		['its queue', { queues: ['kestrel/voice'] }, true],
		['a queue of that name of another client', { queues: ['northwind/voice'] }, false],
		['none of them', { tiers: [1, 4] }, false],
		['mine, tier 2, of its queue', { whose: 'mine', tiers: [2], queues: ['kestrel/voice'] }, true],
		['and one that does not hold', { whose: 'mine', tiers: [2], text: 'refund' }, false]
	])('%s', (_, filter, wanted) => {
		expect(seen(filter)).toBe(wanted);
	});
	test('past SLA from the very instant on, and never while no clock runs', () => {
		expect(seen({ past: true }, row, due - 1)).toBe(false);
		expect(seen({ past: true }, row, due)).toBe(true);
		expect(seen({ past: true }, { ...row, clock: null }, due + 1)).toBe(false);
	});
	test('a case without a queue is of none', () => {
		expect(queueOf(sampleRow({ queue: null }))).toBe('kestrel/');
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
			past: true,
			clients: ['kestrel', 'northwind'],
			subjects: ['billing'],
			tiers: [2, 3],
			queues: ['kestrel/voice', 'northwind/voice'],
			text: 'cafe & co'
		};
		expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
		expect(readFilter(new URLSearchParams('show=follow-up'))).toMatchObject({ whose: 'follow-up' });
		expect(writeFilter(NO_FILTER)).toBe('');
		expect(readFilter(new URLSearchParams())).toEqual(NO_FILTER);
	});
	test('with the case that is open; and all of it said as such where a view would come instead', () => {
		expect(writeAddress(NO_FILTER, 'kestrel/1207', false)).toBe('case=kestrel%2F1207');
		expect(writeAddress(NO_FILTER, null, false)).toBe('');
		expect(writeAddress(NO_FILTER, null, true)).toBe('show=all');
		expect(writeAddress({ ...NO_FILTER, past: true }, null, true)).toBe('past=yes');
	});
	test('nonsense is ignored', () => {
		expect(readFilter(new URLSearchParams('show=x&subject=y&tier=9'))).toEqual(NO_FILTER);
		expect(readFilter(new URLSearchParams('tier=2&tier=2&tier=x')).tiers).toEqual([2]);
	});
	test.each<[Partial<Filter>, boolean]>([
		[{}, false],
		[{ text: '  ' }, false],
		[{ text: 'a' }, true],
		[{ past: true }, true],
		[{ tiers: [1] }, true]
	])('%j narrows: %s', (filter, expected) => {
		expect(narrows({ ...NO_FILTER, ...filter })).toBe(expected);
	});
});
