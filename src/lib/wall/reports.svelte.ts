import { untrack } from 'svelte';
import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { WallReport } from '#lib/shared/wire/walls.ts';

const EVERY_MS = 10_000;

/**
 * Tells the server how this wall is: when it connects, when something of it changes, and every ten seconds. Call it
 * where a component begins.
 * @param of reactive: what the board does not know itself
 */
export function tellReports(
	board: LiveBoard,
	of: () => Pick<WallReport, 'build' | 'sound' | 'width' | 'height' | 'ratio'>
): void {
	$effect(() => {
		const { socket: line } = board.line;
		const socket = line();
		const report = of();
		const tell = () => {
			if (!socket.connected) return;
			const { latency } = board;
			const seq = untrack(() => board.view?.seq ?? 0);
			socket.emit('report', {
				...report,
				seq,
				latency: latency === null ? null : Math.round(latency)
			});
		};
		socket.on('connect', tell);
		tell();
		const timer = setInterval(tell, EVERY_MS);
		return () => {
			socket.off('connect', tell);
			clearInterval(timer);
		};
	});
}
