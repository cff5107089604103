/** Groups of digits, and the runs that they make: "0917 555-0189" is one run of three groups. */

export interface Group {
	from: number;
	to: number;
	digits: string;
}

const DIGITS = /\d+/g;
/** Between two groups of one number. */
const JOINT = /^[ \-./_()·]{1,3}$/;

/** Every group, in runs whose groups are joined by a few blanks, dashes, dots, slashes or brackets. */
export function runsOf(plain: string): Group[][] {
	const runs: Group[][] = [];
	let last: Group | undefined;
	for (const { 0: digits, index } of plain.matchAll(DIGITS)) {
		const group = { from: index, to: index + digits.length, digits };
		const gap = last ? group.from - last.to : Infinity;
		const joined = last && gap <= 3 && JOINT.test(plain.slice(last.to, group.from));
		if (joined) runs.at(-1)?.push(group);
		else runs.push([group]);
		last = group;
	}
	return runs;
}
