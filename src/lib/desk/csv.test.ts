import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { ShiftFigures, ShiftSummary } from '#lib/shared/wire/shift.ts';
import { csv, csvCell, summaryCsv } from './csv.ts';

describe('SUM-10 a cell', () => {
	test.each<[string | number | null, string]>([
		['plain', 'plain'],
		['a,b', '"a,b"'],
		['say "so"', '"say ""so"""'],
		['two\nlines', '"two\nlines"'],
		['two\rlines', '"two\rlines"'],
		['=1+1', "'=1+1"],
		['+49 40', "'+49 40"],
		['-5', "'-5"],
		['@sum', "'@sum"],
		['\tx', "'\tx"],
		['\rx', '"\'\rx"'],
		['=a,"b"', '"\'=a,""b"""'],
		['a=b', 'a=b'],
		[-5, '-5'],
		[0, '0'],
		[null, ''],
		['', '']
	])('%j becomes %j', (cell, expected) => {
		expect(csvCell(cell)).toBe(expected);
	});
});

test('SUM-11 whatever the names are, another program reads back the same cells, and none of them is a formula', () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }), {
				minLength: 1
			}),
			(rows) => {
				const text = csv(rows);
				const read = parse(text, { bom: true, record_delimiter: '\r\n' });
				expect(read).toEqual(
					rows.map((row) => row.map((cell) => cell.replace(/^(?=[=+\-@\t\r])/, "'")))
				);
				for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
			}
		)
	);
});

test('SUM-12 a summary is one table: the whole, its groups, and the time', () => {
	const figures: ShiftFigures = {
		escalations: 3,
		claimed: 2,
		claimedInTime: 1,
		claimsDecided: 2,
		medianToClaim: 90_500,
		p90ToClaim: null,
		resolved: 1,
		medianToResolve: 1_800_000,
		p90ToResolve: 1_800_000,
		pastSla: 1,
		reopened: 0
	};
	const summary: ShiftSummary = {
		floor: { id: 'cebu', title: 'Cebu · Floor 3', zone: 'Asia/Manila' },
		window: { name: 'Night shift', from: 0, to: 3_600_000, running: true },
		asOf: 1_800_000,
		openNow: 2,
		totals: figures,
		bySubject: [{ ...figures, key: 'billing', name: 'billing' }],
		byClient: [{ ...figures, key: 'nw', name: '=Northwind, "the" one' }],
		byTier: [{ ...figures, key: 2, name: 'Tier 2' }],
		through: [{ from: 0, to: 3_600_000, escalations: 3, resolved: 1, pastSla: 1 }],
		demo: false
	};
	const text = summaryCsv(summary);
	expect(text.startsWith('\uFEFFfloor,')).toBe(true);
	expect(text.endsWith('\r\n')).toBe(true);
	const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
	expect(rows.map(({ by, of }) => [by, of])).toEqual([
		['shift', 'all'],
		['subject', 'Billing'],
		['client', '\'=Northwind, "the" one'],
		['tier', 'Tier 2'],
		['time', '1970-01-01T00:00:00.000Z']
	]);
	expect(rows[0]).toMatchObject({
		floor: 'Cebu · Floor 3',
		to: '1970-01-01T00:30:00.000Z',
		escalations: '3',
		median_to_claim_s: '91',
		p90_to_claim_s: '',
		median_to_resolve_s: '1800',
		past_sla: '1'
	});
	expect(rows[4]).toMatchObject({ escalations: '3', resolved: '1', past_sla: '1', claimed: '' });
});
