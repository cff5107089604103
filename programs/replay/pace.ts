/** When each thing of a log is sent. */
import type { Planned } from './plan.ts';

export interface Pace {
	/** How many things, from the first on, should have been sent `elapsed` ms after the start. */
	due(elapsed: number): number;
	/** Ms after the start at which the thing of this index is due. */
	at(index: number): number;
}

/** Everything is due at once. */
export const atOnce = (planned: Planned[]): Pace => ({ due: () => planned.length, at: () => 0 });

/**
 * @param planned ascending by `at`
 * @param speed log minutes a real minute
 */
export function atSpeed(planned: Planned[], speed: number): Pace {
	const begin = planned[0]?.at ?? 0;
	const at = (index: number) => ((planned[index]?.at ?? Infinity) - begin) / speed;
	return {
		at,
		due(elapsed) {
			let [low, high] = [0, planned.length];
			while (low < high) {
				const middle = (low + high) >>> 1;
				if (at(middle) <= elapsed) low = middle + 1;
				else high = middle;
			}
			return low;
		}
	};
}

/**
 * The same as if it happened now: no instants of the log, and a case that was opened before its first row is as much
 * older, at the speed of the replay, as it was then. A queue's oldest wait stays what was read.
 * @param now ms since 1970
 */
export function asLive(planned: Planned, now: number, speed: number): Planned {
	if (planned.kind === 'queue') {
		const { at: _, ...observation } = planned.look.observation;
		return { ...planned, look: { ...planned.look, observation } };
	}
	const { at: _, ...item } = planned.item;
	const { command } = item;
	if (command.type !== 'open' || command.openedAt === undefined) return { ...planned, item };
	const age = (planned.at - Date.parse(command.openedAt)) / speed;
	const openedAt = new Date(now - age).toISOString();
	return { ...planned, item: { ...item, command: { ...command, openedAt } } };
}
