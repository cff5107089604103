import { secondsLeft } from './results.ts';
import type { DeskSay } from './say.ts';

/** One tap takes it back: one act, or all that were done together. */
export interface Undo {
	words: string;
	/** What it is about. */
	keys: readonly string[];
	/** The server's time at which it is too late. */
	until: number;
	takeBack: () => void;
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
	/** Oldest first: when the newest was refused, or is taken back, the one before it is offered again. */
	#undos: readonly Undo[] = $state.raw([]);
	#notice: Notice | null = $state.raw(null);
	/** For screen readers, each said once: results and news, and what was refused, which cannot wait. */
	said = $state('');
	refused = $state('');

	/** @param now the server's time, ms since 1970 */
	constructor(now: () => number, say: DeskSay) {
		this.#now = now;
		this.#say = say;
	}

	/** The newest undo that is open, with its whole seconds. Call it where a tick is read. */
	undo(): (Undo & { seconds: number }) | null {
		const open = this.#open();
		const last = open.at(-1);
		return last ? { ...last, seconds: secondsLeft(last.until, this.#now()) } : null;
	}
	#open(): Undo[] {
		const now = this.#now();
		return this.#undos.filter(({ until }) => secondsLeft(until, now) > 0);
	}
	notice(): Notice | null {
		return this.#notice && this.#notice.until > this.#now() ? this.#notice : null;
	}

	offerUndo(undo: Undo): void {
		this.#undos = [...this.#open(), undo];
		this.tell(this.#say('undo-with', { words: undo.words }));
	}
	/**
	 * What was offered turned out otherwise: until when it can be taken back, and what it is called by now. It is offered
	 * no more when that is over; what was offered before it still is.
	 */
	mend(undo: Undo, until: number, words = undo.words): void {
		this.#undos = this.#undos.flatMap((one) => {
			if (one.takeBack !== undo.takeBack) return one;
			return until > 0 ? { ...one, until, words } : [];
		});
		if (until > 0) this.#cover(undo);
	}
	takeUndo(): Undo | null {
		const last = this.#open().at(-1);
		if (!last) return null;
		this.#cover(last);
		this.#undos = this.#undos.filter((one) => one.takeBack !== last.takeBack);
		return last;
	}
	/** Something happened since to all that an earlier one is about: it can be taken back no more. */
	#cover({ takeBack, keys }: Undo): void {
		const at = this.#undos.findIndex((one) => one.takeBack === takeBack);
		this.#undos = this.#undos.filter(
			(one, index) => index >= at || !one.keys.every((key) => keys.includes(key))
		);
	}

	say(words: string, failed: boolean): void {
		this.#notice = { words, failed, until: this.#now() + NOTICE_MS };
		if (failed) this.refused = again(words, this.refused);
		else this.tell(words);
	}
	/** Is read out, and not shown. */
	tell(words: string): void {
		this.said = again(words, this.said);
	}
	dismiss(): void {
		this.#notice = null;
	}
}

/** The same words a second time are another text, or no screen reader would say them. */
const again = (words: string, before: string): string =>
	words === before ? `${words}\u00a0` : words;
