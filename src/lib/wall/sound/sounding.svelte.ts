import { untrack } from 'svelte';
import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { Sound } from '#lib/shared/wire/walls.ts';
import { decide, firstLook, type Heard } from './decide.ts';
import { lookAt } from './look.ts';
import { Player } from './player.ts';

/** What a wall shows of its sound. Reactive. */
export interface Sounding {
	readonly is: Sound;
	/** Until when it keeps silent, since there were too many alarms, ms since 1970; null when it need not. */
	readonly fullUntil: number | null;
	/** Since when nothing fell due or went past SLA and nothing sounded, ms since 1970. */
	readonly quietSince: number;
}

/**
 * Sounds what is new on a board, as long as it is set to. Call it where a component begins.
 * @param silent it says what it would do, and does not
 */
export function soundOf(board: LiveBoard, silent = false): Sounding {
	let armed = $state(false);
	let fullUntil: number | null = $state(null);
	let heard: Heard | null = null;
	let player: Player | null = null;
	const wanted = $derived(board.head?.show.sound === true);

	$effect(() => {
		if (!wanted) return;
		player = new Player((now) => (armed = now));
		return () => {
			player?.stop();
			player = null;
		};
	});
	$effect(() => {
		// not what is drawn, which a slow screen may do later
		const { view, now } = board;
		// what came while the server was away is news when it is back
		if (board.status.is !== 'live' || !view) return;
		const look = lookAt([...view.rows.values()], view.figures, view.head, now);
		if (!heard) return void (heard = firstLook(look));
		const decided = decide(heard, look);
		const audible = wanted && !silent && untrack(() => armed);
		// what nobody could hear was no alarm too many
		heard = audible ? decided.heard : { ...decided.heard, sounded: heard.sounded };
		if (audible && decided.tone) player?.play(decided.tone);
		fullUntil = decided.fullUntil;
	});
	return {
		get is() {
			return !wanted ? 'off' : armed ? 'armed' : 'muted';
		},
		get fullUntil() {
			return wanted ? fullUntil : null;
		},
		get quietSince() {
			return heard ? Math.max(heard.lastNews, heard.lastTone) : 0;
		}
	};
}
