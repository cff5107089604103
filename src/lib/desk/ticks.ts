/** Steps of an SOP that were tapped and are not known to be done yet (rule DESK-54). */

export interface PendingTick {
	operation: number;
	sop: string;
	step: number;
	done: boolean;
	/** Of the case once it was done; null until the server has answered. */
	version: number | null;
}

/**
 * @param done what the server says, of the case's `version`
 * @returns what is to be shown as done
 */
export function shownDone(
	sop: string,
	done: readonly number[],
	version: number,
	pending: readonly PendingTick[]
): ReadonlySet<number> {
	const shown = new Set(done);
	for (const tick of pending) {
		if (tick.sop !== sop || known(tick, version)) continue;
		if (tick.done) shown.add(tick.step);
		else shown.delete(tick.step);
	}
	return shown;
}

/** The pending ticks that the server does not tell of yet. */
export const unknown = (pending: readonly PendingTick[], version: number): PendingTick[] =>
	pending.filter((tick) => !known(tick, version));

const known = (tick: PendingTick, version: number): boolean =>
	tick.version !== null && tick.version <= version;
