/** One clock: start, stop, pause, resume, reckon anew. Pure; what follows from a case stands in `follow.ts`. */
import type { WaitingFor } from '#lib/shared/words.ts';
import {
	NoWorkingTime,
	addWorkingTime,
	workingTimeBetween,
	type Calendar
} from '../calendar/calendar.ts';
import type { Basis, Clock, Pause } from '../case.ts';

/** What a clock is reckoned by. */
export interface Terms {
	/** Working time, ms. */
	allowance: number;
	hours: Calendar;
	/** Per cent of it at which it is warned of, ascending. */
	warn: readonly number[];
	basis: Basis;
}

export function startClock(terms: Terms, at: number): Clock {
	const clock: Clock = {
		startedAt: at,
		allowance: terms.allowance,
		dueAt: 0,
		stoppedAt: null,
		pausedAt: null,
		resumeAt: null,
		pauses: [],
		warn: null,
		warned: 0,
		pastAt: null,
		basis: terms.basis
	};
	return reckoned(clock, terms);
}

/** The clock, stopped; one that is stopped already stays as it is. */
export function stopClock(clock: Clock, at: number): Clock {
	if (clock.stoppedAt !== null) return clock;
	return { ...clock, ...endPause(clock, at), stoppedAt: at, warn: null };
}

/** @param until when it goes on by itself; null for never */
export const pauseClock = (
	clock: Clock,
	at: number,
	reason: Pause['for'],
	until: number | null
): Clock => ({
	...clock,
	pausedAt: at,
	resumeAt: until,
	pauses: [...clock.pauses, { from: at, to: null, for: reason }]
});

/** The clock goes on, due later by the working time that it stood still. */
export const resumeClock = (clock: Clock, terms: Terms, at: number): Clock =>
	reckoned({ ...clock, ...endPause(clock, at) }, terms);

/**
 * A stopped clock runs again; what lay between counts as a pause. Where the terms are others than before, what was told
 * of it no longer holds.
 */
export const resurrectClock = (clock: Clock, terms: Terms, at: number): Clock => {
	const from = clock.stoppedAt ?? at;
	const { version, calendar } = clock.basis;
	const same =
		version === terms.basis.version &&
		calendar === terms.basis.calendar &&
		clock.allowance === terms.allowance;
	const anew = same ? clock : reckonAnew({ ...clock, pauses: openedAgain(clock) }, terms);
	const pauses: Pause[] = [...clock.pauses, { from, to: at, for: 'resolved' }];
	return reckoned({ ...anew, stoppedAt: null, pauses }, terms);
};

/** Its pauses as they were before it was stopped: the due instant of a clock that stood still then went by these. */
const openedAgain = ({ pauses, stoppedAt }: Clock): Pause[] =>
	pauses.map((pause) => (pause.to === stoppedAt ? { ...pause, to: null } : pause));

/**
 * A running clock under other terms, from the same start and with its pauses. What was told of the old due instant no
 * longer holds. The same object when nothing but the version differs.
 */
export function reckonAnew(clock: Clock, terms: Terms): Clock {
	const { policy, calendar } = terms.basis;
	const next = reckoned({ ...clock, allowance: terms.allowance, basis: terms.basis }, terms);
	const sameTerms =
		clock.allowance === terms.allowance &&
		clock.basis.policy === policy &&
		clock.basis.calendar === calendar;
	if (next.dueAt === clock.dueAt) {
		const sameWarning = next.warn?.at === clock.warn?.at && next.warn?.share === clock.warn?.share;
		return sameTerms && sameWarning ? clock : next;
	}
	return reckoned({ ...next, warned: 0, pastAt: null }, terms);
}

/** A warning that was told. */
export const warnedClock = (clock: Clock, terms: Terms | null, share: number): Clock => ({
	...clock,
	warned: share,
	warn: terms ? nextWarning({ ...clock, warned: share }, terms) : null
});

/** Working time that has run by `at`, ms. */
export function worked(clock: Clock, hours: Calendar, at: number): number {
	const end = Math.min(at, clock.stoppedAt ?? at, clock.pausedAt ?? at);
	let sum = 0;
	for (const { from, to } of runsOf(clock))
		sum += workingTimeBetween(hours, from, Math.min(to, end));
	return sum;
}

/** How long it has stood still for one reason, ms of real time. */
export const pausedFor = ({ pauses }: Clock, reason: WaitingFor, at: number): number =>
	pauses.reduce((sum, one) => sum + (one.for === reason ? (one.to ?? at) - one.from : 0), 0);

function endPause(clock: Clock, at: number): Pick<Clock, 'pausedAt' | 'resumeAt' | 'pauses'> {
	const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
	return { pausedAt: null, resumeAt: null, pauses };
}

function reckoned(clock: Clock, terms: Terms): Clock {
	const dueAt = instantOf(clock, terms.hours, terms.allowance);
	return { ...clock, dueAt, warn: nextWarning(clock, terms) };
}

function nextWarning(clock: Clock, { warn, hours, allowance }: Terms): Clock['warn'] {
	const share = clock.pastAt === null ? warn.find((one) => one > clock.warned) : undefined;
	if (share === undefined) return null;
	return { share, at: instantOf(clock, hours, Math.round((allowance * share) / 100)) };
}

/** Further than any calendar is reckoned: a clock that would be due later is due then. */
const FAR_MS = 20 * 366 * 86_400_000;

/** As `addWorkingTime`; a calendar without so much working time gives an instant that is too far to matter. */
export function workingAfter(hours: Calendar, from: number, working: number): number {
	try {
		return addWorkingTime(hours, from, working);
	} catch (error) {
		if (error instanceof NoWorkingTime) return from + FAR_MS;
		throw error;
	}
}

/** When so much working time of a clock will have run: while it stands still, as if it went on where it stopped. */
function instantOf(clock: Clock, hours: Calendar, target: number): number {
	let left = target;
	for (const { from, to } of runsOf(clock)) {
		if (to === Infinity) return workingAfter(hours, from, left);
		const ran = workingTimeBetween(hours, from, to);
		// at the very end of a run the instant is where the run ended
		if (ran >= left) return addWorkingTime(hours, from, left);
		left -= ran;
	}
	return Infinity;
}

/** The spans in which a clock runs; the last one has no end, and begins where it stands still now. */
export function runsOf({ startedAt, pauses }: Clock): { from: number; to: number }[] {
	const found: { from: number; to: number }[] = [];
	let from = startedAt;
	for (const pause of pauses) {
		found.push({ from, to: pause.from });
		from = pause.to ?? pause.from;
	}
	found.push({ from, to: Infinity });
	return found;
}
