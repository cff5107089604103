/** A page that nobody sees is not painted: there it is done all the same, by then. */
const UNPAINTED_MS = 250;

/**
 * Does something once what was changed until now has been painted, so that a tap is answered before it is worked on.
 * At once where nothing is painted at all, such as on a server.
 * @param still and not before so many ms more
 * @returns lets it be
 */
export function afterPaint(run: () => void, still = 0): () => void {
	if (typeof requestAnimationFrame === 'undefined') {
		run();
		return () => undefined;
	}
	let timer: ReturnType<typeof setTimeout> | undefined;
	const later = (ms: number) => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			cancelAnimationFrame(frame);
			run();
		}, ms);
	};
	const frame = requestAnimationFrame(() => later(still));
	later(UNPAINTED_MS + still);
	return () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
	};
}
