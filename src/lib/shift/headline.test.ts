import { describe, expect, test } from 'vitest';
import type { ShiftBucket, ShiftFigures, ShiftSummary } from '#lib/shared/wire/shift.ts';
import { headline } from './headline.ts';
import { wordsOf } from '#lib/messages/index.ts';

const say = await wordsOf('en', ['shift', 'common']);

const HOUR = 3_600_000;
const none: ShiftFigures = {
	escalations: 0,
	claimed: 0,
	claimedInTime: 0,
	claimsDecided: 0,
	medianToClaim: null,
	p90ToClaim: null,
	resolved: 0,
	medianToResolve: null,
	p90ToResolve: null,
	pastSla: 0,
	reopened: 0
};
const client = (name: string, given: Partial<ShiftFigures>) => ({
	...none,
	...given,
	key: name,
	name
});
const subject = (key: 'billing' | 'technical', given: Partial<ShiftFigures>) => ({
	...none,
	...given,
	key,
	name: key
});
const hours = (...past: number[]): ShiftBucket[] =>
	past.map((pastSla, hour) => ({
		from: hour * HOUR,
		to: (hour + 1) * HOUR,
		escalations: 1,
		resolved: 0,
		pastSla
	}));

function summary(totals: Partial<ShiftFigures>, given: Partial<ShiftSummary> = {}): ShiftSummary {
	return {
		floor: { id: 'cebu', title: 'Cebu · Floor 3', zone: 'UTC' },
		window: { name: 'Night shift', from: 0, to: 8 * HOUR, running: false },
		asOf: 8 * HOUR,
		openNow: null,
		bySubject: [],
		byClient: [],
		byTier: [],
		through: [],
		demo: false,
		...given,
		totals: { ...none, ...totals }
	};
}
const clock = (at: number) => `${String(at / HOUR).padStart(2, '0')}:00`;
const said = (of: ShiftSummary) =>
	headline(of, clock, say)
		.map((piece) => piece.text)
		.join('');
const running = { name: 'Day shift', from: 0, to: 8 * HOUR, running: true };
const northwind = [
	client('Northwind', { escalations: 80, pastSla: 5 }),
	client('Kestrel', { escalations: 62 })
];
const billing = [
	subject('billing', { escalations: 51, pastSla: 5 }),
	subject('technical', { escalations: 91 })
];
const busy = {
	escalations: 142,
	claimsDecided: 142,
	claimedInTime: 132,
	pastSla: 5,
	resolved: 100
};

describe('SUM-1 to SUM-5 the headline', () => {
	test.each<[string, ShiftSummary, string]>([
		['nothing', summary({}), 'Night shift: no escalations.'],
		[
			'nothing yet, and one from before',
			summary({}, { window: running, openNow: 1 }),
			'Day shift so far: no escalations; 1 is still open.'
		],
		[
			'nothing yet, and several from before',
			summary({}, { window: running, openNow: 7 }),
			'Day shift so far: no escalations; 7 are still open.'
		],
		[
			'one, claimed in time',
			summary({ escalations: 1, claimsDecided: 1, claimedInTime: 1 }),
			'Night shift: 1 escalation, claimed in time, nothing past SLA.'
		],
		[
			'one, and nobody claimed it',
			summary({ escalations: 1, claimsDecided: 1, pastSla: 1 }),
			'Night shift: 1 escalation, not claimed in time, 1 past SLA.'
		],
		[
			'no claim was decided',
			summary({ escalations: 2 }),
			'Night shift: 2 escalations, nothing past SLA.'
		],
		[
			'all in time',
			summary({ escalations: 3, claimsDecided: 3, claimedInTime: 3 }),
			'Night shift: 3 escalations, all claimed in time, nothing past SLA.'
		],
		[
			'none in time',
			summary({ escalations: 3, claimsDecided: 3 }),
			'Night shift: 3 escalations, none claimed in time, nothing past SLA.'
		],
		[
			'nearly all is not all',
			summary({ escalations: 1000, claimsDecided: 1000, claimedInTime: 999 }),
			'Night shift: 1,000 escalations, 99% claimed in time, nothing past SLA.'
		],
		[
			'hardly any is not none',
			summary({ escalations: 1000, claimsDecided: 1000, claimedInTime: 1 }),
			'Night shift: 1,000 escalations, 1% claimed in time, nothing past SLA.'
		],
		[
			'only work from before',
			summary({ resolved: 4, pastSla: 1 }),
			'Night shift: no new escalations, 1 past SLA.'
		],
		[
			'past SLA in one place, late in the shift',
			summary(busy, { byClient: northwind, bySubject: billing, through: hours(0, 0, 3, 2) }),
			'Night shift: 142 escalations, 93% claimed in time, 5 past SLA, all in Northwind Billing after 02:00.'
		],
		[
			'one client, several subjects, all along',
			summary(busy, { byClient: northwind, through: hours(2, 0, 3) }),
			'Night shift: 142 escalations, 93% claimed in time, 5 past SLA, all in Northwind.'
		],
		[
			'two',
			summary({ ...busy, pastSla: 2 }, { through: hours(0, 2) }),
			'Night shift: 142 escalations, 93% claimed in time, 2 past SLA, both after 01:00.'
		],
		[
			'only not at the very beginning',
			summary(busy, { through: hours(0, 1, 0, 0, 1, 1, 1, 1) }),
			'Night shift: 142 escalations, 93% claimed in time, 5 past SLA.'
		],
		[
			'what is still to come does not count',
			summary(busy, { through: hours(0, 5, 0, 0, 0, 0, 0, 0), asOf: 2 * HOUR, window: running }),
			'Day shift so far: 142 escalations, 93% claimed in time, 5 past SLA, all after 01:00.'
		],
		[
			'a single client tells nothing',
			summary(busy, { byClient: [client('Northwind', busy)], through: hours(5) }),
			'Night shift: 142 escalations, 93% claimed in time, 5 past SLA.'
		],
		[
			'days are not times of day',
			summary(busy, {
				through: hours(0, 5).map((hour) => ({ ...hour, to: hour.from + 24 * HOUR }))
			}),
			'Night shift: 142 escalations, 93% claimed in time, 5 past SLA.'
		]
	])('%s', (_, given, expected) => {
		expect(said(given)).toBe(expected);
	});
	test('what is past SLA is the one piece that is lit', () => {
		expect(headline(summary(busy), clock, say).filter((piece) => piece.past)).toEqual([
			{ text: '5 past SLA', past: true }
		]);
	});
});
