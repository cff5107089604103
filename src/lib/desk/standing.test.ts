import { expect, test } from 'vitest';
import type { NextStep, PathView } from '#lib/shared/wire/help.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import { wordsOf } from '#lib/messages/index.ts';
import { sampleRow } from './sample-row.ts';
import { pathWords, standings, type Standing } from './standing.ts';

const say = await wordsOf('en', ['desk', 'common']);
const MINE = { owner: { id: 'priya', name: 'Priya Raman' }, lease: { from: 0, due: 1200 } };
const when = (at: number) => `t${at}`;
const NEXT: NextStep = { at: 900, what: 'step', tier: 3, team: 'Experts', skipped: [] };
const PATH: PathView = {
	name: 'Billing',
	steps: [1, 2, 3, 4].map((tier) => ({ tier: tier as 1, team: null })),
	step: 1,
	round: 0,
	repeat: 1,
	next: NEXT
};
const said = (part: Partial<Row>, now = 0, path: PathView | null = null): Standing[] =>
	standings(sampleRow(part), path, 'priya', now, when, say);

test.each<[string, Partial<Row>, number, Partial<Standing>[]]>([
	['nobody has it', {}, 0, []],
	['a claim that holds for ever', { ...MINE, lease: null }, 0, []],
	['yours', MINE, 899, [{ words: 'Yours until t1200', tone: 'calm', act: null, timer: 'lease' }]],
	[
		'yours, about to lapse',
		MINE,
		900,
		[{ words: 'Yours until t1200, then it lapses', tone: 'due', act: 'hold-on' }]
	],
	[
		'somebody else’s, about to lapse',
		{ ...MINE, owner: { id: 'mateo', name: 'Mateo Cruz' } },
		900,
		[{ words: 'Mateo has it until t1200, then it lapses', tone: 'due', act: null }]
	],
	[
		'paused',
		{ status: 'waiting', waitingFor: 'customer', paused: true },
		0,
		[{ words: 'Paused: waiting for customer', tone: 'paused', act: 'go-on', timer: 'resolve' }]
	],
	[
		'waiting while its clocks run',
		{ status: 'waiting', waitingFor: 'vendor' },
		0,
		[{ words: 'Waiting for vendor, clocks run on', tone: 'calm', act: 'go-on' }]
	],
	[
		'to follow up',
		{ status: 'resolved', followUp: 70, clock: null },
		0,
		[{ words: 'Resolved. Ask the customer by t70, then it is closed without', timer: 'closing' }]
	]
])('DESK-52 %s', (_, part, now, expected) => {
	const lines = said(part, now);
	expect(lines).toHaveLength(expected.length);
	expect(lines).toMatchObject(expected);
});

test.each<[Partial<PathView>, string]>([
	[{}, 'Step 2 of 4, next: tier 3, Experts at t900'],
	[{ next: { ...NEXT, team: null } }, 'Step 2 of 4, next: tier 3, expert at t900'],
	[{ next: { ...NEXT, at: null } }, 'Step 2 of 4, next: tier 3, Experts (it stands still)'],
	[
		{ next: { ...NEXT, skipped: [{ tier: 2, team: 'Cards' }] } },
		'Step 2 of 4, next: tier 3, Experts at t900; nobody is there in tier 2, Cards'
	],
	[{ next: { ...NEXT, what: 'tell-team' } }, 'Step 2 of 4, its team is told once more at t900'],
	[
		{ step: 3, round: 1, next: { ...NEXT, what: 'management' } },
		'Step 4 of 4, round 2, then management is asked at t900'
	],
	[{ next: null }, 'Step 2 of 4'],
	[{ step: -1, next: null }, 'Beside the path “Billing”: nothing moves it on']
])('DESK-52 where it is on its path: %j', (part, words) => {
	expect(pathWords({ ...PATH, ...part }, when, say)).toBe(words);
});

test('DESK-52 the path is told of what is open alone', () => {
	expect(said({}, 0, PATH).map(({ of, timer }) => [of, timer])).toEqual([['path', 'dwell']]);
	expect(said({ followUp: 5 }, 0, PATH).map(({ of }) => of)).toEqual(['follow-up']);
});
