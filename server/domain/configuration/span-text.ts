const UNITS = [
	['d', 86_400_000],
	['h', 3_600_000],
	['m', 60_000],
	['s', 1000]
] as const;

/** A span of ms as a configuration has it: `1h 30m`. What is less than a second is left out. */
export function spanText(ms: number): string {
	let left = ms;
	const parts: string[] = [];
	for (const [unit, size] of UNITS) {
		const count = Math.floor(left / size);
		if (count > 0) parts.push(`${count}${unit}`);
		left -= count * size;
	}
	return parts.join(' ') || '0s';
}
