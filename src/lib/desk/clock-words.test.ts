import { expect, test } from 'vitest';
import type { ClockView } from '#lib/shared/wire/history.ts';
import { wordsOf } from '#lib/messages/index.ts';
import { clockStanding } from './clock-words.ts';

const say = await wordsOf('en', ['desk', 'common']);

const MINUTE = 60_000;
const clock = (
	stoppedAt: number | null,
	minutes = 5,
	pausedAt: number | null = null
): ClockView => ({
	name: 'claim',
	startedAt: 0,
	dueAt: minutes * MINUTE,
	minutes,
	stoppedAt,
	pausedAt
});

test.each<[string, ClockView, number, { is: string; big: string; small: string }]>([
	['met', clock(124_000), 9e9, { is: 'met', big: 'met', small: 'in 2:04 of 5:00' }],
	['met to the ms', clock(300_000), 9e9, { is: 'met', big: 'met', small: 'in 5:00 of 5:00' }],
	['late', clock(560_000), 9e9, { is: 'late', big: '4 min late', small: 'in 9:20 of 5:00' }],
	['runs', clock(null, 60), 0, { is: 'running', big: '1:00:00', small: 'due at 3600000, of 1 h' }],
	['due soon', clock(null), 120_000, { is: 'due', big: '03:00', small: 'due at 300000, of 5:00' }],
	[
		'paused, whatever its due instant',
		clock(null, 60, 120_000),
		9e9,
		{ is: 'paused', big: 'paused', small: 'since at 120000, of 1 h' }
	],
	['past', clock(null), 338_000, { is: 'past', big: '+00:38', small: 'was due at 300000, of 5:00' }]
])('DESK-51 %s', (_, given, now, standing) => {
	expect(clockStanding(given, now, 15 * MINUTE, (at) => `at ${at}`, say)).toEqual(standing);
});
