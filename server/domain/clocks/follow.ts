/** How the clocks of a case follow what happens to it. The one place where an event starts, stops or moves a clock. */
import { TIMERS, type TimerName } from '#lib/shared/words.ts';
import type { Case, Clock, Clocks } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { Plan } from '../plan/plan.ts';
import {
	pauseClock,
	reckonAnew,
	resumeClock,
	resurrectClock,
	startClock,
	stopClock,
	type Terms
} from './clock.ts';
import { pauseOf, policyOf, standsFor, termsOf } from './terms.ts';

export const NO_CLOCKS: Clocks = {
	claim: null,
	update: null,
	resolve: null,
	dwell: null,
	lease: null,
	age: null,
	closing: null
};

/**
 * @param before the case before the event, with its clocks
 * @param after the case after it, with the clocks of before
 * @returns the clocks after it; the same object when none has changed
 */
export function clocksAfter(before: Case, event: CaseEvent, after: Case, plan: Plan): Clocks {
	const anew = begunAnew(before, event, after, plan);
	const entries = TIMERS.map((name): [TimerName, Clock | null] => [
		name,
		timerAfter(name, event, after, plan, anew.has(name))
	]);
	const same = entries.every(([name, clock]) => clock === after.clocks[name]);
	return same ? after.clocks : (Object.fromEntries(entries) as Clocks);
}

function timerAfter(
	name: TimerName,
	event: CaseEvent,
	after: Case,
	plan: Plan,
	anew: boolean
): Clock | null {
	const { at } = event;
	const clock = after.clocks[name];
	const terms = termsOf(name, after, plan);
	if (!terms) return ended(name, clock, at);
	// how old a case is, it is since it was opened, or reopened, whenever somebody began to care
	const from = name === 'age' ? after.tierSince : at;
	if (!clock || anew) return paused(name, startClock(terms, from), terms, after, plan, at);
	// a claim clock that was stopped belongs to a claim that is over; other clocks go on where they stopped
	const stopped = clock.stoppedAt !== null;
	if (stopped && name === 'claim')
		return paused(name, startClock(terms, at), terms, after, plan, at);
	const running = stopped ? resurrectClock(clock, terms, at) : reckonAnew(clock, terms);
	return paused(name, running, terms, after, plan, at);
}

/** What is over is kept where a figure is made of it. */
function ended(name: TimerName, clock: Clock | null, at: number): Clock | null {
	if (!clock || !(name === 'claim' || name === 'update' || name === 'resolve')) return null;
	return stopClock(clock, at);
}

/** Stands still, or runs, as what the case waits for wants it; no longer than the limit that holds now. */
function paused(
	name: TimerName,
	clock: Clock,
	terms: Terms,
	state: Case,
	plan: Plan,
	at: number
): Clock {
	const stands = standsFor(clock);
	const pause = pauseOf(name, clock, state, plan, at);
	if (stands === null) return pause ? pauseClock(clock, at, pause.for, pause.until) : clock;
	const { resumeAt } = clock;
	// what has reached its limit has gone on since, whichever limit holds now
	const over = resumeAt !== null && resumeAt <= at;
	if (pause?.for === stands && !over)
		return pause.until === resumeAt ? clock : { ...clock, resumeAt: pause.until };
	const running = resumeClock(clock, terms, over ? resumeAt : at);
	const other = pauseOf(name, running, state, plan, at);
	return other ? pauseClock(running, at, other.for, other.until) : running;
}

/** The timers that an event starts from the beginning. */
function begunAnew(
	before: Case,
	event: CaseEvent,
	after: Case,
	plan: Plan
): ReadonlySet<TimerName> {
	const anew = new Set<TimerName>();
	const policy = policyOf(after, plan);
	switch (event.type) {
		case 'escalated':
			for (const name of ['claim', 'update', 'resolve', 'dwell'] as const) anew.add(name);
			break;
		case 'retiered':
		case 'stepped':
		case 'triggered':
			if (moved(before, after)) {
				for (const name of policy.onRetier) anew.add(name);
				anew.add('dwell');
			}
			break;
		case 'released':
		case 'lease-lapsed':
			anew.add('claim');
			break;
		case 'claimed':
		case 'handed':
		case 'taken-over':
			anew.add('lease');
			break;
		case 'customer-updated':
			anew.add('update');
			break;
		case 'path-notified':
		case 'management-paged':
			anew.add('dwell');
			break;
		case 'reopened':
			for (const name of [...policy.onReopen, 'dwell', 'claim'] as const) anew.add(name);
			break;
		case 'resolved':
			anew.add('closing');
	}
	// whoever has it and takes a step holds it on
	if (before.owner && after.owner?.id === before.owner.id && event.by.id === before.owner.id)
		anew.add('lease');
	return anew;
}

const moved = (before: Case, after: Case): boolean =>
	before.tier !== after.tier ||
	before.team !== after.team ||
	before.place?.step !== after.place?.step ||
	before.place?.round !== after.place?.round ||
	before.place?.path !== after.place?.path;
