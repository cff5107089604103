/** `evolve(case, event)`: the case after an event. Pure and total: it never refuses what the log says. */
import type { TimerName } from '#lib/shared/words.ts';
import { TIMERS } from '#lib/shared/words.ts';
import type { Case, Clock, Clocks } from './case.ts';
import { NO_CLOCKS } from './clocks/follow.ts';
import { HIDDEN_FACTS } from './erasure.ts';
import type { CaseEvent, EventOf, EventType } from './events.ts';
import { linksAfter, mentionedAfter, offerAfter } from './evolve-beside.ts';

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

/** The case after one event, of the same version: a commit may have several. */
export function step(state: Case | null, event: CaseEvent, client: string, id: string): Case {
	if (event.type === 'opened') return opened(event, client, id);
	if (!state) throw new Error(`the log of ${client}/${id} begins with ${event.type}`);
	const next = {
		...state,
		...change(state, event),
		offer: offerAfter(state.offer, event),
		mentioned: mentionedAfter(state.mentioned, event),
		updatedAt: event.at
	};
	if (event.clocks) next.clocks = event.clocks;
	next.plan = Math.max(next.plan, newest(next.clocks));
	if (event.by.kind === 'customer') next.customerAt = event.at;
	if (happens(event)) next.undo = 'undo' in event ? event.undo : null;
	return next;
}

/** The newest version that a clock was reckoned by: the case follows it, whoever told of it. */
function newest(clocks: Clocks): number {
	let version = 0;
	for (const name of TIMERS) version = Math.max(version, clocks[name]?.basis.version ?? 0);
	return version;
}

const PASSING = new Set<EventType>([
	'clock-warned',
	'clock-past',
	'lease-warned',
	'offer-lapsed',
	'pause-ended',
	'replanned'
]);

/** The passing of time is nobody's act, and neither is a source's newer mark without news: they take no undo away. */
const happens = (event: CaseEvent): boolean =>
	event.type === 'updated' ? Object.keys(event.changes).length > 0 : !PASSING.has(event.type);

function opened(event: EventOf<'opened'>, client: string, id: string): Case {
	const { facts, at, openedAt, revision, plan, clocks } = event;
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
		clocks: clocks ?? NO_CLOCKS,
		plan,
		place: null,
		triggered: 0,
		toldAt: null,
		followedUpAt: null,
		cause: null,
		ticks: {},
		rules: [],
		customerAt: null,
		revision,
		offer: null,
		links: [],
		mentioned: [],
		undo: null
	};
}

const NOBODY = { owner: null, ownedSince: null };

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
				team: event.team.after,
				place: event.place,
				...fired(state, event)
			};
		case 'triggered':
			return {
				subject: event.subject.after,
				trigger: event.trigger.after,
				triggered: state.triggered + 1,
				...moved(state, event),
				...fired(state, event)
			};
		case 'retiered':
		case 'stepped':
			return moved(state, event);
		case 'path-notified':
		case 'management-paged':
			return { place: event.place };
		case 'claimed':
		case 'handed':
		case 'taken-over':
			return { owner: event.owner.after, ownedSince: event.at };
		case 'released':
		case 'lease-lapsed':
			return NOBODY;
		case 'customer-updated':
			return { toldAt: event.at };
		case 'ticked':
			return { ticks: ticked(state.ticks, event) };
		case 'resolved':
			return {
				status: 'resolved',
				waitingFor: null,
				resolvedAt: state.resolvedAt ?? event.at,
				cause: event.cause
			};
		case 'followed-up':
			return { followedUpAt: event.at };
		case 'closed':
			return { status: 'closed', waitingFor: null, resolvedAt: state.resolvedAt ?? event.at };
		case 'forgotten':
			return { ...HIDDEN_FACTS, cause: event.cause };
		case 'reopened':
			return {
				...NOBODY,
				status: event.status.after,
				waitingFor: event.status.after === 'waiting' ? 'other' : null,
				resolvedAt: null,
				reopened: state.reopened + 1,
				escalatedAt: state.tier > 0 ? event.at : state.escalatedAt,
				tierSince: event.at,
				place: event.place,
				followedUpAt: null,
				cause: null,
				rules: []
			};
		case 'claim-undone':
		case 'take-over-undone':
		case 'accept-undone':
		case 'retier-undone':
			return { ...event.back, clocks: keepTold(event.back.clocks, state.clocks) };
		case 'replanned':
			return {
				plan: event.plan.after,
				place: event.place,
				...(event.team && { team: event.team.after })
			};
		case 'linked':
		case 'unlinked':
			return { links: linksAfter(state.links, event) };
		case 'noted':
		case 'offered':
		case 'offer-taken-back':
		case 'declined':
		case 'offer-lapsed':
		case 'step-skipped':
		case 'lease-warned':
		case 'clock-warned':
		case 'clock-past':
		case 'pause-ended':
			return {};
	}
}

function moved(state: Case, event: EventOf<'triggered' | 'retiered' | 'stepped'>): Partial<Case> {
	const { tier, team, owner, place, at } = event;
	return {
		tier: tier.after,
		tierSince: tier.before === tier.after ? state.tierSince : at,
		team: team.after,
		place,
		...(owner.after === null && NOBODY)
	};
}

const fired = (state: Case, { rule }: EventOf<'escalated' | 'triggered'>): Partial<Case> =>
	rule === undefined ? {} : { rules: [...state.rules, rule] };

function ticked(ticks: Case['ticks'], { sop, step, done }: EventOf<'ticked'>): Case['ticks'] {
	const others = (ticks[sop] ?? []).filter((one) => one !== step);
	return { ...ticks, [sop]: done ? [...others, step].sort((one, other) => one - other) : others };
}

/** What was told of a clock while an undo was still possible stays told: nothing is told twice. */
function keepTold(back: Clocks, now: Clocks): Clocks {
	const keep = (name: TimerName): Clock | null => {
		const [was, is] = [back[name], now[name]];
		if (!was || !is || was.stoppedAt !== null || was.dueAt !== is.dueAt) return was;
		return is.warned > was.warned || is.pastAt !== null
			? { ...was, warned: is.warned, warn: is.warn, pastAt: was.pastAt ?? is.pastAt }
			: was;
	};
	return Object.fromEntries(TIMERS.map((name) => [name, keep(name)])) as Clocks;
}
