/** How a screen becomes a wall, in the manner of RFC 8628. Instants are ms since 1970. */
import type { PairingScreen } from '#lib/shared/wire/walls.ts';

/** Twenty letters that are no vowels and look like no other: 34.5 bits in eight, and no words. */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
export const CODE_LENGTH = 8;
export const CODE_HOLDS_MS = 10 * 60_000;
export const POLL_SECONDS = 5;
/** A poll that comes before its time adds this to the time between two (RFC 8628, 3.5). */
const SLOWER_SECONDS = 5;
/** Timers of browsers and the network are not exact. */
const LEEWAY_MS = 500;

/** A screen that shows a code, or whose code was typed. */
export interface Waiting {
	code: string;
	until: number;
	/** The network address it asked from. */
	address: string;
	screen: PairingScreen;
	/** Seconds between two polls, and when the last one was; null before the first. */
	interval: number;
	polledAt: number | null;
	/** Id of the wall that it has become; null while its code holds. */
	wall: string | null;
}

/** A code as somebody typed it: any case, with or without dash and spaces. @returns null when it can be none */
export function readCode(typed: string): string | null {
	const letters = typed.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
	const is =
		letters.length === CODE_LENGTH && [...letters].every((one) => CODE_LETTERS.includes(one));
	return is ? letters : null;
}

/** `BCDF-GHJK`. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A poll is noted. @returns the screen after it, and whether it came too soon */
export function polled(waiting: Waiting, now: number): { after: Waiting; tooSoon: boolean } {
	const { polledAt, interval } = waiting;
	const tooSoon = polledAt !== null && now - polledAt < interval * 1000 - LEEWAY_MS;
	return {
		after: { ...waiting, polledAt: now, interval: interval + (tooSoon ? SLOWER_SECONDS : 0) },
		tooSoon
	};
}
