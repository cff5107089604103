/** Tells the server that somebody is at this page, also where they only read: a session ends for want of use (SIGN-13). */

/** More often would say nothing new: a session is unused for an hour at least before it ends. */
export const EVERY_MS = 60_000;
const INPUT = ['pointerdown', 'keydown', 'wheel'] as const;

type Heard = Pick<Event, 'isTrusted' | 'timeStamp'>;
export interface Touchable {
	addEventListener(name: string, hear: (event: Heard) => void, options: object): void;
	removeEventListener(name: string, hear: (event: Heard) => void, options: object): void;
}

/** @param address that is told. @returns stops listening */
export function tellTouched(page: Touchable, address: string): () => void {
	// since the page was loaded, which told it once
	let toldAt = 0;
	const hear = ({ isTrusted, timeStamp }: Heard) => {
		if (!isTrusted || timeStamp - toldAt < EVERY_MS || !navigator.onLine) return;
		toldAt = timeStamp;
		// what is not heard is told again by the next touch
		fetch(address, { method: 'POST' }).catch(() => null);
	};
	const options = { capture: true, passive: true };
	for (const name of INPUT) page.addEventListener(name, hear, options);
	return () => {
		for (const name of INPUT) page.removeEventListener(name, hear, options);
	};
}
