import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createMemoryFloor } from '../testing/memory-floor.ts';
import { planOf } from './detect.ts';
import { nearestRank, PLAIN_POLICY, plainCount } from './plain-count.ts';
import { readTable } from './read.ts';
import { findColumns, type Columns } from './servicenow/columns.ts';
import { incidentRows } from './servicenow/plan.ts';

const data = (name: string) =>
	fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
const WEEK = data('servicenow-week.csv.gz');
const DIALECTS = [
	'a_slash_dates_lower_true',
	'b_dash_dates_upper_TRUE',
	'c_prefixes_stripped_dup_header'
].map((name) => data(`dialects/${name}.csv`));

describe.skipIf(!existsSync(WEEK))('a week of real incidents', async () => {
	const table = existsSync(WEEK) ? await readTable(WEEK) : { header: [], lines: [] };
	const rows = existsSync(WEEK) ? incidentRows(table, findColumns(table.header) as Columns) : [];

	function replayed() {
		const floor = createMemoryFloor(() => Date.UTC(2026, 0, 1));
		const plan = planOf(table);
		const answers = plan.planned.map((one) => one.kind === 'case' && floor.act('replay', one.item));
		return { floor, plan, refused: answers.filter((answer) => answer && !answer.ok) };
	}

	it('RPL-2 RPL-20 is taken whole: nothing refused, every case as its last row left it', () => {
		const { floor, plan, refused } = replayed();
		expect([plan.rows, plan.cases]).toEqual([11_042, 2_008]);
		expect(refused).toEqual([]);
		for (const [number, expected] of plan.expected)
			expect(floor.cases.get(`replay/${number}`)).toMatchObject({ id: number, ...expected });
	});

	it('RPL-4 says nothing at a minute that the log did not know at that minute', () => {
		const back = ['resolved_at', 'closed_at', 'made_sla', 'closed_code', 'resolved_by'];
		const blind = table.lines.map(({ line, cells }) => ({
			line,
			cells: cells.map((cell, at) => (back.includes(table.header[at] ?? '') ? '?' : cell))
		}));
		expect(planOf({ header: table.header, lines: blind })).toEqual(planOf(table));
		// and what is sent up to an instant does not depend on the rows after it
		const half = table.lines.slice(0, 5_000);
		const known = planOf({ header: table.header, lines: half }).planned;
		expect(planOf(table).planned.slice(0, known.length)).toEqual(known);
	});

	it('RPL-21 is counted alike from the rows, plainly, and from the log', () => {
		const { floor } = replayed();
		const april = Date.UTC(2016, 3, 4);
		const windows = [
			[april, april + 7 * 86_400_000],
			[april, Date.UTC(2017, 0, 1)],
			...Array.from({ length: 21 }, (_, n) => [
				april + n * 8 * 3_600_000,
				april + (n + 1) * 8 * 3_600_000
			])
		] as [number, number][];
		for (const [from, to] of windows)
			expect(plainCount(rows, PLAIN_POLICY, from, to)).toMatchObject(countLog(floor.log, from, to));
		expect(plainCount(rows, PLAIN_POLICY, april, Date.UTC(2017, 0, 1)).escalations).toBeGreaterThan(
			400
		);
	});
});

type Log = ReturnType<typeof createMemoryFloor>['log'];

/** The figures of a window, from the events of the log and the clocks that stand in them. */
function countLog(log: Log, from: number, to: number) {
	const inside = ({ event }: Log[number]) => event.at >= from && event.at < to;
	const escalated = new Set<string>();
	const begun = new Map<string, { claim: number; resolve: number }>();
	const [toClaim, toResolve]: [number[], number[]] = [[], []];
	const past = new Set<string>();
	const count = { escalations: 0, claimed: 0, resolved: 0, reopened: 0 };
	for (const one of log) {
		const { key, event } = one;
		if (event.type === 'escalated') escalated.add(key);
		if (!escalated.has(key)) continue;
		const clock = begun.get(key);
		if (event.type === 'clock-past' && event.due >= from && event.due < to) past.add(key);
		if (inside(one)) {
			if (event.type === 'escalated') count.escalations++;
			if (event.type === 'reopened') count.reopened++;
			if (event.type === 'claimed' && ++count.claimed) toClaim.push(event.at - (clock?.claim ?? 0));
			if (event.type === 'resolved' && ++count.resolved)
				toResolve.push(event.at - (clock?.resolve ?? 0));
		}
		const claim = event.clocks?.claim?.startedAt;
		const resolve = event.clocks?.resolve?.startedAt;
		if (claim !== undefined && resolve !== undefined) begun.set(key, { claim, resolve });
	}
	return {
		...count,
		pastSla: past.size,
		medianToClaim: nearestRank(toClaim, 0.5),
		p90ToClaim: nearestRank(toClaim, 0.9),
		medianToResolve: nearestRank(toResolve, 0.5),
		p90ToResolve: nearestRank(toResolve, 0.9)
	};
}

describe.skipIf(!DIALECTS.every((path) => existsSync(path)))(
	'the same export in three dialects',
	() => {
		it('RPL-1 becomes the same commands', async () => {
			const [a, b, c] = await Promise.all(
				DIALECTS.map(async (path) => planOf(await readTable(path)))
			);
			expect(a?.planned.length).toBeGreaterThan(200);
			expect(b).toEqual(a);
			expect(c).toEqual(a);
		});
	}
);
