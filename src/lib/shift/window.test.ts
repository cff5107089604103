import { describe, expect, test } from 'vitest';
import { comparing, namedShift, readWindow, shifted, windowQuery } from './window.ts';

const read = (query: string) => readWindow(new URLSearchParams(query));

describe('SUM-20 which shift', () => {
	test.each([
		['', 'running'],
		['which=running', 'running'],
		['which=last', 'last'],
		['compare=week', 'running'],
		['from=1970-01-01T00:00:00Z&to=1970-01-01T01:00:00Z', { from: 0, to: 3_600_000 }],
		['from=1970-01-01T02:00:00%2B02:00&to=1970-01-01T01:00Z', { from: 0, to: 3_600_000 }],
		['from=1970-01-01T02:00:00+02:00&to=1970-01-01T01:00:00.000Z', { from: 0, to: 3_600_000 }]
	])('%j', (query, asked) => {
		expect(read(query)).toEqual({ ok: true, asked });
	});
});

describe('SUM-21 what is wrong is named', () => {
	test.each([
		['which=next', 'which'],
		['from=2026-11-21T06:00:00Z', 'to'],
		['to=2026-11-21T06:00:00Z', 'from'],
		['from=yesterday&to=2026-11-21T06:00:00Z', 'from'],
		['from=2026-11-21T06:00:00Z&to=2026-11-21', 'to'],
		['from=2026-13-45T06:00:00Z&to=2026-11-21T06:00:00Z', 'from'],
		['from=2026-11-21T06:00:00&to=2026-11-21T07:00:00Z', 'from'],
		['from=2026-11-21T06:00:00Z&to=2026-11-21T06:00:00Z', 'to'],
		['from=2026-11-21T06:00:00Z&to=2026-11-20T06:00:00Z', 'to'],
		['from=2020-11-21T06:00:00Z&to=2026-11-20T06:00:00Z', 'to'],
		['from=&to=', 'from']
	])('%j blames %s', (query, name) => {
		const reading = read(query);
		expect(reading.ok ? '' : reading.fault).toMatch(new RegExp(`^"${name}" .*\\.$`));
	});
});

test('SUM-22 earlier and later are as long, and an address of them reads back', () => {
	const window = { from: 3_600_000, to: 7_200_000 };
	expect(shifted(window, -1)).toEqual({ from: 0, to: 3_600_000 });
	expect(shifted(window, 1)).toEqual({ from: 7_200_000, to: 10_800_000 });
	expect(read(windowQuery(window))).toEqual({ ok: true, asked: window });
});

test('SUM-23 the comparison is part of the address and changes nothing else of it', () => {
	expect(comparing('which=last', true)).toBe('which=last&compare=week');
	expect(comparing('which=last&compare=week', false)).toBe('which=last');
	expect(namedShift('')).toBe('running');
	expect(namedShift('which=last&compare=week')).toBe('last');
	expect(namedShift(windowQuery({ from: 0, to: 1 }))).toBeNull();
});
