import { untrack } from 'svelte';
import { snapshotOf } from '#lib/live/apply.ts';
import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { keepPicture } from './kept.ts';

const WORKER = '/wall-worker.js';
/** Of everything that the wall has loaded, its worker keeps what its page is made of. */
const IS_PART = /^\/(_app\/|favicon)/;
const EVERY_MS = 60_000;

/**
 * Keeps the page and the last picture on the screen's device, so that a wall that is switched on while the server is
 * away shows what was known last. Only where browsers have workers: over https, or on the server's own machine. Call it
 * where a component begins.
 */
export function keepWall(board: LiveBoard): void {
	if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return;
	const live = $derived(board.status.is === 'live');
	const minute = $derived(Math.floor(board.now / EVERY_MS));
	// what the page itself shows is that of when it was kept: of a board that it is no more, none of it stays
	const kind = $derived(board.view && kindOf(board.view));
	let keptFor: string | null | undefined;
	$effect(() => {
		if (!live) return;
		void minute;
		const view = untrack(() => board.view);
		if (view) keepPicture(snapshotOf(view));
		if (keptFor === kind) return;
		keptFor = kind;
		keepPage().catch(() => (keptFor = undefined));
	});
}

/** Of which build, which board, for whom and in which language: a page of another kind is kept anew. */
const kindOf = ({ build, head }: Pick<Snapshot, 'build' | 'head'>): string =>
	[build, head.id, head.show.visitor, head.show.locale].join(' ');

async function keepPage(): Promise<void> {
	await navigator.serviceWorker.register(WORKER, { scope: '/wall' });
	const { active } = await navigator.serviceWorker.ready;
	const files = performance
		.getEntriesByType('resource')
		.map(({ name }) => new URL(name))
		.filter(({ origin, pathname }) => origin === location.origin && IS_PART.test(pathname));
	active?.postMessage({ page: location.href, files: files.map(String) });
}
