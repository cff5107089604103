/** `evolve(case, event)`: the case after an event. Pure and total: it never refuses what the log says. */
import type { Case, Clocks } from './case.ts';
import { NO_CLOCKS } from './clocks.ts';
import type { CaseEvent } from './events.ts';

/**
 * The case after one commit.
 * @param state the case before, or null when the first event is `opened`
 * @throws when a log begins with anything but `opened`: the log is then not whole
 */
export function evolve(state: Case | null, events: CaseEvent[], client: string, id: string): Case {
	let next = state;
	for (const event of events) next = step(next, event, client, id);
	if (!next) throw new Error(`no events for ${client}/${id}`);
	return next === state ? next : { ...next, version: (state?.version ?? 0) + 1 };
}

function step(state: Case | null, event: CaseEvent, client: string, id: string): Case {
	if (event.type === 'opened') return opened(event, client, id);
	if (!state) throw new Error(`the log of ${client}/${id} begins with ${event.type}`);
	const next = { ...state, ...change(state, event), updatedAt: event.at };
	if (event.clocks) next.clocks = event.clocks;
	if (happens(event))
		next.undo = event.type === 'claimed' || event.type === 'retiered' ? event.undo : null;
	return next;
}

/** The passing of time is nobody's act, and neither is a source's newer mark without news: they take no undo away. */
const happens = (event: CaseEvent): boolean =>
	event.type === 'updated'
		? Object.keys(event.changes).length > 0
		: event.type !== 'clock-warned' && event.type !== 'clock-past';

function opened(event: Extract<CaseEvent, { type: 'opened' }>, client: string, id: string): Case {
	const { facts, at, openedAt, revision } = event;
	return {
		id,
		client,
		version: 0,
		...facts,
		tier: 0,
		subject: null,
		trigger: null,
		owner: null,
		ownedSince: null,
		openedAt,
		escalatedAt: null,
		tierSince: openedAt,
		updatedAt: at,
		resolvedAt: facts.status === 'resolved' || facts.status === 'closed' ? at : null,
		reopened: 0,
		clocks: NO_CLOCKS,
		revision,
		undo: null
	};
}

function change(state: Case, event: Exclude<CaseEvent, { type: 'opened' }>): Partial<Case> {
	switch (event.type) {
		case 'updated':
			return {
				...Object.fromEntries(
					Object.entries(event.changes).map(([name, { after }]) => [name, after])
				),
				revision: event.revision
			};
		case 'escalated':
			return {
				tier: event.tier.after,
				tierSince: event.at,
				escalatedAt: event.at,
				subject: event.subject.after,
				trigger: event.trigger.after,
				team: event.team.after
			};
		case 'retiered':
			return {
				tier: event.tier.after,
				tierSince: event.tier.before === event.tier.after ? state.tierSince : event.at,
				team: event.team.after,
				owner: null,
				ownedSince: null
			};
		case 'claimed':
			return { owner: event.owner.after, ownedSince: event.at };
		case 'released':
			return { owner: null, ownedSince: null };
		case 'noted':
			return {};
		case 'resolved':
			return { status: 'resolved', waitingFor: null, resolvedAt: state.resolvedAt ?? event.at };
		case 'closed':
			return { status: 'closed', waitingFor: null, resolvedAt: state.resolvedAt ?? event.at };
		case 'reopened':
			return {
				status: event.status.after,
				waitingFor: event.status.after === 'waiting' ? 'other' : null,
				resolvedAt: null,
				reopened: state.reopened + 1,
				owner: null,
				ownedSince: null,
				escalatedAt: state.tier > 0 ? event.at : state.escalatedAt,
				tierSince: event.at
			};
		case 'claim-undone':
		case 'retier-undone':
			return { ...event.back, clocks: keepTold(event.back.clocks, state.clocks) };
		case 'clock-warned':
			return { clocks: mark(state.clocks, event.clock, { warnedAt: event.at }) };
		case 'clock-past':
			return { clocks: mark(state.clocks, event.clock, { pastAt: event.at }) };
	}
}

function mark(clocks: Clocks, name: keyof Clocks, told: { warnedAt?: number; pastAt?: number }) {
	const clock = clocks[name];
	return clock ? { ...clocks, [name]: { ...clock, ...told } } : clocks;
}

/** What was told of a clock while an undo was still possible stays told: nothing is told twice. */
function keepTold(back: Clocks, now: Clocks): Clocks {
	const keep = (name: keyof Clocks) => {
		const [was, is] = [back[name], now[name]];
		if (!was || !is || was.stoppedAt !== null || was.dueAt !== is.dueAt) return was;
		return { ...was, warnedAt: was.warnedAt ?? is.warnedAt, pastAt: was.pastAt ?? is.pastAt };
	};
	return { claim: keep('claim'), resolve: keep('resolve') };
}
