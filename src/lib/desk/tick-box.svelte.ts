import type { SopView } from '#lib/shared/wire/sop.ts';
import type { CaseRef, Desk } from './desk.svelte.ts';
import { shownDone, unknown, type PendingTick } from './ticks.ts';

/** The steps of the SOPs of one case, to be ticked off. */
export class TickBox {
	readonly #desk: Desk;
	#pending: PendingTick[] = $state.raw([]);
	#operation = 0;

	constructor(desk: Desk) {
		this.#desk = desk;
	}

	/** @param version of the case that `sop` is of */
	done(sop: SopView, version: number): ReadonlySet<number> {
		return shownDone(sop.name, sop.done, version, this.#pending);
	}

	/** Ticks a step off, or not; taken back when it is not done. @returns whether it was */
	async set(
		of: CaseRef,
		sop: string,
		step: number,
		done: boolean,
		version: number
	): Promise<boolean> {
		const operation = ++this.#operation;
		this.#pending = [
			...unknown(this.#pending, version),
			{ operation, sop, step, done, version: null }
		];
		const outcome = await this.#desk.quietly(of, { type: 'tick', sop, step, done });
		this.#pending =
			outcome.is === 'done'
				? this.#pending.map((tick) =>
						tick.operation === operation ? { ...tick, version: outcome.done.version } : tick
					)
				: this.#pending.filter((tick) => tick.operation !== operation);
		return outcome.is === 'done';
	}
}
