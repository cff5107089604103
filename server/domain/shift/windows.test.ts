import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '../../../tests/support/cases.ts';
import type { ShiftNow } from '#lib/shared/wire/rows.ts';
import { lastFinished, nextShift, previousShift, shiftAt, type DailyShift } from './windows.ts';

const ROUND: DailyShift[] = [
	{ name: 'Day', from: '06:00', to: '14:00' },
	{ name: 'Late', from: '14:00', to: '22:00' },
	{ name: 'Night', from: '22:00', to: '06:00' }
];
const OFFICE: DailyShift[] = [{ name: 'Office', from: '09:00', to: '17:30' }];

const utc = (shift: ShiftNow | null) =>
	shift &&
	`${shift.name} ${new Date(shift.from).toISOString().slice(0, 16)} ${(shift.to - shift.from) / HOUR} h`;

describe('the shift that runs', () => {
	it.each([
		['at its first instant', '2026-01-05T06:00:00', 'Day 2026-01-05T06:00 8 h'],
		['before its last', '2026-01-05T13:59:59', 'Day 2026-01-05T06:00 8 h'],
		['no more at its end', '2026-01-05T14:00:00', 'Late 2026-01-05T14:00 8 h'],
		['before midnight', '2026-01-05T23:00:00', 'Night 2026-01-05T22:00 8 h'],
		['after midnight', '2026-01-06T05:00:00', 'Night 2026-01-05T22:00 8 h']
	])('SHIFT-1 %s', (_, at, expected) => {
		expect(utc(shiftAt(ROUND, 'UTC', Date.parse(`${at}Z`)))).toBe(expected);
	});

	it.each([
		['is an hour short when clocks go forward', '2026-03-29T00:30', 'Night 2026-03-28T21:00 7 h'],
		['is an hour long when they go back', '2026-10-25T03:00', 'Night 2026-10-24T20:00 9 h']
	])('SHIFT-2 %s', (_, at, expected) => {
		expect(utc(shiftAt(ROUND, 'Europe/Berlin', Date.parse(`${at}Z`)))).toBe(expected);
	});

	it('SHIFT-2 shifts that meet in the hour that is left out still meet', () => {
		const split = [
			{ name: 'A', from: '14:30', to: '02:30' },
			{ name: 'B', from: '02:30', to: '14:30' }
		];
		const change = Date.parse('2026-03-29T01:00Z');
		expect(shiftAt(split, 'Europe/Berlin', change - 1)).toMatchObject({ name: 'A', to: change });
		expect(shiftAt(split, 'Europe/Berlin', change)).toMatchObject({ name: 'B', from: change });
	});

	it.each([
		['before opening', '2026-01-05T08:59'],
		['at closing', '2026-01-05T17:30']
	])('SHIFT-3 hours that no shift covers have none: %s', (_, at) => {
		expect(shiftAt(OFFICE, 'UTC', Date.parse(`${at}Z`))).toBeNull();
	});

	it('SHIFT-1 a shift that ends when it begins lasts a day', () => {
		const day = [{ name: 'Always', from: '06:00', to: '06:00' }];
		expect(utc(shiftAt(day, 'UTC', Date.parse('2026-01-05T05:59Z')))).toBe(
			'Always 2026-01-04T06:00 24 h'
		);
	});

	it('SHIFT-1 where two overlap, the one that began last', () => {
		const overlap = [...ROUND, { name: 'Peak', from: '12:00', to: '16:00' }];
		expect(shiftAt(overlap, 'UTC', Date.parse('2026-01-05T13:00Z'))?.name).toBe('Peak');
		expect(shiftAt(overlap, 'UTC', Date.parse('2026-01-05T15:00Z'))?.name).toBe('Late');
	});
});

describe('the shifts around', () => {
	const noon = Date.parse('2026-01-05T12:00Z');

	it('SHIFT-4 the last finished, the next, and the one before', () => {
		expect(utc(lastFinished(ROUND, 'UTC', noon))).toBe('Night 2026-01-04T22:00 8 h');
		expect(utc(nextShift(ROUND, 'UTC', noon))).toBe('Late 2026-01-05T14:00 8 h');
		const late = shiftAt(ROUND, 'UTC', Date.parse('2026-01-05T15:00Z'));
		expect(utc(previousShift(ROUND, 'UTC', late?.from ?? 0))).toBe('Day 2026-01-05T06:00 8 h');
	});

	it('SHIFT-4 a shift is finished at its end', () => {
		const end = Date.parse('2026-01-05T14:00Z');
		expect(lastFinished(ROUND, 'UTC', end)?.name).toBe('Day');
		expect(lastFinished(ROUND, 'UTC', end - 1)?.name).toBe('Night');
	});

	it('SHIFT-4 over hours that no shift covers', () => {
		const night = Date.parse('2026-01-06T02:00Z');
		expect(utc(lastFinished(OFFICE, 'UTC', night))).toBe('Office 2026-01-05T09:00 8.5 h');
		expect(utc(nextShift(OFFICE, 'UTC', night))).toBe('Office 2026-01-06T09:00 8.5 h');
	});

	it('SHIFT-4 a floor without shifts has none', () => {
		for (const find of [shiftAt, lastFinished, nextShift, previousShift])
			expect(find([], 'UTC', noon)).toBeNull();
	});
});

describe('in every zone, on every day', () => {
	const zone = fc.constantFrom(
		'UTC',
		'Asia/Manila',
		'Europe/Berlin',
		'America/New_York',
		'America/Santiago',
		'Australia/Lord_Howe',
		'Pacific/Apia'
	);
	const at = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2037, 0, 1) });
	const time = fc
		.nat(24 * 4 - 1)
		.map((n) => `${String(n >> 2).padStart(2, '0')}:${String((n & 3) * 15).padStart(2, '0')}`);
	/** A day cut at arbitrary times: every instant is in one shift. */
	const cut = fc
		.uniqueArray(time, { minLength: 1, maxLength: 4 })
		.map((times) => times.sort())
		.map((times) =>
			times.map((from, n) => ({ name: `${n}`, from, to: times[(n + 1) % times.length] ?? from }))
		);

	it('SHIFT-2 shifts that cover the day leave no instant out and share none', () => {
		fc.assert(
			fc.property(cut, zone, at, (shifts, name, now) => {
				const running = shiftAt(shifts, name, now);
				if (!running) throw new Error('nothing runs');
				expect(running.from).toBeLessThanOrEqual(now);
				expect(running.to).toBeGreaterThan(now);
				expect(nextShift(shifts, name, running.from)?.from).toBe(running.to);
				expect(previousShift(shifts, name, running.from)?.to).toBe(running.from);
				expect(lastFinished(shifts, name, now)).toEqual(previousShift(shifts, name, running.from));
			}),
			{ numRuns: 150 }
		);
	});

	it('SHIFT-4 next and previous are each other backwards, with hours left out too', () => {
		const some = fc.tuple(cut, fc.nat(3)).map(([shifts, n]) => shifts.filter((_, i) => i !== n));
		fc.assert(
			fc.property(some, zone, at, (shifts, name, now) => {
				fc.pre(shifts.length > 0);
				const next = nextShift(shifts, name, now);
				if (!next) throw new Error('nothing comes');
				expect(next.from - now).toBeLessThanOrEqual(2 * DAY + 2 * HOUR);
				const after = nextShift(shifts, name, next.from);
				expect(previousShift(shifts, name, after?.from ?? 0)).toEqual(next);
				expect(shiftAt(shifts, name, next.from)).toEqual(next);
				const last = lastFinished(shifts, name, now);
				expect(last && last.to <= now && now - last.to < 2 * DAY + 2 * HOUR).toBe(true);
				expect(shiftAt(shifts, name, (last?.to ?? 0) - SECOND)).toEqual(last);
			}),
			{ numRuns: 150 }
		);
	});
});
