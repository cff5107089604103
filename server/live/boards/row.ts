/** An escalation as a row. The same object as long as the case is the same, so that a difference is a look at `===`. */
import type { Row } from '#lib/shared/wire/rows.ts';
import { isEscalation, type Case, type Clock, type Escalation } from '#server/domain/case.ts';
import { isRunning, nextDue } from '#server/domain/clocks/deadlines.ts';
import { isToFollowUp } from '#server/domain/follow-up.ts';

type Rows = WeakMap<Case, Row>;
const forWall: Rows = new WeakMap();
const forDesk: Rows = new WeakMap();

/** More of a title than any wall has room for. */
const WALL_TITLE = 100;

/** What a wall may show. Customers' names, ids that nobody reads and who could undo what stay on the server. */
export const wallRow = (state: Case): Row | null =>
	isEscalation(state)
		? cached(forWall, state, (escalation) => ({
				...toRow(escalation),
				case: '',
				title: escalation.title.slice(0, WALL_TITLE),
				owner: escalation.owner && { id: '', name: escalation.owner.name }
			}))
		: null;

/** What a desk shows: escalations, and what has to be followed up. */
export const deskRow = (state: Case): Row | null =>
	isEscalation(state) || isToFollowUp(state)
		? cached(forDesk, state, (escalation) => ({
				...toRow(escalation),
				queue: escalation.queue,
				team: escalation.team,
				customer: escalation.customer,
				...(escalation.undo && {
					undo: { act: escalation.undo.act, by: escalation.undo.by, until: escalation.undo.until }
				}),
				...(escalation.offer && { offer: escalation.offer }),
				...(isToFollowUp(escalation) && { followUp: escalation.clocks.closing.dueAt })
			}))
		: null;

function cached(rows: Rows, state: Escalation, make: (escalation: Escalation) => Row): Row {
	const known = rows.get(state);
	if (known) return known;
	const row = make(state);
	rows.set(state, row);
	return row;
}

const runningUntil = (clock: Clock | null): number | null =>
	isRunning(clock) ? clock.dueAt : null;

const leaseOf = (clock: Clock | null): Row['lease'] =>
	isRunning(clock) ? { from: clock.startedAt, due: clock.dueAt } : null;

/** Its resolve clock stands still. */
const isPaused = ({ clocks }: Case): boolean =>
	clocks.resolve !== null && clocks.resolve.stoppedAt === null && clocks.resolve.pausedAt !== null;

function toRow(state: Escalation): Row {
	return {
		key: `${state.client}/${state.id}`,
		client: state.client,
		case: state.id,
		version: state.version,
		ref: state.ref,
		title: state.title,
		subject: state.subject,
		trigger: state.trigger,
		priority: state.priority,
		tier: state.tier,
		status: state.status,
		waitingFor: state.waitingFor,
		vip: state.vip,
		owner: state.owner,
		ownedSince: state.ownedSince,
		openedAt: state.openedAt,
		tierSince: state.tierSince,
		clock: nextDue(state),
		promise: runningUntil(state.clocks.update),
		lease: leaseOf(state.clocks.lease),
		paused: isPaused(state)
	};
}
