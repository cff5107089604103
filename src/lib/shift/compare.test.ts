import { expect, test } from 'vitest';
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';
import { compare, shareWords } from './compare.ts';
import { wordsOf } from '#lib/messages/index.ts';

const say = await wordsOf('en', ['shift', 'common']);

const figures = (given: Partial<ShiftFigures>): ShiftFigures => ({
	escalations: 100,
	claimed: 100,
	claimedInTime: 90,
	claimsDecided: 100,
	medianToClaim: 120_000,
	p90ToClaim: null,
	resolved: 80,
	medianToResolve: 1_800_000,
	p90ToResolve: null,
	pastSla: 0,
	reopened: 4,
	...given
});

test.each<[Partial<ShiftFigures>, keyof ReturnType<typeof compare>, string, boolean | null]>([
	[{ escalations: 118 }, 'escalations', '18 more', null],
	[{ escalations: 99 }, 'escalations', '1 fewer', null],
	[{ escalations: 100 }, 'escalations', 'same', null],
	[{ reopened: 6 }, 'reopened', '2 more', false],
	[{ reopened: 0 }, 'reopened', '4 fewer', true],
	[{ claimedInTime: 91 }, 'claimedInTime', 'up 1.0 point', true],
	[{ claimedInTime: 85 }, 'claimedInTime', 'down 5.0 points', false],
	[{ claimedInTime: 0, claimsDecided: 0 }, 'claimedInTime', 'nothing to compare', null],
	[{ medianToClaim: 98_000 }, 'medianToClaim', '22 s faster', true],
	[{ medianToClaim: 255_000 }, 'medianToClaim', '2:15 min slower', false],
	[{ medianToClaim: 120_400 }, 'medianToClaim', 'same', null],
	[{ medianToClaim: null }, 'medianToClaim', 'nothing to compare', null],
	[{ medianToResolve: 5_400_000 }, 'medianToResolve', '1 h slower', false]
])('SUM-30 %j: %s is %s', (given, key, text, good) => {
	expect(compare(figures(given), figures({}), say)[key]).toEqual({ text, good });
});

test.each([
	[93, 100, '93.0%'],
	[1, 3, '33.3%'],
	[3, 3, '100%'],
	[0, 3, '0%'],
	[9999, 10_000, '99.9%'],
	[1, 10_000, '0.1%'],
	[0, 0, '–']
])('SUM-31 %s of %s is %s', (claimedInTime, claimsDecided, words) => {
	expect(shareWords(figures({ claimedInTime, claimsDecided }), say)).toBe(words);
});
