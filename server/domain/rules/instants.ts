/**
 * When a rule would have begun to hold, while a case or a queue stayed as it was. Tried at the instants at which
 * something reaches a duration that the rule names and, where that does not tell all, every five minutes; between a try that fails and one that holds
 * the instant is found to the millisecond.
 */
import { CLOCKS } from '#lib/shared/words.ts';
import type { Case } from '../case.ts';

export const GRID_MS = 5 * 60_000;

/** From when the durations of a case are counted. */
export function beginnings({
	openedAt,
	tierSince,
	escalatedAt,
	ownedSince,
	toldAt,
	updatedAt,
	clocks
}: Case): number[] {
	const dues = CLOCKS.flatMap((name) => clocks[name]?.dueAt ?? []);
	return [openedAt, tierSince, escalatedAt, ownedSince, toldAt, updatedAt, ...dues].filter(
		(at) => at !== null
	);
}

/** What a rule is tried by. */
export interface TriedBy {
	/** That the rule names, ms. */
	durations: ReadonlySet<number>;
	/** It may begin to hold at other instants, too. */
	between: boolean;
}

/**
 * @param from tried first; `to` is tried last
 * @param begins instants from which durations are counted, forward or back
 * @returns ascending, each once
 */
export function instantsToTry(
	from: number,
	to: number,
	begins: readonly number[],
	{ durations, between }: TriedBy
): number[] {
	const found = new Set([from, to]);
	if (between) for (let at = from + GRID_MS; at < to; at += GRID_MS) found.add(at);
	for (const begin of begins)
		for (const duration of [0, ...durations])
			// the instant itself, and the one by which something has become longer
			for (const at of [
				begin + duration,
				begin + duration + 1,
				begin - duration,
				begin - duration + 1
			])
				if (at > from && at < to) found.add(at);
	return [...found].sort((one, other) => one - other);
}

/** @returns the first of these instants, or the instant between two of them, at which it holds; null when at none */
export function firstHolding(
	instants: readonly number[],
	holds: (at: number) => boolean
): number | null {
	let before: number | null = null;
	for (const at of instants) {
		if (!holds(at)) {
			before = at;
			continue;
		}
		if (before === null) return at;
		let [not, does] = [before, at];
		while (does - not > 1) {
			const middle = Math.floor((not + does) / 2);
			if (holds(middle)) does = middle;
			else not = middle;
		}
		return does;
	}
	return null;
}
