/**
 * A few words on two lines that are as even as their spaces let them be; one word stays alone, and a number with what
 * it counts.
 * @returns one line or two
 */
export function inTwo(words: string): string[] {
	const all = words.split(' ').filter((word) => word !== '');
	let best: string[] = all.length > 0 ? [all.join(' ')] : [];
	for (const at of all.keys()) {
		if (at === 0 || /\d$/.test(all[at - 1] ?? '')) continue;
		const lines = [all.slice(0, at).join(' '), all.slice(at).join(' ')];
		if (longest(lines) < longest(best)) best = lines;
	}
	return best;
}

const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
