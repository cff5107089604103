/**
 * What a page can notice of itself: its timers run, but nothing is painted or nothing moves on; or it fails again and
 * again. A page whose timers stand still notices nothing: that is for the kiosk (docs/kiosk.md).
 */
const LOOK_MS = 5000;
const STUCK_MS = 30_000;
const FAILURES = 5;
const FAILURES_MS = 60_000;

export interface Watched {
	/** Ms since any moment; never goes back. */
	monotonic: () => number;
	/** Calls back when something is painted next. */
	painted: (then: () => void) => void;
	/** Whether anybody could see it. */
	visible: () => boolean;
	/** How far what is shown is behind the time, ms. */
	behind: () => number;
}

/** @returns `failed`, to be told each error that nobody caught, and `stop` */
export function watchPage(
	{ monotonic, painted, visible, behind }: Watched,
	wrong: (why: 'stuck' | 'broken') => void
): { failed: () => void; stop: () => void } {
	let paintedAt = monotonic();
	let lookedAt = paintedAt;
	let failures: number[] = [];
	const timer = setInterval(() => {
		const now = monotonic();
		const slept = now - lookedAt > 2 * LOOK_MS;
		lookedAt = now;
		// what is not seen is not painted, and what slept had no chance to
		if (!visible() || slept) paintedAt = now;
		else painted(() => (paintedAt = monotonic()));
		if (now - paintedAt > STUCK_MS || (!slept && behind() > STUCK_MS)) wrong('stuck');
	}, LOOK_MS);
	return {
		failed: () => {
			const now = monotonic();
			failures = [...failures.filter((at) => now - at < FAILURES_MS), now];
			if (failures.length >= FAILURES) wrong('broken');
		},
		stop: () => clearInterval(timer)
	};
}
