/** One lot of deadlines that have come: taken, told, and what was no news put where it belongs. */
import { newOperation } from '#server/clock.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import { THE_CLOCK } from '#server/domain/decide/clock.ts';
import type { DueDeadline, TakenDeadlines } from '#server/store/deadlines.ts';
import type { Store } from '#server/store/index.ts';
import type { Cases } from './cases.ts';

/** What deadlines need of the store. */
export interface DeadlinesStore {
	deadlines: Pick<Store['deadlines'], 'take' | 'rearm'>;
	cases: Pick<Store['cases'], 'readMany'>;
	clock: Pick<Store['clock'], 'now'>;
}

/** How many are taken at once: people's commands go in between. */
export const LOT = 128;

/** Tells what was taken, oldest first. @returns when something of it comes again; null when all of it was dealt with */
export async function tellLot(
	store: DeadlinesStore,
	cases: Pick<Cases, 'run'>,
	client: string,
	taken: TakenDeadlines
): Promise<number | null> {
	const failed: unknown[] = [];
	const told = await Promise.all(
		taken.due.map((one) =>
			tell(cases, client, one, taken.now).catch((error: unknown) => {
				failed.push(error);
				return 'later' as const;
			})
		)
	);
	const idle = taken.due.filter((_, index) => told[index] === 'idle');
	const later = told.includes('later') ? [taken.again] : [];
	const again = [...later, ...(await rearm(store, client, idle, taken))];
	// what cannot be told comes again; it keeps nothing else of the lot from its place
	if (failed.length > 0) throw failed[0];
	return again.length > 0 ? Math.min(...again) : null;
}

async function tell(
	cases: Pick<Cases, 'run'>,
	client: string,
	due: DueDeadline,
	at: number
): Promise<'told' | 'idle' | 'later'> {
	const answer = await cases.run({
		operation: newOperation(),
		client,
		case: due.case,
		command: { type: 'clock' },
		by: THE_CLOCK,
		at
	});
	if (answer.ok) return answer.data.changed ? 'told' : 'idle';
	return answer.error.temporary ? 'later' : 'idle';
}

/**
 * What was no news goes where its row says; what should have been some is left to come again.
 * @returns when each of them comes
 */
async function rearm(
	store: DeadlinesStore,
	client: string,
	idle: DueDeadline[],
	{ now, again }: TakenDeadlines
): Promise<number[]> {
	if (idle.length === 0) return [];
	const found = await store.cases.readMany(
		client,
		idle.map((one) => one.case)
	);
	const rows = new Map(found.map((row) => [row.id, row]));
	const nexts = idle.map((one) => deadlineOf(rows.get(one.case) ?? null, now));
	const seen = idle.map((one, index) => ({
		case: one.case,
		at: again,
		next: nexts[index] ?? null
	}));
	await store.deadlines.rearm(
		client,
		seen.filter(({ next }) => next === null || next >= now)
	);
	return nexts.filter((next) => next !== null).map((next) => (next >= now ? next : again));
}
