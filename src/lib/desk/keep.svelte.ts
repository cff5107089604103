import { untrack } from 'svelte';
import { snapshotOf } from '#lib/live/apply.ts';
import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import { forgetDrafts } from './drafts.ts';
import { forgetDesk } from './forget.ts';
import { forgetPicture, fresh, keepPicture, keptPicture } from './kept.ts';
import { keepPage } from './worker.ts';

const EVERY_MS = 30_000;
/** A page that came from the server hears of the floor sooner than this, unless the network is slow. */
const PATIENCE_MS = 1500;

/** Whether this page was started from what the device keeps. */
export const isKeptPage = (): boolean => document.documentElement.dataset['kept'] !== undefined;

/**
 * Keeps the page and the last picture on the device, and shows that picture, marked as old, while nothing newer is heard.
 * Call it where a component begins.
 * @param who whose it is; what somebody else left goes
 * @param page what the page says of its own that changes: it is kept anew
 * @param recalled told when the picture is shown, with a guess of the server's time
 * @param keeps false where nothing may be kept: what is there goes
 */
export function keepDesk(
	board: LiveBoard,
	who: string,
	keeps: boolean,
	page: () => string,
	recalled: (at: number) => void,
	date: () => number = Date.now
): void {
	const live = $derived(board.status.is === 'live');
	const turn = $derived(Math.floor(board.now / EVERY_MS));
	const kind = $derived(board.view && `${board.view.build} ${page()}`);
	let kept: string | undefined;

	$effect(() => {
		if (!keeps) return void forgetDesk().then(() => forgetDrafts());
		let waiting: ReturnType<typeof setTimeout> | undefined;
		const hidden = () => {
			if (document.visibilityState === 'hidden') save();
		};
		document.addEventListener('visibilitychange', hidden);
		void keptPicture().then(async (picture) => {
			if (picture === null) return;
			if (picture.who !== who) return forgetDesk();
			const found = fresh(picture, who, date());
			if (!found) return forgetPicture();
			const show = () => {
				board.recall(found.snapshot, found.at);
				if (board.status.is !== 'live') recalled(found.at);
			};
			if (isKeptPage()) show();
			else waiting = setTimeout(show, PATIENCE_MS);
		});
		return () => {
			clearTimeout(waiting);
			document.removeEventListener('visibilitychange', hidden);
		};
	});
	$effect(() => {
		void turn;
		if (keeps && live) untrack(save);
	});
	$effect(() => {
		if (!keeps || !live || kind === kept) return;
		kept = kind ?? undefined;
		keepPage().catch(() => (kept = undefined));
	});

	function save(): void {
		const { view, status } = board;
		if (view && status.is === 'live') void keepPicture(who, snapshotOf(view), date());
	}
}
