/** Pages of forms that read themselves anew every few seconds: what they show, and what is typed there, outlives an outage. */
import { invalidate } from '$app/navigation';
import type { Status } from '#lib/live/status.ts';
import { arrived } from './arrived.ts';
import { told } from './told.svelte.ts';

const PATIENCE_MS = 5000;

type Answer = 'there' | 'silent' | 'signed-out';

/** Asked before the framework is: it would put a page of the error, or the sign-in, in the place of this one. */
async function ask(): Promise<Answer> {
	const signal = AbortSignal.timeout(PATIENCE_MS);
	const wanted = { method: 'HEAD', cache: 'no-store', redirect: 'manual', signal } as const;
	const answer = await fetch(location.href, wanted).catch(() => null);
	if (answer?.type === 'opaqueredirect') return 'signed-out';
	// a page that is for others by now says so itself
	return answer !== null && answer.status < 500 ? 'there' : 'silent';
}

export class Again {
	readonly #at: () => number;
	/** Of this page, by the monotonic clock, ms. */
	#read = performance.now();
	#silentFor: number | null = $state(null);

	/** @param at when what is shown was true, by the server's clock, ms since 1970 */
	constructor(at: () => number) {
		this.#at = at;
	}

	/** For `StaleBand`. */
	get status(): Status {
		return this.#silentFor === null
			? { is: 'live' }
			: { is: 'stale', since: this.#at(), why: 'silence' };
	}
	/** The server's time. */
	get now(): number {
		return this.#at() + (this.#silentFor ?? 0);
	}

	/** @param key what the page's data depends on. @returns ends it */
	start(key: string, everyMs: number): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let ended = false;
		const turn = async () => {
			if (document.visibilityState === 'visible') await this.#turn(key, () => ended);
			if (!ended) timer = setTimeout(() => void turn(), everyMs);
		};
		timer = setTimeout(() => void turn(), everyMs);
		return () => {
			ended = true;
			clearTimeout(timer);
		};
	}

	async #turn(key: string, isOver: () => boolean): Promise<void> {
		const answer = await ask();
		if (answer === 'there') {
			await arrived();
			if (isOver()) return;
			await invalidate(key);
			this.#read = performance.now();
			this.#silentFor = null;
			if (told.unsent?.why === 'ended') told.say(null);
			return;
		}
		this.#silentFor = performance.now() - this.#read;
		if (answer === 'signed-out' && told.unsent === null) told.say({ why: 'ended' });
	}
}
