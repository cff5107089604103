/** Pages of forms that read themselves anew every few seconds: what they show, and what is typed there, outlives an outage. */
import { invalidateAll } from '$app/navigation';
import type { Status } from '#lib/live/status.ts';
import { arrived } from './arrived.ts';
import { told } from './told.svelte.ts';

const PATIENCE_MS = 5000;

type Answer<T> = { is: 'there'; said: T } | { is: 'silent' | 'signed-out' | 'refused' };

/**
 * Not by the framework, which puts a page of the error, or the sign-in, in the place of this one when its own question is
 * not answered, however well the server answered a moment before.
 */
async function ask<T>(address: string): Promise<Answer<T>> {
	const signal = AbortSignal.timeout(PATIENCE_MS);
	const wanted = { cache: 'no-store', redirect: 'manual', signal } as const;
	try {
		const answer = await fetch(address, wanted);
		if (answer.ok) return { is: 'there', said: (await answer.json()) as T };
		if (answer.type === 'opaqueredirect') return { is: 'signed-out' };
		return { is: answer.status < 500 ? 'refused' : 'silent' };
	} catch {
		// also where the line went in the middle of an answer
		return { is: 'silent' };
	}
}

export class Again<T extends { now: number }> {
	readonly #given: () => T;
	/** What was read since, and what it takes the place of: a form or another address gives the page something newer. */
	#newer: { over: T; page: T } | null = $state.raw(null);
	/** When it was read, by the monotonic clock, ms. */
	#read = performance.now();
	#silentFor: number | null = $state(null);

	/** @param given what the page was loaded with; its `now` is when it was true, by the server's clock, ms since 1970 */
	constructor(given: () => T) {
		this.#given = given;
	}

	/** To be shown. */
	get page(): T {
		const given = this.#given();
		return this.#newer?.over === given ? this.#newer.page : given;
	}
	/** For `StaleBand`. */
	get status(): Status {
		return this.#silentFor === null
			? { is: 'live' }
			: { is: 'stale', since: this.page.now, why: 'silence' };
	}
	/** The server's time. */
	get now(): number {
		return this.page.now + (this.#silentFor ?? 0);
	}

	/** @param address where the same is read as JSON. @returns ends it */
	start(address: () => string, everyMs: number): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let ended = false;
		const turn = async () => {
			if (document.visibilityState === 'visible') await this.#turn(address(), () => ended);
			if (!ended) timer = setTimeout(() => void turn(), everyMs);
		};
		timer = setTimeout(() => void turn(), everyMs);
		return () => {
			ended = true;
			clearTimeout(timer);
		};
	}

	async #turn(address: string, ended: () => boolean): Promise<void> {
		const over = this.#given();
		const answer = await ask<T>(address);
		if (ended()) return;
		if (answer.is === 'there' || answer.is === 'refused') {
			if (answer.is === 'there') this.#newer = { over, page: answer.said };
			else {
				await arrived();
				if (ended()) return;
				// a page that is for others by now says so itself
				await invalidateAll();
			}
			this.#read = performance.now();
			this.#silentFor = null;
			if (told.unsent?.why === 'ended') told.say(null);
			return;
		}
		this.#silentFor = performance.now() - this.#read;
		if (answer.is === 'signed-out' && told.unsent === null) told.say({ why: 'ended' });
	}
}
