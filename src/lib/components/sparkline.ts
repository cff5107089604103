/**
 * The line of a row of counts in a box `width` × `height`: as an SVG path. Zero is at the bottom, so that a small
 * change does not look like a big one; the top is the largest count, but at least `atLeast`.
 */
export function sparkPath(
	counts: readonly number[],
	width: number,
	height: number,
	atLeast = 4
): string {
	const top = Math.max(atLeast, ...counts);
	const step = counts.length > 1 ? width / (counts.length - 1) : 0;
	const place = (value: number) => Math.round(value * 100) / 100;
	return counts
		.map((count, index) => {
			const y = height - (count / top) * height;
			return `${index === 0 ? 'M' : 'L'}${place(index * step)} ${place(y)}`;
		})
		.join('');
}
