/** What changes its place glides there, once and briefly; what has just come fades in. With reduced motion nothing does. */

const MOVE_MS = 350;
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Where each entry of a list is just now, in px from the top of the window, even while it glides. */
export function placesOf(list: Element | undefined): Map<Element, number> {
	const entries = [...(list?.children ?? [])];
	return new Map(entries.map((entry) => [entry, entry.getBoundingClientRect().top]));
}

/** @param before what `placesOf` said before the list changed */
export function glide(list: Element | undefined, before: ReadonlyMap<Element, number>): void {
	if (before.size === 0 || still()) return;
	for (const [entry, top] of placesOf(list)) {
		const from = before.get(entry);
		if (from === undefined) entry.animate({ opacity: [0, 1] }, MOVE_MS);
		else if (Math.abs(from - top) >= 1)
			entry.animate(
				{ transform: [`translateY(${from - top}px)`, 'none'] },
				{ duration: MOVE_MS, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' }
			);
	}
}
