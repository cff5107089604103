import { getContext, setContext } from 'svelte';
import type { LiveBoard } from '#lib/live/connection.svelte.ts';

/** What the bar at the top says of the page below it. A page without a board shows no live dot. */
export class Bar {
	#board: LiveBoard | null = $state.raw(null);

	get board(): LiveBoard | null {
		return this.#board;
	}
	/** @returns takes it away again */
	show(board: LiveBoard): () => void {
		this.#board = board;
		return () => {
			if (this.#board === board) this.#board = null;
		};
	}
}

const KEY = Symbol('bar');

export function provideBar(): Bar {
	return setContext(KEY, new Bar());
}
/** @throws outside the staff pages. */
export function useBar(): Bar {
	const bar = getContext<Bar | undefined>(KEY);
	if (!bar) throw new Error('No bar: the page is not below the staff layout');
	return bar;
}
