/** What all nodes tell their own desks and walls. A node that was away goes on where it was. */
import type { AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';
import type { Store } from '#server/store/index.ts';
import { repeat } from '../repeat.ts';

export type FeedMessage =
	/** `people` are told of it one by one. */
	| { kind: 'alert'; alert: AlertView; people: string[] }
	| { kind: 'line'; line: FloodLine; person: string }
	/** A person wants no push until then; null when it is muted no longer. */
	| { kind: 'muted'; person: string; until: number | null }
	| { kind: 'ended'; client: string; ids: string[] };

const EVERY_MS = 250;

/**
 * Hands on what comes after `from`.
 * @returns the stop function
 */
export function followFeed(
	store: Store,
	from: string,
	take: (message: FeedMessage) => void,
	onTrouble: (error: unknown) => void
): () => Promise<void> {
	let after = from;
	const read = async () => {
		for (;;) {
			const found = await store.alertFeed.after(after);
			for (const { id, message } of found) {
				after = id;
				take(JSON.parse(message) as FeedMessage);
			}
			if (found.length === 0) return;
		}
	};
	return repeat(EVERY_MS, read, onTrouble);
}
