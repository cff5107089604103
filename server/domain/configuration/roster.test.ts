import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WEEKDAYS } from './fields.ts';
import { rosterGaps, staffed } from './roster.ts';
import { Configuration, type ConfigurationInput } from './schema.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const of = (written: ConfigurationInput) => Configuration.parse(written);
const ALL_WEEK = [...WEEKDAYS];

const TEAMS: NonNullable<ConfigurationInput['teams']> = {
	leads: { name: 'Leads', tier: 1, members: ['ana', 'ben'] },
	others: { name: 'Other leads', tier: 1, members: ['cleo'] },
	unknown: { name: 'Specialists', tier: 2 },
	nobody: { name: 'Experts', tier: 3, members: [] }
};

describe('who is there', () => {
	test('ROST-1 of a team without members, or a tier without teams, nobody knows: they are there', () => {
		const shifts = [{ name: 'Day', from: '09:00', to: '17:00', people: ['ana'] }];
		const configuration = of({ teams: TEAMS, shifts });
		const night = at('2026-01-14T03:00:00Z');
		const there = (whom: Parameters<typeof staffed>[2]) =>
			staffed(configuration, 'UTC', whom, night);
		expect(there({ team: 'unknown' })).toBe(true);
		expect(there({ tier: 2 })).toBe(true);
		expect(there({ tier: 4 })).toBe(true);
		expect(there({ team: 'not-configured' })).toBe(true);
		expect(there({ team: 'constructor' })).toBe(true);
		expect(there({ team: 'nobody' })).toBe(false);
		expect(there({ tier: 3 })).toBe(false);
		expect(there({ team: 'leads' })).toBe(false);
		expect(there({ tier: 1 })).toBe(false);
	});

	test('ROST-1 without shifts members are always there; a tier is there with any of its teams', () => {
		const none = of({ teams: TEAMS });
		expect(staffed(none, 'UTC', { team: 'leads' }, 0)).toBe(true);
		expect(staffed(none, 'UTC', { team: 'nobody' }, 0)).toBe(false);
		const some = of({
			teams: TEAMS,
			shifts: [{ name: 'Day', from: '09:00', to: '17:00', people: ['cleo'] }]
		});
		const noon = at('2026-01-14T12:00:00Z');
		expect(staffed(some, 'UTC', { tier: 1 }, noon)).toBe(true);
		expect(staffed(some, 'UTC', { team: 'others' }, noon)).toBe(true);
		expect(staffed(some, 'UTC', { team: 'leads' }, noon)).toBe(false);
	});

	const shiftOf = (from: string, to: string, days: (typeof WEEKDAYS)[number][] = ALL_WEEK) =>
		of({ teams: TEAMS, shifts: [{ name: 'S', from, to, days, people: ['ana'] }] });

	// Berlin: 29 March 2026 02:00 → 03:00, 25 October 2026 03:00 → 02:00
	const HOURS: [string, string, string, string, number][] = [
		['a day', '09:00', '17:00', '2026-01-14', 8],
		['a night', '22:00', '06:00', '2026-01-14', 8],
		['to midnight', '16:00', '24:00', '2026-01-14', 8],
		['around the clock', '08:00', '08:00', '2026-01-14', 24],
		['the night that has an hour less', '22:00', '06:00', '2026-03-28', 7],
		['the night that has an hour more', '22:00', '06:00', '2026-10-24', 9],
		['from a time that is left out', '02:30', '06:00', '2026-03-29', 3],
		['to a time that comes twice', '00:00', '02:30', '2026-10-25', 2.5],
		['from a time that comes twice', '02:30', '06:00', '2026-10-25', 4.5]
	];
	test.each(HOURS)('ROST-2 %s', (_, from, to, day, hours) => {
		const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] ?? 'mon';
		const configuration = shiftOf(from, to, [weekday]);
		const there = (instant: number) =>
			staffed(configuration, 'Europe/Berlin', { team: 'leads' }, instant);
		// minute by minute, two days about it
		const begin = at(`${day}T00:00:00Z`) - 12 * HOUR;
		const minutes = Array.from({ length: 60 * 60 }, (_, minute) => begin + minute * 60_000);
		const on = minutes.filter(there);
		expect(on.length / 60).toBe(hours);
		expect((on.at(-1) ?? 0) - (on[0] ?? 0), 'without a gap').toBe((on.length - 1) * 60_000);
		// the first instant is in it, the last is not
		expect(there(on[0] ?? 0)).toBe(true);
		expect(there((on[0] ?? 0) - 1)).toBe(false);
		expect(there((on.at(-1) ?? 0) + 59_999)).toBe(true);
	});

	test('ROST-2 shifts that follow each other leave no instant out and have none twice, in any zone', () => {
		const zones = [
			'UTC',
			'Europe/Berlin',
			'America/St_Johns',
			'Australia/Lord_Howe',
			'Asia/Manila'
		];
		const times = fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 4 });
		const two = (count: number) => String(count).padStart(2, '0');
		const timeOf = (quarter: number) =>
			`${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				times,
				fc.integer({ min: at('2020-01-01'), max: at('2040-01-01') }),
				(zone, quarters, instant) => {
					const sorted = quarters.toSorted((one, other) => one - other);
					const teams = Object.fromEntries(
						sorted.map((_, index) => [
							`t${index}`,
							{ name: `T${index}`, tier: 1 as const, members: [`p${index}`] }
						])
					);
					const configuration = of({
						teams,
						shifts: sorted.map((quarter, index) => ({
							name: `S${index}`,
							from: timeOf(quarter),
							to: timeOf(sorted[(index + 1) % sorted.length] ?? 0),
							people: [`p${index}`]
						}))
					});
					const on = Object.keys(teams).filter((team) =>
						staffed(configuration, zone, { team }, instant)
					);
					expect(on).toHaveLength(1);
				}
			),
			{ numRuns: 500 }
		);
	});
});

describe('gaps', () => {
	const week = of({
		teams: TEAMS,
		paths: [
			{
				name: 'Billing',
				steps: [
					{ tier: 1, team: 'leads', dwell: '5m' },
					{ tier: 2, team: 'unknown', dwell: '5m' },
					{ tier: 3, dwell: '5m' }
				]
			},
			{
				name: 'All',
				steps: [
					{ tier: 1, dwell: '5m' },
					{ tier: 1, team: 'leads', dwell: '5m' }
				]
			}
		],
		shifts: [
			{ name: 'Early', from: '06:00', to: '14:00', people: ['ana'] },
			{ name: 'Late', from: '13:00', to: '22:00', people: ['cleo'] }
		]
	});

	test('ROST-3 a shift in which nobody is there whom a path needs is told, with the part of it and the paths', () => {
		const [from, to] = [at('2026-01-14T00:00:00Z'), at('2026-01-15T00:00:00Z')];
		const gaps = rosterGaps(week, 'UTC', from, to).map((gap) => ({
			...gap,
			from: new Date(gap.from).toISOString().slice(11, 16),
			to: new Date(gap.to).toISOString().slice(11, 16)
		}));
		const experts = { team: null, tier: 3, paths: ['Billing'] };
		expect(gaps).toEqual([
			{ shift: 'Early', from: '06:00', to: '14:00', ...experts },
			{ shift: 'Late', from: '13:00', to: '22:00', ...experts },
			{
				// Ana is there until 14:00
				...{ shift: 'Late', from: '14:00', to: '22:00' },
				...{ team: 'leads', tier: 1, paths: ['Billing', 'All'] }
			}
		]);
	});

	test('ROST-3 only what lies between the two instants is told', () => {
		const [from, to] = [at('2026-01-14T15:00:00Z'), at('2026-01-14T16:00:00Z')];
		const gaps = rosterGaps(week, 'UTC', from, to);
		expect(gaps.map(({ team, tier }) => team ?? tier)).toEqual(['leads', 3]);
		for (const gap of gaps) expect([gap.from, gap.to]).toEqual([from, to]);
		expect(rosterGaps(week, 'UTC', at('2026-01-14T22:00:00Z'), at('2026-01-15T05:00:00Z'))).toEqual(
			[]
		);
		expect(rosterGaps(of({}), 'UTC', from, to)).toEqual([]);
	});

	test('ROST-3 a gap is when nobody is there, at any instant', () => {
		const people = fc.subarray(['ana', 'ben', 'cleo'], { minLength: 0 });
		const time = fc.constantFrom('00:00', '03:00', '06:15', '12:00', '18:45', '23:00');
		const shift = fc.record({
			from: time,
			to: time,
			people,
			days: fc.subarray(ALL_WEEK, { minLength: 1 })
		});
		fc.assert(
			fc.property(fc.array(shift, { minLength: 1, maxLength: 4 }), (shifts) => {
				const configuration = of({
					teams: TEAMS,
					paths: [{ name: 'P', steps: [{ tier: 1, team: 'leads', dwell: '5m' }] }],
					shifts: shifts.map((one, index) => ({ ...one, name: `S${index}` }))
				});
				const zone = 'Europe/Berlin';
				const [from, to] = [at('2026-10-24T00:00:00Z'), at('2026-10-27T00:00:00Z')];
				const gaps = rosterGaps(configuration, zone, from, to);
				const leads = { team: 'leads' };
				shifts.forEach((one, index) => {
					const name = `S${index}`;
					const alone = of({ teams: TEAMS, shifts: [{ ...one, name, people: ['ana'] }] });
					for (let now = from; now < to; now += 45 * 60_000) {
						const gap = gaps.some(
							({ shift: of, ...part }) => of === name && part.from <= now && now < part.to
						);
						const isOn = staffed(alone, zone, leads, now);
						expect(gap).toBe(isOn && !staffed(configuration, zone, leads, now));
					}
				});
			}),
			{ numRuns: 40 }
		);
	});
});
