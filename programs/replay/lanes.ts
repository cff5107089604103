/** Sending in parallel without changing the order of what belongs together. */

/**
 * Spreads things over lanes: all of one key are in one lane, in their order.
 * @returns `count` lanes at most, none of them empty
 */
export function lanes<T>(things: T[], count: number, keyOf: (thing: T) => string): T[][] {
	const found: T[][] = Array.from({ length: count }, () => []);
	for (const thing of things) found[hash(keyOf(thing)) % count]?.push(thing);
	return found.filter((lane) => lane.length > 0);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at++)
		value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
	return value;
}
