import { expect, test } from 'vitest';
import type { ClockExplanation } from '#lib/shared/wire/help.ts';
import { wordsOf } from '#lib/messages/index.ts';
import { whyParts } from './why-words.ts';

const say = await wordsOf('en', ['desk', 'common']);

const HOUR = 3_600_000;
const NINE = Date.UTC(2026, 0, 5, 9);
const why = (part: Partial<ClockExplanation> = {}): ClockExplanation => ({
	clock: 'resolve',
	sentence: 'To be resolved within 4 h.',
	version: 3,
	policy: 'Office',
	calendar: 'office',
	zone: 'UTC',
	allowance: 4 * HOUR,
	startedAt: NINE,
	dueAt: NINE + 5 * HOUR,
	stoppedAt: null,
	pausedAt: null,
	worked: 3 * HOUR,
	left: HOUR,
	ran: [
		{ from: NINE, to: NINE + 2 * HOUR },
		{ from: NINE + 3 * HOUR, to: NINE + 4 * HOUR }
	],
	more: false,
	pauses: [{ from: NINE + 2 * HOUR, to: NINE + 3 * HOUR, for: 'customer' }],
	instead: null,
	...part
});
const parts = (part: Partial<ClockExplanation> = {}) =>
	Object.fromEntries(
		whyParts(why(part), NINE + 4 * HOUR, 'UTC', say).map(({ name, values }) => [name, values])
	);

test('DESK-53 the parts of an explanation, in the client’s zone', () => {
	expect(parts()).toEqual({
		Given: ['4 h'],
		Policy: ['Office, version 3'],
		Hours: ['office'],
		Began: ['09:00'],
		'Has run': ['3 h', '09:00 to 11:00', '12:00 to 13:00'],
		'Stood still': ['11:00 to 12:00, waiting for customer'],
		Left: ['1 h'],
		Due: ['14:00']
	});
	expect(parts({ zone: 'Asia/Manila' })).toMatchObject({
		Began: ['17:00'],
		Due: ['22:00, here 14:00'],
		'Times of': ['Asia/Manila']
	});
});

test.each<[string, Partial<ClockExplanation>, Record<string, string[] | undefined>]>([
	['built in', { version: 0 }, { Policy: ['built in'] }],
	[
		'by another version than its own',
		{ instead: 5 },
		{ Policy: ['Office, version 3, which is not kept; told by version 5'] }
	],
	[
		'around the clock, nothing between',
		{ calendar: 'always', ran: [{ from: 0, to: 5 }], pauses: [] },
		{ Hours: ['around the clock'], 'Has run': ['3 h'], 'Stood still': undefined }
	],
	[
		'paused',
		{ pausedAt: NINE, pauses: [{ from: NINE, to: null, for: 'vendor' }] },
		{
			'Stood still': ['since 09:00, waiting for vendor'],
			'Due, if it went on now': ['14:00'],
			Due: undefined
		}
	],
	['past', { left: -600_000 }, { 'Over by': ['10 min'], Left: undefined, Due: ['14:00'] }],
	['stopped', { stoppedAt: NINE + HOUR }, { Stopped: ['10:00'] }],
	[
		'many spans',
		{ ran: Array.from({ length: 8 }, () => ({ from: NINE, to: NINE + HOUR })) },
		{ 'Has run': ['3 h', 'and 3 before', ...Array.from({ length: 5 }, () => '09:00 to 10:00')] }
	]
])('DESK-53 %s', (_, part, expected) => {
	const found = parts(part);
	for (const [name, values] of Object.entries(expected)) expect(found[name], name).toEqual(values);
});
