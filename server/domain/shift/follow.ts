/** How one event changes what the fold remembers of its case. */
import { CLOCKS } from '#lib/shared/words.ts';
import { isOpen, type Clock, type Clocks } from '../case.ts';
import type { CaseEvent, EventType } from '../events.ts';
import {
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

type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** @returns true when an event may concern an escalation; most of a log does not. */
export function concerns(event: CaseEvent): boolean {
	switch (event.type) {
		case 'opened':
		case 'noted':
		case 'clock-warned':
			return false;
		case 'updated':
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
		case 'retiered':
			learnTier(memory, event.undo.before.tier);
			learnClocks(memory, event.undo.before.clocks);
			runOut(memory, window, event.at);
			remember(memory);
			memory.tier = event.tier.after;
			memory.runs.claim = freshRun(memory, event.clocks?.claim);
			return;
		case 'released':
			if (event.clocks) learnClocks(memory, { ...event.clocks, claim: null });
			runOut(memory, window, event.at);
			memory.before = null;
			memory.runs.claim = freshRun(memory, event.clocks?.claim);
			return;
		case 'claim-undone':
		case 'retier-undone':
			layBack(memory);
			learnTier(memory, event.back.tier);
			learnClocks(memory, event.back.clocks);
			return runOut(memory, window, event.at);
		case 'updated':
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
	clock ? newRun(memory, clock.dueAt) : null;

function start(memory: Memory, clocks: Clocks | undefined): void {
	memory.known = true;
	memory.before = null;
	for (const name of CLOCKS) memory.runs[name] = freshRun(memory, clocks?.[name]);
}

function claimed(memory: Memory, { at, undo }: EventOf<'claimed'>, window: Span): void {
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

/** Another priority: the same clocks, due at other instants. */
function reckoned(memory: Memory, { at, clocks }: EventOf<'updated'>, window: Span): void {
	runOut(memory, window, at);
	memory.before = null;
	if (!clocks) return;
	learnClocks(memory, clocks);
	for (const name of CLOCKS) {
		const [run, clock] = [memory.runs[name], clocks[name]];
		if (run && clock && clock.dueAt !== run.dueAt)
			memory.runs[name] = { ...run, dueAt: clock.dueAt, out: false };
	}
}

function ended(memory: Memory, event: EventOf<'resolved' | 'closed'>, window: Span): void {
	const { at, clocks, status } = event;
	runOut(memory, window, at);
	memory.before = null;
	memory.runs = { claim: null, resolve: null };
	const resolve = clocks?.resolve;
	if (resolve && isOpen({ status: status.before }))
		mark(memory, window, { what: 'resolved', at, span: at - resolve.startedAt });
}
