/**
 * What a shift was like: a pure fold over the log between two instants (docs/spec.md, SHIFT).
 * Durations are ms; null where nothing was counted.
 */
import type { EscalatedTier, Subject } from '../words.ts';

/** The figures of one group of escalations, by what happened within the shift. */
export interface ShiftFigures {
	/** Escalations that began. */
	escalations: number;
	/** Claims, counted per claim clock. */
	claimed: number;
	/** Claim clocks that were met. */
	claimedInTime: number;
	/** Claim clocks decided: met, missed, or run out with nobody having it. The share is `claimedInTime / claimsDecided`. */
	claimsDecided: number;
	medianToClaim: number | null;
	p90ToClaim: number | null;
	/** Escalations that were resolved. */
	resolved: number;
	medianToResolve: number | null;
	p90ToResolve: number | null;
	/** Escalations of which a clock ran out. */
	pastSla: number;
	reopened: number;
}

export interface ShiftGroup<Key> extends ShiftFigures {
	key: Key;
}

/** An hour of the shift (or a day, when the window is longer than two days). */
export interface ShiftBucket {
	from: number;
	to: number;
	escalations: number;
	resolved: number;
	pastSla: number;
}

export interface ShiftWindow {
	/** "Day shift"; or "4 Apr to 11 Apr 2016" when a window was asked for. */
	name: string;
	from: number;
	to: number;
	/** True while `to` is still to come. */
	running: boolean;
}

export interface ShiftSummary {
	floor: { id: string; title: string; zone: string };
	window: ShiftWindow;
	/** Up to when this was reckoned: the end of the window, or now. */
	asOf: number;
	/** Every open escalation at `asOf`; only when the window is the running one. */
	openNow: number | null;
	totals: ShiftFigures;
	bySubject: ShiftGroup<Subject>[];
	byClient: (ShiftGroup<string> & { name: string })[];
	byTier: ShiftGroup<EscalatedTier>[];
	through: ShiftBucket[];
	demo: boolean;
}
