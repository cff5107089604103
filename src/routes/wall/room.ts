/** How many boxes of a given height fit into a height, with gaps between them; at least one. All in px. */
export function fits(height: number, box: number, gap: number): number {
	if (box <= 0) return 1;
	return Math.max(1, Math.floor((height + gap) / (box + gap) + 1e-6));
}
/**
 * Where the picture stands, so that no edge burns in: a small round of places, a new one every few minutes.
 * @param now ms since 1970
 * @returns px
 */
export function drift(now: number): { x: number; y: number } {
	const PLACES = [
		[0, 0],
		[3, 2],
		[-3, 3],
		[-2, -3],
		[3, -2]
	] as const;
	const [x, y] = PLACES[Math.floor(now / (3 * 60_000)) % PLACES.length] ?? PLACES[0];
	return { x, y };
}
