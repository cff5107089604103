/** How a screen becomes a wall: it asks for a code, shows it, and asks now and then whether somebody took it (RFC 8628). */
import type { PairingAnswer, PairingOffer } from '#lib/shared/wire/walls.ts';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

export interface PairingOptions {
	/** Somebody took it: the token has come as a cookie. */
	paired: () => void;
	/** Ms that never go back; 0 to 1; the way to the server; for tests. */
	monotonic?: () => number;
	random?: () => number;
	send?: (path: string) => Promise<Response>;
}

/** Who types the code is told how large the screen is that asks for it, in px of the screen. */
const post = (path: string): Promise<Response> =>
	fetch(path, {
		method: 'POST',
		cache: 'no-store',
		...(path.endsWith('/pairing') && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				width: Math.round(innerWidth * devicePixelRatio),
				height: Math.round(innerHeight * devicePixelRatio)
			})
		})
	});

/** Reactive. Nothing happens before `start()`. */
export class Pairing {
	readonly #options: Required<PairingOptions>;
	#code: string | null = $state(null);
	#away = $state(false);
	#until = 0;
	#interval = FIRST_WAIT_MS;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#round = 0;

	constructor(options: PairingOptions) {
		this.#options = {
			monotonic: () => performance.now(),
			random: Math.random,
			send: post,
			...options
		};
	}

	/** As it is shown, such as `BCDF-GHJK`; null until there is one. */
	get code(): string | null {
		return this.#code;
	}
	/** The server does not answer: a code may hold no more. */
	get away(): boolean {
		return this.#away;
	}
	/** For how long the code holds, ms; not reactive. */
	left(): number {
		return Math.max(0, this.#until - this.#options.monotonic());
	}

	/** @returns stops it */
	start(): () => void {
		this.#next(0, () => this.#ask());
		return () => {
			this.#round++;
			clearTimeout(this.#timer);
		};
	}

	async #ask(): Promise<void> {
		const offer = await this.#send<PairingOffer>('/display/pairing');
		if (offer === 'stopped') return;
		if (!offer) {
			if (this.left() === 0) this.#code = null;
			return this.#next(this.#patience(), () => this.#ask());
		}
		const { code, expiresIn, interval } = offer;
		this.#code = code.includes('-') ? code : `${code.slice(0, 4)}-${code.slice(4)}`;
		this.#until = this.#options.monotonic() + expiresIn * 1000;
		this.#interval = interval * 1000;
		this.#next(this.#interval, () => this.#poll());
	}

	async #poll(): Promise<void> {
		if (this.left() === 0) return this.#ask();
		const answer = await this.#send<PairingAnswer>('/display/pairing/poll');
		if (answer === 'stopped') return;
		if (!answer) return this.#next(this.#patience(), () => this.#poll());
		if (answer.is === 'paired') return this.#options.paired();
		if (answer.is === 'expired') return this.#ask();
		if (answer.is === 'slow-down') this.#interval = answer.interval * 1000;
		this.#next(this.#interval, () => this.#poll());
	}

	/** Null when there was no answer, or none of use. */
	async #send<T>(path: string): Promise<T | null | 'stopped'> {
		const round = this.#round;
		const answer = await this.#options
			.send(path)
			.then((response) => (response.ok ? (response.json() as Promise<T>) : null))
			.catch(() => null);
		if (round !== this.#round) return 'stopped';
		this.#away = answer === null;
		this.#failures = answer === null ? this.#failures + 1 : 0;
		return answer;
	}

	/** Longer each time, and not for all screens the same. */
	#patience(): number {
		const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - 1));
		return Math.max(this.#interval, wait) * (1 + this.#options.random() / 2);
	}

	#next(ms: number, step: () => Promise<void>): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void step(), ms);
	}
}
