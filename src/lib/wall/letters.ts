/** How large a wall writes what the floor must read, from how far away it is read (rule WALL-21): pure. */

/** From how far, in metres, and on which screen, in inches across. */
export interface Reading {
	distance: number;
	diagonal: number;
}

/** A picture, in CSS px. */
export interface Screen {
	width: number;
	height: number;
}

/** Under how many arc-minutes a letter has to be seen at the least (NUREG-0700, 1.3.1-4). */
export const ARC_MINUTES = 16;
/** How high a capital of the typeface is, in em. */
export const CAPITAL = 0.668;
const MM_PER_INCH = 25.4;

/** @returns mm */
export const letterMm = (distance: number, arcMinutes = ARC_MINUTES): number =>
	(6.283 * distance * 1000 * arcMinutes) / 21_600;

/** The size of type that makes a capital high enough, as a share of the diagonal of the picture: what `wall.css` takes. */
export const typeShare = ({ distance, diagonal }: Reading): number =>
	letterMm(distance) / (diagonal * MM_PER_INCH) / CAPITAL;

/** Beyond it a screen does not hold one row, however few there are; panels beside or below leave less. */
const mostPx = ({ width, height }: Screen, panels: boolean): number =>
	Math.min(width / 9.2, height / (panels ? 8 : 6.6));

/** From nearer it is read as from here: smaller letters would only leave room empty. */
const leastPx = ({ width, height }: Screen): number =>
	3.4 * Math.min(Math.min(width, height) / 108, Math.max(width, height) / 192);

/** The size of type in px: as the distance asks, but a row always fits. `wall.css` reckons the same. @param panels the page has others */
export function typePx(reading: Reading, screen: Screen, panels = false): number {
	const asked = typeShare(reading) * Math.hypot(screen.width, screen.height);
	return Math.min(mostPx(screen, panels), Math.max(leastPx(screen), asked));
}

/** From how far this screen can be read at all, in metres. */
export function farthest(diagonal: number, screen: Screen, panels = false): number {
	const ofOneMetre = typeShare({ distance: 1, diagonal }) * Math.hypot(screen.width, screen.height);
	return mostPx(screen, panels) / ofOneMetre;
}
