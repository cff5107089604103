/** What the fold keeps of one escalation while it reads the log. Nothing here knows of groups or of percentiles. */
import type { ClockName, Subject, Tier } from '#lib/shared/words.ts';
import { CLOCKS } from '#lib/shared/words.ts';
import type { Clock, Clocks } from '../case.ts';

/** Something that counts. Its tier is 0 until an event, or the row, tells it. */
export interface Mark {
	what: 'escalated' | 'claimed' | 'resolved' | 'reopened' | 'past';
	at: number;
	tier: Tier;
	/** Ms to claim or to resolve. */
	span: number;
	/** Of a claim: in time. */
	met: boolean;
	/** Which of the case's claim clocks it decides, counted from 1; 0 when it decides none. */
	claimClock: number;
}

/** A running clock. */
export interface Run {
	number: number;
	dueAt: number;
	/** True when its running out was counted. */
	out: boolean;
}

export type Runs = Record<ClockName, Run | null>;

export const NO_RUNS: Runs = { claim: null, update: null, resolve: null };

export interface Memory {
	client: string;
	case: string;
	subject: Subject | null;
	tier: Tier;
	/** False as long as only deadlines were heard of: the clocks then come with the next act. */
	known: boolean;
	runs: Runs;
	/** How many clocks were seen to start. */
	starts: number;
	marks: Mark[];
	/** How things stood before the last claim or re-tier. */
	before: { tier: Tier; runs: Runs; marks: number } | null;
}

export interface Span {
	from: number;
	to: number;
}

export const within = ({ from, to }: Span, at: number): boolean => from <= at && at < to;

export const newMemory = (client: string, id: string): Memory => ({
	client,
	case: id,
	subject: null,
	tier: 0,
	known: false,
	runs: { ...NO_RUNS },
	starts: 0,
	marks: [],
	before: null
});

export const newRun = (memory: Memory, dueAt: number): Run => ({
	number: ++memory.starts,
	dueAt,
	out: false
});

/** A tier that was told; what was counted before it was known happened in it. */
export function learnTier(memory: Memory, tier: Tier): void {
	if (memory.tier > 0) return;
	memory.tier = tier;
	for (const mark of memory.marks) mark.tier ||= tier;
}

/** The clocks that ran before an event, of a case that was not known. */
export function learnClocks(memory: Memory, clocks: Clocks): void {
	if (memory.known) return;
	memory.known = true;
	for (const name of CLOCKS) {
		const clock = clocks[name];
		if (clock?.stoppedAt === null) memory.runs[name] ??= newRun(memory, dueOf(clock));
	}
}

/** When a clock runs out as it stands; one that stands still does not. */
export const dueOf = (clock: Clock): number =>
	clock.pausedAt == null ? clock.dueAt : Number.POSITIVE_INFINITY;

export const pastMark = (memory: Memory, name: ClockName, run: Run): Mark => ({
	what: 'past',
	at: run.dueAt,
	tier: memory.tier,
	span: 0,
	met: false,
	claimClock: name === 'claim' ? run.number : 0
});

/** Counts the clocks that had run out before `at`, in the tier that the case was in until then. */
export function runOut(memory: Memory, window: Span, at: number): void {
	for (const name of CLOCKS) {
		const run = memory.runs[name];
		if (!run || run.out || run.dueAt >= at) continue;
		run.out = true;
		if (within(window, run.dueAt)) memory.marks.push(pastMark(memory, name, run));
	}
}

/** Keeps how things stand, for the act that follows may be undone. */
export function remember(memory: Memory): void {
	memory.before = {
		tier: memory.tier,
		runs: { ...memory.runs },
		marks: memory.marks.length
	};
}

/** Lays back what was remembered; what was counted since never was. */
export function layBack(memory: Memory): void {
	const { before } = memory;
	if (!before) return;
	memory.tier = before.tier;
	memory.runs = before.runs;
	memory.marks.length = before.marks;
	memory.before = null;
}
