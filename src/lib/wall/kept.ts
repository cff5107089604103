/**
 * The last picture, kept on the screen's own device: what a wall that was switched on while the server is away shows,
 * marked as old. The screen's date may be wrong, so how wrong it was is kept, too.
 */
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';

const KEY = 'andon.wall';

interface Kept {
	snapshot: Snapshot;
	/** The server's clock minus the screen's, ms. */
	ahead: number;
}

/** Never throws: a device without room keeps nothing. @param date the screen's own clock, ms since 1970 */
export function keepPicture(
	snapshot: Snapshot,
	date = Date.now,
	storage: Pick<Storage, 'setItem'> = localStorage
): void {
	const kept: Kept = { snapshot, ahead: snapshot.at - date() };
	try {
		storage.setItem(KEY, JSON.stringify(kept));
	} catch {
		forgetPicture();
	}
}

/**
 * @returns the newer of what the page brought and what was kept of the same board, and a guess of the server's time:
 * never before the picture, however wrong the screen's clock is by now; null when nothing was kept to guess it by
 */
export function lastPicture(
	brought: Snapshot,
	date = Date.now,
	storage: Pick<Storage, 'getItem'> = localStorage
): { snapshot: Snapshot; at: number | null } {
	const kept = readKept(storage);
	if (!kept) return { snapshot: brought, at: null };
	const { head, protocol, at } = kept.snapshot;
	// a wall may be given another board while it shows one
	const same = head.id === brought.head.id && protocol === PROTOCOL;
	const snapshot = same && at > brought.at ? kept.snapshot : brought;
	return { snapshot, at: Math.max(snapshot.at, date() + kept.ahead) };
}

export function forgetPicture(): void {
	localStorage.removeItem(KEY);
}

function readKept(storage: Pick<Storage, 'getItem'>): Kept | null {
	try {
		return JSON.parse(storage.getItem(KEY) ?? 'null') as Kept | null;
	} catch {
		return null;
	}
}
