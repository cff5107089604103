/** A case with its history: who, when, why, before, after. */
import { CLOCKS } from '#lib/shared/words.ts';
import type { CaseView, History, Step } from '#lib/shared/wire/history.ts';
import type { Case } from '#server/domain/case.ts';
import type { Change, CaseEvent } from '#server/domain/events.ts';
import type { Store } from '#server/store/index.ts';
import type { LogEntry } from '#server/store/log.ts';

const COMMITS = 200;
/** What a commit itself takes is not late. */
const TOLD_LATE_MS = 1000;

export class Histories {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	/** @returns the case and its newest steps; null when there is no such case. @throws StoreUnavailable */
	async of(client: string, id: string): Promise<History | null> {
		const [row, { entries, more }] = await Promise.all([
			this.#store.cases.read(client, id),
			this.#store.log.ofCase(client, id, COMMITS)
		]);
		if (!row) return null;
		return { case: caseView(row), steps: entries.flatMap(stepsOf), more };
	}
}

/** A case as it is shown outside. */
export function caseView(state: Case): CaseView {
	const { id, undo: _, clocks, escalatedAt: __, revision: ___, ownedSince: ____, ...rest } = state;
	return {
		...rest,
		case: id,
		clocks: CLOCKS.flatMap((name) => {
			const clock = clocks[name];
			if (!clock) return [];
			const { startedAt, dueAt, minutes, stoppedAt } = clock;
			return [{ name, startedAt, dueAt, minutes, stoppedAt }];
		})
	};
}

const stepsOf = (entry: LogEntry): Step[] =>
	entry.events.map((event) => stepOf(event, entry.recordedAt)).reverse();

/** One event as one step. */
export function stepOf(event: CaseEvent, recordedAt: number): Step {
	const { before, after } = beforeAndAfter(event);
	return {
		at: event.at,
		...(recordedAt - event.at > TOLD_LATE_MS && { recordedAt }),
		type: event.type,
		by: event.by,
		...(event.why && { why: event.why }),
		before,
		after
	};
}

function beforeAndAfter(event: CaseEvent) {
	const before: Record<string, unknown> = {};
	const after: Record<string, unknown> = {};
	const changes =
		event.type === 'updated'
			? Object.entries(event.changes)
			: Object.entries(event).filter(isChange);
	for (const [name, change] of changes) {
		before[name] = (change as Change<unknown>).before;
		after[name] = (change as Change<unknown>).after;
	}
	if (event.type === 'opened') Object.assign(after, event.facts);
	if (event.type === 'noted') after['text'] = event.text;
	if (event.type === 'resolved') Object.assign(after, { cause: event.cause, done: event.done });
	if (event.type === 'clock-past' || event.type === 'clock-warned')
		Object.assign(after, { clock: event.clock, due: event.due });
	return { before, after };
}

const isChange = (pair: [string, unknown]): boolean => {
	const value = pair[1];
	return typeof value === 'object' && value !== null && 'before' in value && 'after' in value;
};
