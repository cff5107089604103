/** What time does to a case: what has run out is told, what was to follow then is done (SLA, PATH, LEASE). */
import { LEASE_WARNED } from '#lib/shared/lease.ts';
import { CLOCKS, TIMERS, type ClockName } from '#lib/shared/words.ts';
import type { Offer } from '#lib/shared/wire/hand.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { isEscalation, type Case, type Clock, type Escalation } from '../case.ts';
import { warnedClock } from '../clocks/clock.ts';
import { isRunning } from '../clocks/deadlines.ts';
import { policyOf, termsOf } from '../clocks/terms.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { LATE_MS } from '../limits.ts';
import { stepAt } from '../path/path.ts';
import { escalated, paged, stepOn, triggered, type Hand } from './moves.ts';
import { closed } from './resolve.ts';
import { withClocks } from './with-clocks.ts';

export const THE_CLOCK: Actor = { kind: 'clock', id: 'clock', name: 'Clock' };

/** Everything that is due by `context.at`, in order; nothing when it was stopped, moved or told already. */
export function decideClock(state: Case, context: Context): CaseEvent[] {
	const now = { ...context, at: Math.max(context.at, state.updatedAt) };
	const told = settle(state, context.at, now);
	let row = evolve(state, told, context.client, context.case);
	// each act may make another one needless: a case that moved on has another owner, and another step
	for (const act of [warnings, leaseLapses, dwellEnds, ages, closes]) {
		const events = withClocks(row, act(row, now), now);
		row = evolve(row, events, context.client, context.case);
		told.push(...events);
	}
	return told;
}

/**
 * What had run out, or had stood still for long enough, before `upTo` without having been told, in that order. An
 * escalation whose time has run out becomes one of management's business (K6).
 */
export function settle(state: Case, upTo: number, context: Context): CaseEvent[] {
	const told: CaseEvent[] = [];
	let row = state;
	const tell = (events: CaseEvent[]) => {
		const more = withClocks(row, events, context);
		row = evolve(row, more, context.client, context.case);
		told.push(...more);
	};
	/** Clocks that were told, and what follows from them. */
	const ran: { clock: ClockName; at: number }[] = [];
	for (;;) {
		const first = earliest(row, upTo);
		const [last] = ran;
		// what follows may start other clocks anew: those that ran out before are told first
		if (last && (!first || first.at >= last.at)) {
			ran.shift();
			if (isEscalation(row)) tell(breached(row, last.clock, { ...context, at: last.at }));
			continue;
		}
		if (!first) return told;
		const at = Math.max(first.at, row.updatedAt);
		tell(first.events(at));
		if (first.clock) ran.push({ clock: first.clock, at });
	}
}

interface Happened {
	at: number;
	clock: ClockName | null;
	events(at: number): CaseEvent[];
}

function earliest(state: Case, upTo: number): Happened | null {
	let first: Happened | null = null;
	for (const name of TIMERS) {
		const clock = state.clocks[name];
		if (clock?.pausedAt == null || clock.resumeAt === null || clock.resumeAt > upTo) continue;
		const { resumeAt } = clock;
		if (first && first.at <= resumeAt) continue;
		const timers = TIMERS.filter((one) => state.clocks[one]?.resumeAt === resumeAt);
		first = {
			at: resumeAt,
			clock: null,
			events: (at) => [{ type: 'pause-ended', at, by: THE_CLOCK, ...late(resumeAt, upTo), timers }]
		};
	}
	if (!isEscalation(state)) return first;
	const { offer } = state;
	if (offer && offer.until <= upTo && !(first && first.at <= offer.until))
		first = { at: offer.until, clock: null, events: (at) => [unanswered(offer, at, upTo)] };
	for (const name of CLOCKS) {
		const clock = state.clocks[name];
		if (!isRunning(clock) || clock.pastAt !== null || clock.dueAt >= upTo) continue;
		if (first && first.at <= clock.dueAt) continue;
		first = { at: clock.dueAt, clock: name, events: (at) => [past(name, clock, at, upTo, state)] };
	}
	return first;
}

const unanswered = (offer: Offer, at: number, upTo: number): CaseEvent => ({
	type: 'offer-lapsed',
	at,
	by: THE_CLOCK,
	why: `${offer.to.name} did not answer.`,
	...late(offer.until, upTo),
	offer: { before: offer, after: null }
});

const past = (
	name: ClockName,
	clock: Clock,
	at: number,
	upTo: number,
	{ clocks }: Case
): CaseEvent => ({
	type: 'clock-past',
	at,
	by: THE_CLOCK,
	...late(clock.dueAt, upTo),
	clock: name,
	due: clock.dueAt,
	clocks: { ...clocks, [name]: { ...clock, warn: null, pastAt: at } }
});

/** An escalation that has broken its promise is one of the subject `sla-breach`, where that has a path. */
function breached(state: Escalation, clock: ClockName, context: Context): CaseEvent[] {
	const { plan } = context;
	const wanted = plan.configuration.breach.includes(clock) && state.subject !== 'sla-breach';
	if (!wanted || !plan.pathFor('sla-breach')) return [];
	const why = `The ${clock} clock has run out.`;
	return triggered(state, { subject: 'sla-breach', trigger: 'time' }, hand(context, why));
}

/** The highest share that has run of each clock; the path goes on where the policy says so. */
function warnings(state: Case, context: Context): CaseEvent[] {
	if (!isEscalation(state)) return [];
	const events: CaseEvent[] = [];
	let { clocks } = state;
	let raise: ClockName | null = null;
	const { raiseAt } = policyOf(state, context.plan);
	for (const name of CLOCKS) {
		const told = warning(name, { ...state, clocks }, context);
		if (!told) continue;
		const { share, clock } = told;
		clocks = { ...clocks, [name]: told.clock };
		const warned = { type: 'clock-warned', at: context.at, by: THE_CLOCK, clocks } as const;
		events.push({
			...warned,
			...late(told.from, context.at),
			clock: name,
			share,
			due: clock.dueAt
		});
		if (raiseAt?.clock === name && raiseAt.share <= share && raiseAt.share > told.before)
			raise = name;
	}
	if (raise === null) return [...events, ...leaseWarning(state, clocks, context)];
	const why = `${raiseAt?.share} % of the ${raise} clock has run.`;
	return [...events, ...stepOn({ ...state, clocks }, hand(context, why))];
}

function warning(name: ClockName, state: Case, { at, plan }: Context) {
	const clock = state.clocks[name];
	if (!isRunning(clock) || clock.pastAt !== null || !clock.warn || clock.warn.at > at) return null;
	const terms = termsOf(name, state, plan);
	let [share, told] = [clock.warn.share, clock];
	while (told.warn && told.warn.at <= at) {
		share = told.warn.share;
		told = warnedClock(told, terms, share);
	}
	return { share, clock: told, from: clock.warn.at, before: clock.warned };
}

/** Whoever has it is told that it will be taken back. */
function leaseWarning(state: Escalation, clocks: Case['clocks'], { at }: Context): CaseEvent[] {
	const { lease } = clocks;
	if (!isRunning(lease) || !state.owner || !lease.warn || lease.warn.at > at) return [];
	if (lease.dueAt <= at) return [];
	return [
		{
			type: 'lease-warned',
			at,
			by: THE_CLOCK,
			owner: state.owner,
			until: lease.dueAt,
			clocks: { ...clocks, lease: warnedClock(lease, null, LEASE_WARNED) }
		}
	];
}

const ran = (clock: Clock | null, at: number): clock is Clock =>
	isRunning(clock) && clock.dueAt < at;

/** A claim without a step: it is unclaimed again, and the path goes on. */
function leaseLapses(state: Case, { at }: Context): CaseEvent[] {
	const { lease } = state.clocks;
	if (!ran(lease, at) || !state.owner) return [];
	return [
		{
			type: 'lease-lapsed',
			at,
			by: THE_CLOCK,
			why: `${state.owner.name} took no step.`,
			...late(lease.dueAt, at),
			owner: { before: state.owner, after: null }
		}
	];
}

function dwellEnds(state: Case, context: Context): CaseEvent[] {
	const { dwell } = state.clocks;
	if (!ran(dwell, context.at) || !isEscalation(state) || !state.place) return [];
	const doer = {
		...hand(context, 'Its time in this step has run out.'),
		...late(dwell.dueAt, context.at)
	};
	const path = context.plan.path(state.place.path);
	const step = path && stepAt(path, state.place, state.tier);
	if (step?.then === 'page-management' || state.place.paged > 0) return paged(state, doer);
	if (step?.then !== 'notify' || state.place.notified) return stepOn(state, doer);
	const { at, by, why } = doer;
	const place = { ...state.place, notified: true };
	return [{ type: 'path-notified', at, by, ...(why && { why }), ...late(dwell.dueAt, at), place }];
}

/** Unresolved beyond a set time (T3). */
function ages(state: Case, context: Context): CaseEvent[] {
	const { age } = state.clocks;
	const after = policyOf(state, context.plan).escalateAfter;
	if (!ran(age, context.at) || !after) return [];
	const asked = { subject: after.subject, trigger: 'time' } as const;
	const doer = hand(context, 'It was not resolved in time.');
	return escalated(state, asked, { ...doer, ...late(age.dueAt, context.at) });
}

/** Nobody reached the customer, and the days that the client gives it have passed (P5). */
const closes = (state: Case, context: Context): CaseEvent[] =>
	ran(state.clocks.closing, context.at)
		? [
				{
					...closed(state, { ...context, by: THE_CLOCK }),
					why: 'The time to follow up has passed.'
				}
			]
		: [];

const hand = ({ at, plan }: Context, why: string): Hand => ({ at, plan, by: THE_CLOCK, why });

const late = (due: number, at: number): { late?: number } =>
	at - due >= LATE_MS ? { late: at - due } : {};
