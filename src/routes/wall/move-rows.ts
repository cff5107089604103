/**
 * What changes its place glides there, once and briefly; what has just come fades in, seen from its first moment. A list
 * that is mostly new is there at once, and with reduced motion nothing moves.
 */

const MOVE_MS = 350;
const FIRST_OPACITY = 0.35;
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Where each entry of a list is just now, in px from the top of the window, even while it glides. */
export function placesOf(list: Element | undefined): Map<Element, number> {
	const entries = [...(list?.children ?? [])];
	return new Map(entries.map((entry) => [entry, entry.getBoundingClientRect().top]));
}

/** @param before what `placesOf` said before the list changed */
export function glide(list: Element | undefined, before: ReadonlyMap<Element, number>): void {
	if (before.size === 0 || still()) return;
	const now = placesOf(list);
	const stayed = [...now.keys()].filter((entry) => before.has(entry)).length;
	// a list that fades in as a whole would look empty, and one that fills would not get bright for seconds
	if (stayed * 2 < now.size) return;
	for (const [entry, top] of now) {
		const from = before.get(entry);
		if (from === undefined) entry.animate({ opacity: [FIRST_OPACITY, 1] }, MOVE_MS);
		else if (Math.abs(from - top) >= 1)
			entry.animate(
				// over what fades in where it has been
				{ transform: [`translateY(${from - top}px)`, 'none'], zIndex: [1, 1] },
				{ duration: MOVE_MS, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' }
			);
	}
}
