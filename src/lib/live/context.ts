import { getContext, setContext } from 'svelte';
import type { LiveBoard } from './connection.svelte.ts';

const KEY = Symbol('board');

/** Puts the page's one board where its components find it. */
export function provideBoard(board: LiveBoard): LiveBoard {
	return setContext(KEY, board);
}

/** @throws when no page above has provided a board. */
export function useBoard(): LiveBoard {
	const board = getContext<LiveBoard | undefined>(KEY);
	if (!board) throw new Error('No board: call provideBoard() in the page');
	return board;
}
