import type { Row } from '#lib/shared/wire/rows.ts';
import type { Before } from './optimism.ts';
import { secondsLeft } from './results.ts';
import type { DeskSay } from './say.ts';
import type { Outcome } from './send.ts';

export interface Undo {
	row: Row;
	words: string;
	undo: 'undo-claim' | 'undo-retier';
	before: Before;
	/** The server's time at which it is too late. */
	until: number;
	outcome: Promise<Outcome>;
}

export interface Notice {
	words: string;
	failed: boolean;
	until: number;
}

const NOTICE_MS = 8000;

/** What the desk says at its lower edge: the last act with its undo, and what went wrong or was done. */
export class Toasts {
	readonly #now: () => number;
	readonly #say: DeskSay;
	#undo: Undo | null = $state.raw(null);
	#notice: Notice | null = $state.raw(null);
	/** For screen readers: results only, each said once. */
	said = $state('');

	/** @param now the server's time, ms since 1970 */
	constructor(now: () => number, say: DeskSay) {
		this.#now = now;
		this.#say = say;
	}

	/** The undo that is open, with its whole seconds. Call it where a tick is read. */
	undo(): (Undo & { seconds: number }) | null {
		const seconds = this.#undo ? secondsLeft(this.#undo.until, this.#now()) : 0;
		return this.#undo && seconds > 0 ? { ...this.#undo, seconds } : null;
	}
	notice(): Notice | null {
		return this.#notice && this.#notice.until > this.#now() ? this.#notice : null;
	}

	offerUndo(undo: Undo): void {
		this.#undo = undo;
		this.said = this.#say('undo-with', { words: undo.words });
	}
	/** The act was answered: until when it can be undone; 0 when there is nothing to undo. */
	answered(outcome: Promise<Outcome>, until: number): void {
		if (this.#undo?.outcome === outcome) this.#undo = until > 0 ? { ...this.#undo, until } : null;
	}
	takeUndo(): Undo | null {
		const open = this.undo();
		this.#undo = null;
		return open;
	}

	say(words: string, failed: boolean): void {
		this.#notice = { words, failed, until: this.#now() + NOTICE_MS };
		this.said = words;
	}
	dismiss(): void {
		this.#notice = null;
	}
}
