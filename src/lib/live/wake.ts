/**
 * Notices that a screen slept or its page was frozen: its timers stood still, or its two clocks no longer agree.
 * @param woke called after each sleep, and whenever the page is shown again
 * @param monotonic ms since any moment; may stand still in sleep
 * @param calendar ms since 1970 by the screen's own clock; only its jumps matter, never its reading
 * @returns `look`, to be called several times a second, and `stop`
 */
export function watchSleep(
	woke: () => void,
	monotonic: () => number,
	calendar: () => number
): { look: () => void; stop: () => void } {
	const FROZEN_MS = 3000;
	const JUMP_MS = 2000;
	let steady = monotonic();
	let dated = calendar();
	const shown = () => {
		if (document.visibilityState === 'visible') woke();
	};
	const inPage = typeof document !== 'undefined';
	if (inPage) document.addEventListener('visibilitychange', shown);
	return {
		look() {
			const passed = monotonic() - steady;
			const jumped = Math.abs(calendar() - dated - passed);
			steady += passed;
			dated = calendar();
			if (passed > FROZEN_MS || jumped > JUMP_MS) woke();
		},
		stop() {
			if (inPage) document.removeEventListener('visibilitychange', shown);
		}
	};
}
