/** Rounds in turn, and what is said of them. */

/** What one side of a round cost or did, in the benchmark's own unit. */
export interface Round {
	andon: number;
	/** Null where Andon is measured alone. */
	anchor: number | null;
}

export interface Spread {
	median: number;
	min: number;
	max: number;
}

/** @throws when there are none */
export function spread(values: number[]): Spread {
	const sorted = [...values].sort((one, other) => one - other);
	const [min, max] = [sorted[0], sorted.at(-1)];
	if (min === undefined || max === undefined) throw new Error('no rounds');
	const middle = (sorted.length - 1) / 2;
	const [low = min, high = max] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
	return { median: (low + high) / 2, min, max };
}

/**
 * Runs both sides `count` times, one after the other, who begins in turn: a machine that grows slower in the meantime
 * then favours neither. One more round before, to warm up, is thrown away.
 */
export async function inTurns(
	count: number,
	andon: () => Promise<number>,
	anchor: () => Promise<number>
): Promise<Round[]> {
	const rounds: Round[] = [];
	for (let index = -1; index < count; index++) {
		const round: Round = { andon: 0, anchor: 0 };
		if (index % 2 !== 0) round.andon = await andon();
		round.anchor = await anchor();
		if (index % 2 === 0) round.andon = await andon();
		if (index >= 0) rounds.push(round);
	}
	return rounds;
}

/** Runs Andon alone `count` times, and once before, to warm up. */
export async function alone<T>(count: number, andon: () => Promise<T>): Promise<T[]> {
	const rounds: T[] = [];
	for (let index = -1; index < count; index++) {
		const round = await andon();
		if (index >= 0) rounds.push(round);
	}
	return rounds;
}

/** Rounds of Andon alone, by one figure of each. */
export const roundsOf = (values: number[]): Round[] =>
	values.map((andon) => ({ andon, anchor: null }));

/** The `share` of the values that is at or below the result: 0.99 for p99. */
export function percentile(values: number[], share: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
