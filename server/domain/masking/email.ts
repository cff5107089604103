import { DOT, FOUND, type Found } from './found.ts';

/** "@", as links spell it, and as people write it who do not want to be found. */
const AT = /@|%40|[ ]?[[({] ?at ?[\])}][ ]?/gi;
/** Without the signs that stand around addresses more often than in them, such as those of links. */
const LOCAL = /[\p{L}\p{M}\p{N}._%+\-'~]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;
/** At least two labels, the last of them a word: `ops@db1` is a machine, `a@b.2` a version. */
const WHOLE =
	/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*(?:\.[\p{L}\p{M}\p{N}-]+)*\.(?:[\p{L}\p{M}]{2,}|xn--[\p{L}\p{N}-]+)/u;

const MASKED_EMAIL = `${DOT.repeat(3)}@${DOT.repeat(3)}`;

/** E-mail addresses, from left to right. Looks at each character a few times at the most. */
export function findEmails(plain: string): Found[] {
	const found: Found[] = [];
	let behind = 0;
	for (const { 0: sign, index } of plain.matchAll(AT)) {
		const from = localFrom(plain, index, behind);
		const length = from < index ? domainLength(plain, index + sign.length) : 0;
		behind = index + sign.length;
		if (length === 0) continue;
		const to = behind + length;
		const value = `${plain.slice(from, index)}@${plain.slice(behind, to)}`;
		found.push({ kind: 'email', from, to, value: value.toLowerCase(), masked: MASKED_EMAIL });
		behind = to;
	}
	return found;
}

/** With its quotes. */
const LONGEST_QUOTED = 66;

function localFrom(plain: string, at: number, behind: number): number {
	let from = at;
	// "lena park"@example.com
	if (plain[at - 1] === '"') {
		const near = Math.max(behind, at - LONGEST_QUOTED);
		const quote = plain.slice(near, at - 1).lastIndexOf('"');
		if (quote >= 0) return near + quote;
	}
	while (from > behind && LOCAL.test(plain[from - 1] ?? FOUND)) from -= 1;
	return from;
}

/** The longest name of a host that DNS allows. */
const LONGEST_DOMAIN = 253;

function domainLength(plain: string, at: number): number {
	let to = at;
	while (to - at < LONGEST_DOMAIN && DOMAIN.test(plain[to] ?? FOUND)) to += 1;
	return WHOLE.exec(plain.slice(at, to))?.[0].length ?? 0;
}
