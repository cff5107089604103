import { describe, expect, it } from 'vitest';
import { merged, table, type Result } from '../../bench/support/report.ts';

const of = (id: string, andon: number, anchor: number | null, notes: string[] = []): Result => ({
	...{ id, what: `work of ${id}`, unit: 'ms', goal: '≤ 1', notes },
	rounds: [
		{ andon, anchor },
		{ andon: andon * 2, anchor: anchor && anchor * 2 }
	]
});

describe('the table of benchmarks', () => {
	it('keeps the rows and notes of what was not measured, in the order of the goals', () => {
		const before = table(
			[of('F2', 3, 4, ['frames of 7 bytes']), of('F6', 5, 5), of('F12', 9, null)],
			'2026-11-20'
		);
		const after = merged(before, [of('F6', 8, 2, ['late']), of('F1', 70, null)], '2026-11-22');
		const rows = after.split('\n').filter((line) => /^\| F/.test(line));
		expect(rows.map((row) => row.split('|').map((cell) => cell.trim()))).toEqual([
			['', 'F1', 'work of F1 (ms)', '**105** (70–140)', '', '', '≤ 1', '2026-11-22', ''],
			['', 'F2', 'work of F2 (ms)', '4.5', '6', '**0.75** (0.75–0.75)', '≤ 1', '2026-11-20', ''],
			['', 'F6', 'work of F6 (ms)', '12', '3', '**4** (4–4)', '≤ 1', '2026-11-22', ''],
			['', 'F12', 'work of F12 (ms)', '**13.5** (9–18)', '', '', '≤ 1', '2026-11-20', '']
		]);
		expect(after.split('\n').filter((line) => line.startsWith('- '))).toEqual([
			'- F2: frames of 7 bytes',
			'- F6: late'
		]);
		expect(merged(after, [], '2026-11-23')).toBe(after);
	});

	it('replaces every row of a benchmark that has several', () => {
		const before = table([of('F3', 1, 1), of('F3', 2, 2), of('F3', 3, 3)], 'earlier');
		const after = merged(before, [of('F3', 7, 7)], 'now');
		expect(after.match(/^\| F3/gm)).toHaveLength(1);
		expect(after).not.toContain('earlier');
	});
});
