/**
 * How long a clock runs, thin: minutes by priority, around the clock (docs/spec.md, SLA).
 */
import type { ClockName, Priority } from '#lib/shared/words.ts';

/** Minutes allowed, by clock and priority. */
export type Policy = Record<ClockName, Record<Priority, number>>;

export const DEFAULT_POLICY: Policy = {
	claim: { 1: 5, 2: 10, 3: 15, 4: 30 },
	resolve: { 1: 60, 2: 120, 3: 480, 4: 1440 }
};

/** A warning is due when this share of a clock has run. */
export const WARN_SHARE = 0.75;

/** How long a claim or a re-tier can be undone. */
export const UNDO_MS = 8_000;

/**
 * A deadline that lies further back than this when it is set belongs to recorded history: nobody is warned of it, and
 * every screen shows it as past SLA all the same.
 */
export const HISTORY_MS = 24 * 60 * 60_000;

/** `at` may be ahead of the store's clock by so much, for the sake of a source whose clock is a little fast. */
export const AHEAD_MS = 5 * 60_000;
