/** How a wall that nobody touches looks after itself: its token, its build, its failures, its end. */
import { untrack } from 'svelte';
import { dev, version } from '$app/env';
import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import { reloadWhenReachable } from '#lib/live/reload.ts';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Bye } from '#lib/shared/wire/events.ts';
import { loadAnew, type Why } from './anew.ts';
import { forgetWall } from './forget.ts';
import { keepWall } from './keep.svelte.ts';
import { SPREAD_MS, takesBuild } from './new-build.ts';
import { keepToken } from './token.ts';
import { watchPage } from './watchdog.ts';

export interface LookedAfter {
	board: LiveBoard;
	/** Reactive: since when nothing new called for anybody, ms since 1970. */
	quietSince: () => number;
}

/** @param paired this screen has a token of its own */
export function lookAfter(paired: boolean): {
	refused: (code: Failure['code']) => void;
	bye: (why: Bye) => void;
	/** Call it where a component begins. */
	look: (of: LookedAfter) => void;
} {
	let leaving = false;
	function anew(why: Why): void {
		if (leaving) return;
		leaving = true;
		loadAnew(why);
	}
	/** It shows nothing any more and goes back to pairing; nothing of the board stays on the device. */
	async function end(): Promise<void> {
		if (leaving) return;
		leaving = true;
		await forgetWall().catch(() => {});
		location.reload();
	}
	return {
		refused: (code) => {
			if (code !== 'unauthenticated') return;
			if (paired) void end();
			else anew('refused');
		},
		bye: (why) => {
			if (why === 'revoked') void end();
			// nodes of two versions stand side by side for a while: it must not load anew until they are one
			else if (why === 'protocol') anew('protocol');
			else if (!leaving) {
				leaving = true;
				reloadWhenReachable();
			}
		},
		look({ board, quietSince }) {
			if (paired) $effect(() => keepToken(() => void end()));
			$effect(() => watch(board, anew));
			if (!dev) followBuild(board, quietSince, anew);
			if (!dev && (paired || untrack(() => board.head?.demo))) keepWall(board);
		}
	};
}

function followBuild(
	board: LiveBoard,
	quietSince: () => number,
	anew: (why: Why) => void,
	random = Math.random
): void {
	const spread = random() * SPREAD_MS;
	let since: number | null = null;
	const build = $derived(board.view?.build ?? '');
	$effect(() => {
		const { now, status } = board;
		// none where nothing is built
		const differs = build !== '' && build !== version;
		since = differs ? (since ?? now) : null;
		const differsFor = since === null ? null : now - since;
		const live = status.is === 'live';
		if (takesBuild({ differsFor, quietFor: now - quietSince(), spread, live }))
			anew(`build ${build}`);
	});
}

function watch(board: LiveBoard, anew: (why: Why) => void): () => void {
	const dog = watchPage(
		{
			monotonic: () => performance.now(),
			painted: (then) => void requestAnimationFrame(then),
			visible: () => document.visibilityState === 'visible',
			behind: () => board.exactly() - untrack(() => board.now)
		},
		anew
	);
	addEventListener('error', dog.failed);
	addEventListener('unhandledrejection', dog.failed);
	return () => {
		removeEventListener('error', dog.failed);
		removeEventListener('unhandledrejection', dog.failed);
		dog.stop();
	};
}
