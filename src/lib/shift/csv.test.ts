import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { ShiftFigures, ShiftSummary } from '#lib/shared/wire/shift.ts';
import { csv, csvCell, summaryCsv } from './csv.ts';

const FORMULA = /^[\t\r\n]|^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

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
		[' =1', "' =1"],
		['\u200b=1', "'\u200b=1"],
		['\ufeff@x', "'\ufeff@x"],
		['＝1+1', "'＝1+1"],
		['＋1', "'＋1"],
		['－1', "'－1"],
		['＠x', "'＠x"],
		['\n=1', '"\'\n=1"'],
		['a=b', 'a=b'],
		[' a', ' a'],
		[-5, '-5'],
		[0, '0'],
		[null, ''],
		['', '']
	])('%j becomes %j', (cell, expected) => {
		expect(csvCell(cell)).toBe(expected);
	});
});

test('SUM-11 whatever the names are, another program reads back the same cells, and none of them is a formula', () => {
	const nasty = fc.constantFrom(
		'=',
		'+',
		'-',
		'@',
		'＝',
		' ',
		'\u200b',
		'\t',
		'\r',
		'\n',
		'"',
		',',
		"'",
		'é',
		'木',
		'a',
		'1'
	);
	const cell = fc.oneof(fc.string({ unit: nasty, maxLength: 6 }), fc.string({ maxLength: 12 }));
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
			const read = parse(csv(rows), { bom: true, record_delimiter: '\r\n' });
			const safe = rows.map((row) => row.map((text) => (FORMULA.test(text) ? `'${text}` : text)));
			expect(read).toEqual(safe);
			expect(read.flat().filter((text) => FORMULA.test(text))).toEqual([]);
		})
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
		bySubject: [{ ...figures, key: 'billing' }],
		byClient: [{ ...figures, key: 'nw', name: '=Northwind, "the" one' }],
		byTier: [{ ...figures, key: 2 }],
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
