/** Chance that can be repeated: the same seed gives the same floor. */

export interface Chance {
	/** 0 ≤ x < 1. */
	next(): number;
	/** True with probability `p`. */
	happens(p: number): boolean;
	/** Between `from` and `to`, evenly. */
	between(from: number, to: number): number;
	/** Mean `mean`, without memory. */
	exponential(mean: number): number;
	/** Log-normal; `mu` and `sd` are those of the logarithm. */
	logNormal(mu: number, sd: number): number;
	pick<T>(list: readonly T[]): T;
	/** One of the keys, by weight. */
	weighted<K extends string | number>(weights: readonly (readonly [K, number])[]): K;
}

/** @param seed any whole number */
export function createChance(seed: number): Chance {
	let state = seed >>> 0;
	/** Mulberry32: 32 bits of state, good enough for a floor and fast. */
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const pick = <T>(list: readonly T[]): T => {
		const one = list[Math.floor(next() * list.length)];
		if (one === undefined) throw new Error('nothing to pick from');
		return one;
	};
	return {
		next,
		pick,
		happens: (p) => next() < p,
		between: (from, to) => from + (to - from) * next(),
		exponential: (mean) => -Math.log(1 - next()) * mean,
		logNormal(mu, sd) {
			const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
			return Math.exp(mu + sd * normal);
		},
		weighted(weights) {
			let left = next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
			for (const [key, weight] of weights) if ((left -= weight) < 0) return key;
			return pick(weights)[0];
		}
	};
}
