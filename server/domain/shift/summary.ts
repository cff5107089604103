/**
 * What a window was like: a pure fold over the log (docs/spec.md, SHIFT-5 onwards). It reads entries in the order of
 * recording, keeps a little of every escalation that it meets, and can be read at any time and then fed further.
 */
import { CLOCKS, ESCALATED_TIERS, SUBJECTS } from '#lib/shared/words.ts';
import type { EscalatedTier, Subject, Tier } from '#lib/shared/words.ts';
import type { ShiftFigures, ShiftSummary } from '#lib/shared/wire/shift.ts';
import type { Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { newBuckets } from './buckets.ts';
import { count, figures, newTally, type Tally } from './figures.ts';
import { concerns, follow } from './follow.ts';
import { newMemory, pastMark, within, type Mark, type Memory, type Span } from './memory.ts';

export interface LogEntry {
	client: string;
	case: string;
	events: CaseEvent[];
}

type Keyed<Key> = ShiftFigures & { key: Key };

/** The figures of a summary; who names groups and floors adds the rest. Groups of which nothing was counted are absent. */
export interface Folded extends Pick<ShiftSummary, 'asOf' | 'totals' | 'through'> {
	/** In the order of `SUBJECTS`. */
	bySubject: Keyed<Subject>[];
	/** By id. */
	byClient: Keyed<string>[];
	/** From 1 up. */
	byTier: Keyed<EscalatedTier>[];
}

/** The row of a case that was escalated before the log was read, as it stands after what was read; null when unknown. */
export type Lookup = (client: string, id: string) => Pick<Case, 'subject' | 'tier'> | null;

export interface Fold {
	/**
	 * Reads on. Entries must come in the order of recording, at least those of one case, and hold everything that
	 * happened in the window and, for a claim at its very end, the undo that may follow `UNDO_MS` later. What lies
	 * around it does no harm.
	 */
	take(entries: Iterable<LogEntry>): void;
	/** Cases whose subject or tier no event has told so far: `lookup` will be asked for these. */
	unknown(): { client: string; case: string }[];
	/** @param asOf up to when clocks that still run are reckoned: now, or the window's end when that has passed */
	read(asOf: number, lookup?: Lookup): Folded;
	/** The figures of a part: of what `covers` says of a case, and of the tier in which something happened to it. */
	total(
		asOf: number,
		lookup: Lookup,
		covers: (client: string, id: string, tier: Tier) => boolean
	): ShiftFigures;
	/** Every case that was met. */
	cases(): { client: string; case: string }[];
}

/** @param window `[from, to)` in ms since 1970, and the IANA zone whose days a long one is shown by */
export function createFold(window: Span & { zone: string }): Fold {
	const clients = new Map<string, Map<string, Memory>>();
	const memoryOf = (client: string, id: string): Memory => {
		let cases = clients.get(client);
		if (!cases) clients.set(client, (cases = new Map<string, Memory>()));
		let memory = cases.get(id);
		if (!memory) cases.set(id, (memory = newMemory(client, id)));
		return memory;
	};
	const memories = (): Memory[] => [...clients.values()].flatMap((cases) => [...cases.values()]);
	return {
		take(entries) {
			for (const { client, case: id, events } of entries) {
				let memory: Memory | null = null;
				for (const event of events)
					if (concerns(event)) follow((memory ??= memoryOf(client, id)), event, window);
			}
		},
		unknown() {
			const found = memories().filter(({ subject, tier }) => !subject || !tier);
			return found.map(({ client, case: id }) => ({ client, case: id }));
		},
		read: (asOf, lookup = () => null) => read(memories(), window, asOf, lookup),
		total(asOf, lookup, covers) {
			const tally = newTally();
			for (const memory of memories()) {
				const { client, case: id } = memory;
				const known = memory.tier || (lookup(client, id)?.tier ?? 0);
				const marks = marksUpTo(memory, window, asOf).filter((mark) =>
					covers(client, id, mark.tier || known)
				);
				countCase(marks, [tally], newTally);
			}
			return figures(tally);
		},
		cases: () => memories().map(({ client, case: id }) => ({ client, case: id }))
	};
}

function read(
	memories: Iterable<Memory>,
	window: Span & { zone: string },
	asOf: number,
	lookup: Lookup
): Folded {
	const totals = newTally();
	const buckets = newBuckets(window, window.zone);
	const subjects = new Map<Subject, Tally>();
	const clients = new Map<string, Tally>();
	const tiers = new Map<Tier, Tally>();
	for (const memory of memories) {
		const marks = marksUpTo(memory, window, asOf);
		if (marks.length === 0) continue;
		const row = memory.subject && memory.tier ? memory : lookup(memory.client, memory.case);
		const subject = memory.subject ?? row?.subject;
		const whole = [totals, tallyOf(clients, memory.client)];
		if (subject) whole.push(tallyOf(subjects, subject));
		countCase(marks, whole, (mark) => tallyOf(tiers, mark.tier || memory.tier || (row?.tier ?? 0)));
		let firstPast = Infinity;
		for (const { what, at } of marks) {
			const bucket = what === 'escalated' || what === 'resolved' ? buckets.at(at) : undefined;
			if (bucket) bucket[what === 'escalated' ? 'escalations' : 'resolved']++;
			if (what === 'past') firstPast = Math.min(firstPast, at);
		}
		const bucket = firstPast < Infinity ? buckets.at(firstPast) : undefined;
		if (bucket) bucket.pastSla++;
	}
	return {
		asOf,
		totals: figures(totals),
		bySubject: groups(SUBJECTS, subjects),
		byClient: groups([...clients.keys()].sort(), clients),
		byTier: groups<EscalatedTier>(ESCALATED_TIERS, tiers),
		through: buckets.list
	};
}

/** What counts of a case, and the clocks that still ran and had run out by `asOf`. */
function marksUpTo(memory: Memory, window: Span, asOf: number): Mark[] {
	const marks = memory.marks.filter(({ what, at }) => what !== 'past' || at < asOf);
	for (const name of CLOCKS) {
		const run = memory.runs[name];
		if (run && !run.out && run.dueAt < asOf && within(window, run.dueAt))
			marks.push(pastMark(memory, name, run));
	}
	return marks;
}

/** Counts one case: once past SLA in each group, and each claim clock decided once, however often it shows. */
function countCase(marks: Mark[], whole: Tally[], tierOf: (mark: Mark) => Tally): void {
	const past = new Set<Tally>();
	let decided = 0;
	for (const mark of marks) {
		const decides = mark.claimClock > decided;
		if (decides) decided = mark.claimClock;
		const into = (tally: Tally) => {
			count(tally, mark);
			if (decides) tally.claimsDecided++;
			if (mark.what === 'past') past.add(tally);
		};
		whole.forEach(into);
		into(tierOf(mark));
	}
	for (const tally of past) tally.pastSla++;
}

function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
	let tally = tallies.get(key);
	if (!tally) tallies.set(key, (tally = newTally()));
	return tally;
}

function groups<Key>(
	keys: readonly Key[],
	tallies: { get(key: Key): Tally | undefined }
): Keyed<Key>[] {
	return keys.flatMap((key) => {
		const tally = tallies.get(key);
		return tally ? [{ key, ...figures(tally) }] : [];
	});
}
