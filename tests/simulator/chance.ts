/** Chance that can be repeated: the same seed, the same draws. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
		// neighbours among the seeds begin far apart
		for (let round = 0; round < 4; round++) this.next();
	}

	/** A number from 0 up to 1 (splitmix32). */
	next(): number {
		this.#state = (this.#state + 0x9e3779b9) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
	}

	/** A whole number, both ends included. */
	int(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	/** True in so many of all cases, 0 to 1. */
	often(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(list: readonly T[]): T {
		if (list.length === 0) throw new Error('nothing to pick from');
		return list[Math.floor(this.next() * list.length)] as T;
	}

	/** One of these, each as often as its weight says. */
	weighed<T>(list: readonly (readonly [weight: number, what: T])[]): T {
		let left = this.next() * list.reduce((sum, [weight]) => sum + weight, 0);
		for (const [weight, what] of list) if ((left -= weight) < 0) return what;
		return (list.at(-1) as readonly [number, T])[1];
	}

	/** Each of these in so many of all cases, in their order. */
	some<T>(list: readonly T[], share = 0.5): T[] {
		return list.filter(() => this.often(share));
	}

	/** As `some`, and at least one. */
	oneOrMore<T>(list: readonly T[], share = 0.4): T[] {
		const found = this.some(list, share);
		return found.length > 0 ? found : [this.pick(list)];
	}

	/** What is drawn, in so many of all cases. */
	maybe<T>(share: number, draw: () => T): T | undefined {
		return this.often(share) ? draw() : undefined;
	}

	/** Chance of its own: what is drawn from it changes nothing here. */
	fork(): Chance {
		return new Chance(Math.floor(this.next() * 0x1_0000_0000));
	}
}
