/** How one event changes what the fold remembers of its case. */
import { CLOCKS } from '#lib/shared/words.ts';
import { isOpen, type Clock, type Clocks } from '../case.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import {
	NO_RUNS,
	dueOf,
	layBack,
	learnClocks,
	learnTier,
	newRun,
	remember,
	runOut,
	within,
	type Mark,
	type Memory,
	type Span
} from './memory.ts';

/** @returns true when an event may concern an escalation; most of a log does not. */
export function concerns(event: CaseEvent): boolean {
	switch (event.type) {
		case 'opened':
		case 'noted':
		case 'ticked':
		case 'followed-up':
		case 'clock-warned':
		case 'lease-warned':
		case 'step-skipped':
		case 'offered':
		case 'offer-taken-back':
		case 'declined':
		case 'offer-lapsed':
		case 'linked':
		case 'unlinked':
		case 'forgotten':
			return false;
		case 'updated':
		case 'replanned':
		case 'pause-ended':
		case 'customer-updated':
		case 'path-notified':
		case 'management-paged':
		case 'resolved':
		case 'closed':
		case 'reopened':
			// only an escalation has a resolve clock
			return Boolean(event.clocks?.resolve);
		default:
			return true;
	}
}

export function follow(memory: Memory, event: CaseEvent, window: Span): void {
	switch (event.type) {
		case 'escalated':
			memory.subject = event.subject.after;
			memory.tier = event.tier.after;
			start(memory, event.clocks);
			return mark(memory, window, { what: 'escalated', at: event.at });
		case 'claimed':
			return claimed(memory, event, window);
		case 'handed':
		case 'taken-over':
			// who takes what nobody had has claimed it; among colleagues its clocks go on
			return event.owner.before === null
				? claimed(memory, event, window)
				: changedHands(memory, event, window);
		case 'retiered':
			learnTier(memory, event.undo.before.tier);
			learnClocks(memory, event.undo.before.clocks);
			runOut(memory, window, event.at);
			remember(memory);
			memory.tier = event.tier.after;
			return follows(memory, event);
		case 'triggered':
		case 'stepped':
			learnTier(memory, event.tier.before);
			runOut(memory, window, event.at);
			memory.before = null;
			memory.tier = event.tier.after;
			if (event.type === 'triggered') memory.subject = event.subject.after;
			return follows(memory, event);
		case 'released':
		case 'lease-lapsed':
			if (event.clocks) learnClocks(memory, { ...event.clocks, claim: null });
			runOut(memory, window, event.at);
			memory.before = null;
			return follows(memory, event);
		case 'claim-undone':
		case 'take-over-undone':
		case 'accept-undone':
		case 'retier-undone':
			layBack(memory);
			learnTier(memory, event.back.tier);
			learnClocks(memory, event.back.clocks);
			return runOut(memory, window, event.at);
		case 'updated':
		case 'replanned':
		case 'pause-ended':
		case 'customer-updated':
		case 'path-notified':
		case 'management-paged':
			return reckoned(memory, event, window);
		case 'resolved':
		case 'closed':
			return ended(memory, event, window);
		case 'reopened':
			start(memory, event.clocks);
			return mark(memory, window, { what: 'reopened', at: event.at });
		case 'clock-past':
			// a case that is known needs no telling
			if (!memory.known) memory.runs[event.clock] ??= newRun(memory, event.due);
	}
}

function mark(
	memory: Memory,
	window: Span,
	{ what, at, span = 0, met = false, claimClock = 0 }: Partial<Mark> & Pick<Mark, 'what' | 'at'>
): void {
	if (within(window, at)) memory.marks.push({ what, at, tier: memory.tier, span, met, claimClock });
}

const freshRun = (memory: Memory, clock: Clock | null | undefined) =>
	clock && clock.stoppedAt === null ? newRun(memory, dueOf(clock)) : null;

function start(memory: Memory, clocks: Clocks | undefined): void {
	memory.known = true;
	memory.before = null;
	for (const name of CLOCKS) memory.runs[name] = freshRun(memory, clocks?.[name]);
}

function changedHands(
	memory: Memory,
	{ at, undo }: EventOf<'handed' | 'taken-over'>,
	window: Span
): void {
	learnTier(memory, undo.before.tier);
	learnClocks(memory, undo.before.clocks);
	runOut(memory, window, at);
	remember(memory);
}

function claimed(
	memory: Memory,
	{ at, undo }: EventOf<'claimed' | 'handed' | 'taken-over'>,
	window: Span
): void {
	const { tier, clocks } = undo.before;
	learnTier(memory, tier);
	learnClocks(memory, clocks);
	runOut(memory, window, at);
	remember(memory);
	const { claim } = clocks;
	if (claim)
		mark(memory, window, {
			what: 'claimed',
			at,
			span: at - claim.startedAt,
			met: at <= claim.dueAt,
			claimClock: memory.runs.claim?.number ?? ++memory.starts
		});
	memory.runs.claim = null;
}

const PASSING = new Set<CaseEvent['type']>(['replanned', 'pause-ended']);

/** The same clocks, due at other instants; or one of them from the beginning. */
function reckoned(memory: Memory, event: CaseEvent, window: Span): void {
	runOut(memory, window, event.at);
	// the passing of time is nobody's act: what was done before it can still be undone
	if (!PASSING.has(event.type)) memory.before = null;
	if (event.clocks) learnClocks(memory, event.clocks);
	follows(memory, event);
}

/** Takes the clocks as an event says that they stand. One that began with it is another one. */
function follows(memory: Memory, { at, clocks }: CaseEvent): void {
	if (!clocks) return;
	for (const name of CLOCKS) {
		const [run, clock] = [memory.runs[name], clocks[name]];
		if (!clock || clock.stoppedAt !== null) memory.runs[name] = null;
		else if (!run || clock.startedAt === at) memory.runs[name] = newRun(memory, dueOf(clock));
		else if (dueOf(clock) !== run.dueAt)
			memory.runs[name] = { ...run, dueAt: dueOf(clock), out: false };
	}
}

function ended(memory: Memory, event: EventOf<'resolved' | 'closed'>, window: Span): void {
	const { at, clocks, status } = event;
	runOut(memory, window, at);
	memory.before = null;
	memory.runs = { ...NO_RUNS };
	const resolve = clocks?.resolve;
	if (resolve && isOpen({ status: status.before }))
		mark(memory, window, { what: 'resolved', at, span: at - resolve.startedAt });
}
