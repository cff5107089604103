/** What of the wave of what comes due is lit: pure. */
import type { Figures } from './wire/rows.ts';

/**
 * Of each bar the share that is due soon. What is due soon is what falls due first, so that the lit parts of all bars
 * are as many as the count beside them says.
 * @returns 0 to 1 for each quarter of an hour
 */
export function litOf(wave: Figures['wave'], dueSoon: number): number[] {
	let left = dueSoon;
	return wave.map(({ count }) => {
		const lit = Math.min(count, left);
		left -= lit;
		return count === 0 ? 0 : lit / count;
	});
}
