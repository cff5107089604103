import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import { loadAnew } from '#lib/wall/anew.ts';

const QUIET_MS = 20_000;
/** Not all desks load in the same second. */
const SPREAD_MS = 60_000;

/**
 * Takes over another build of the pages at a moment at which nobody misses the desk for a second. Call it where a
 * component begins.
 * @param own the build that the page is of; "" when that is not known
 * @param idle nothing is being typed, sent, or could be undone
 */
export function takeNewBuild(
	board: LiveBoard,
	own: string,
	idle: () => boolean,
	random: () => number = Math.random
): void {
	const spread = random() * SPREAD_MS;
	let touchedAt = 0;
	let since: number | null = null;
	let stop: (() => void) | undefined;
	$effect(() => {
		const touched = () => (touchedAt = performance.now());
		const kinds = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'];
		for (const kind of kinds) addEventListener(kind, touched, { passive: true });
		return () => {
			for (const kind of kinds) removeEventListener(kind, touched);
			stop?.();
		};
	});
	$effect(() => {
		// asked each second
		void board.now;
		const build = board.view?.build;
		if (stop || !own || !build || build === own || board.status.is !== 'live') return;
		const now = performance.now();
		since ??= now;
		if (now - since < spread || now - touchedAt < QUIET_MS || !idle()) return;
		stop = loadAnew(`build ${build}`);
	});
}
