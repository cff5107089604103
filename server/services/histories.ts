/** A case with its history: who, when, why, before, after. */
import { TIMERS } from '#lib/shared/words.ts';
import type { CaseView, History, Step } from '#lib/shared/wire/history.ts';
import type { Case, Place } from '#server/domain/case.ts';
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
	const { id, undo: _, clocks, escalatedAt: __, revision: ___, ...known } = state;
	const { ownedSince: ____, mentioned: _____, ...rest } = known;
	return {
		...rest,
		case: id,
		clocks: TIMERS.flatMap((name) => {
			const clock = clocks[name];
			if (!clock) return [];
			const { startedAt, dueAt, allowance, stoppedAt, pausedAt } = clock;
			return [{ name, startedAt, dueAt, minutes: allowance / 60_000, stoppedAt, pausedAt }];
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
	Object.assign(after, said(event));
	return { before, after };
}

/** What an event tells beside what changed. */
function said(event: CaseEvent): Record<string, unknown> {
	const late = event.late === undefined ? {} : { late: event.late };
	switch (event.type) {
		case 'noted':
			return { text: event.text, ...(event.mentions && { mentions: event.mentions }) };
		case 'resolved':
			return { cause: event.cause, done: event.done };
		case 'clock-past':
			return { clock: event.clock, due: event.due, ...late };
		case 'clock-warned':
			return { clock: event.clock, share: event.share, due: event.due, ...late };
		case 'customer-updated':
			return { channel: event.channel, text: event.text, template: event.template };
		case 'followed-up':
			return { channel: event.channel, satisfied: event.satisfied, text: event.text };
		case 'ticked':
			return { sop: event.sop, step: event.step, text: event.text, done: event.done };
		case 'triggered':
			return { asked: event.asked, ...cause(event) };
		case 'escalated':
			return cause(event);
		case 'step-skipped':
			return { step: event.step, tier: event.tier, team: event.team };
		case 'path-notified':
		case 'management-paged':
			return { ...place(event), ...late };
		case 'lease-warned':
			return { owner: event.owner, until: event.until };
		case 'pause-ended':
			return { timers: event.timers, ...late };
		default:
			return late;
	}
}

const cause = ({ rule, skill }: { rule?: string; skill?: string }) => ({
	...(rule !== undefined && { rule }),
	...(skill !== undefined && { skill })
});

const place = ({ place: { path, step, paged } }: { place: Place }) => ({ path, step, paged });

const isChange = (pair: [string, unknown]): boolean => {
	const value = pair[1];
	return typeof value === 'object' && value !== null && 'before' in value && 'after' in value;
};
