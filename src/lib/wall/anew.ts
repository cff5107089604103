/** Loads a wall anew by itself, which must never become a loop: whatever is wrong may still be wrong afterwards. */
import { reloadWhenReachable } from '#lib/live/reload.ts';

/** Why a wall loads itself anew: it broke, it stands still, it was refused, or there is another protocol or build. */
export type Why = 'broken' | 'stuck' | 'refused' | 'protocol' | `build ${string}`;

/** When it did so last, ms since 1970 by the screen's clock, and how often in a row. */
export interface Before {
	at: number;
	times: number;
}

const HOUR_MS = 3_600_000;
const FIRST_MS = 10_000;
const LONGEST_MS = 900_000;

/** How long to wait first, in ms: the first time not at all. A build that did not come by loading anew is not asked for within the hour. */
export function pauseBefore(why: Why, before: Before | null, now: number): number {
	if (!before) return 0;
	// a clock that was set back says nothing: as if it had been just now
	const passed = Math.max(0, now - before.at);
	if (passed > HOUR_MS) return 0;
	if (why.startsWith('build ')) return HOUR_MS - passed;
	return Math.max(0, Math.min(LONGEST_MS, FIRST_MS * 2 ** (before.times - 1)) - passed);
}

/**
 * @param date ms since 1970 by the screen's own clock
 * @returns stops it
 */
export function loadAnew(why: Why, storage: Storage = sessionStorage, date = Date.now): () => void {
	const key = `andon.anew ${why}`;
	const before = JSON.parse(storage.getItem(key) ?? 'null') as Before | null;
	const again = before && date() - before.at < 2 * HOUR_MS ? before.times + 1 : 1;
	let stop = () => {};
	const timer = setTimeout(
		() => {
			stop = reloadWhenReachable(Math.random, () =>
				storage.setItem(key, JSON.stringify({ at: date(), times: again } satisfies Before))
			);
		},
		pauseBefore(why, before, date())
	);
	return () => {
		clearTimeout(timer);
		stop();
	};
}
