/**
 * What a shift summary of a replayed log should say, counted plainly from the rows. It shares no code with the server
 * and none with the mapping: it is the reference that both are held against. It spells the rules out once more, the
 * long way, and keeps every clock of every incident.
 */
import type { Priority } from '#lib/shared/words.ts';
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';
import type { IncidentRow } from './servicenow/row.ts';

/** Minutes allowed, by clock and priority. */
export type PlainPolicy = Record<'claim' | 'resolve', Record<Priority, number>>;

/** The allowances that a floor has as long as nobody sets others. */
export const PLAIN_POLICY: PlainPolicy = {
	claim: { 1: 5, 2: 10, 3: 15, 4: 30 },
	resolve: { 1: 60, 2: 120, 3: 480, 4: 1440 }
};

/** A stretch of a clock's life with one due instant; a change of priority begins another. */
interface Stretch {
	due: number;
	/** When it was stopped, set aside or reckoned anew; infinity while it runs. */
	until: number;
}

interface Clock {
	name: 'claim' | 'resolve';
	incident: string;
	startedAt: number;
	stretches: Stretch[];
	/** Claimed, or resolved, at; null when it ended otherwise. */
	metAt: number | null;
}

interface Found {
	began: number[];
	reopened: number[];
	clocks: Clock[];
}

/**
 * @param rows in time order
 * @param from first instant that counts, ms since 1970
 * @param to first instant that no longer counts
 */
export function plainCount(
	rows: IncidentRow[],
	policy: PlainPolicy,
	from: number,
	to: number
): ShiftFigures {
	const { began, reopened, clocks } = walk(rows, policy);
	const inside = (at: number | null) => at !== null && at >= from && at < to;
	const claims = clocks.filter(({ name }) => name === 'claim');
	const claimed = claims.filter(({ metAt }) => inside(metAt));
	const decided = claims.filter((clock) => inside(clock.metAt) || ranOut(clock).some(inside));
	const resolved = clocks.filter(({ name, metAt }) => name === 'resolve' && inside(metAt));
	const past = clocks.filter((clock) => ranOut(clock).some(inside));
	const toClaim = claimed.map((clock) => (clock.metAt ?? 0) - clock.startedAt);
	const toResolve = resolved.map((clock) => (clock.metAt ?? 0) - clock.startedAt);
	return {
		escalations: began.filter(inside).length,
		claimed: claimed.length,
		claimedInTime: claimed.filter((clock) => ranOut(clock).length === 0).length,
		claimsDecided: decided.length,
		medianToClaim: nearestRank(toClaim, 0.5),
		p90ToClaim: nearestRank(toClaim, 0.9),
		resolved: resolved.length,
		medianToResolve: nearestRank(toResolve, 0.5),
		p90ToResolve: nearestRank(toResolve, 0.9),
		pastSla: new Set(past.map(({ incident }) => incident)).size,
		reopened: reopened.filter(inside).length
	};
}

/** The due instants at which this clock ran out: one that is stopped at its very due instant did not. */
const ranOut = ({ stretches }: Clock) =>
	stretches.filter(({ due, until }) => due < until).map(({ due }) => due);

/** @returns the ceil(p × n)-th of the sorted values, or null when there are none */
export function nearestRank(values: number[], p: number): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.ceil(p * sorted.length) - 1] ?? null;
}

function walk(rows: IncidentRow[], policy: PlainPolicy): Found {
	const found: Found = { began: [], reopened: [], clocks: [] };
	for (const [number, history] of Map.groupBy(rows, (row) => row.number))
		walkOne(number, history, policy, found);
	return found;
}

function walkOne(incident: string, rows: IncidentRow[], policy: PlainPolicy, found: Found): void {
	let tier = 0;
	let group: string | null = null;
	let claim: Clock | null = null;
	let resolve: Clock | null = null;
	rows.forEach((row, index) => {
		const before = rows[index - 1];
		const open = !['resolved', 'closed'].includes(row.status);
		const wasOpen = before === undefined || !['resolved', 'closed'].includes(before.status);
		const start = (name: Clock['name']): Clock => {
			const due = row.at + policy[name][row.priority] * 60_000;
			const stretches = [{ due, until: Infinity }];
			const clock = { name, incident, startedAt: row.at, stretches, metAt: null };
			found.clocks.push(clock);
			return clock;
		};
		const moved = group !== null && row.group !== null && row.group !== group;
		group = row.group ?? group;

		if (tier > 0 && wasOpen && !open) {
			end(claim, row.at, false);
			end(resolve, row.at, true);
			claim = resolve = null;
		}
		if (tier > 0 && !wasOpen && open) {
			found.reopened.push(row.at);
			claim = start('claim');
			resolve = start('resolve');
		}
		if (before && before.priority !== row.priority)
			for (const clock of [claim, resolve]) reckon(clock, row, policy);
		if (!open) return;

		const first = tier === 0;
		if (first && row.priority <= 2) tier = 2;
		else if (first && moved) tier = 1;
		if (first && tier > 0) {
			found.began.push(row.at);
			claim = start('claim');
			resolve = start('resolve');
		} else if (moved && tier > 0 && tier < 3) {
			tier++;
			end(claim, row.at, false);
			claim = start('claim');
		}
		// a claim clock that still runs is an escalation that nobody has
		const named = row.assignee !== null && row.assignee !== before?.assignee;
		if (named && claim) {
			end(claim, row.at, true);
			claim = null;
		}
	});
}

function end(clock: Clock | null, at: number, met: boolean): void {
	const last = clock?.stretches.at(-1);
	if (!clock || !last) return;
	last.until = at;
	if (met) clock.metAt = at;
}

/** Another priority, another allowance, from the same start. */
function reckon(clock: Clock | null, row: IncidentRow, policy: PlainPolicy): void {
	const last = clock?.stretches.at(-1);
	if (!clock || !last) return;
	const due = clock.startedAt + policy[clock.name][row.priority] * 60_000;
	if (due === last.due) return;
	last.until = row.at;
	clock.stretches.push({ due, until: Infinity });
}
