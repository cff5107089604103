import { DOT, type Found } from './found.ts';
import { runsOf, type Group } from './groups.ts';

const SHORTEST = 13;
const LONGEST = 19;
/** From so many digits on, the first six and the last four leave enough of it hidden. */
const SHOWS_ISSUER = 15;

/** Lengths of cards by how their numbers begin: Visa, Mastercard, Amex, Discover, JCB, UnionPay, Diners, Maestro, RuPay, Mir, UATP, Troy. */
const ISSUERS: readonly [RegExp, readonly number[]][] = [
	[/^4/, [13, 16, 19]],
	[/^5[1-5]|^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/, [16]],
	[/^3[47]/, [15]],
	[/^3(?:0[0-5]|09|6|8|9)/, [14, 15, 16, 17, 18, 19]],
	[/^35(?:2[89]|[3-8])|^220[0-5]|^62|^8[12]/, [16, 17, 18, 19]],
	[/^5[06-8]|^6/, [13, 14, 15, 16, 17, 18, 19]],
	[/^1/, [15]],
	[/^9792/, [16]]
];
/** Instants and counters, numbers that are padded with zeros, SIM cards: no card begins like that. */
const NO_CARD = /^(?:0|1|2[01]|89)/;

/** Numbers of things that have the check digit of cards, and say so. */
const OF_A_THING =
	/(?:imei|iccid|sim|serial|s\/n|sn|tracking|awb|ean|upc|gtin|isbn)[^\p{L}\p{N}]*(?:no|nr|number)?[^\p{L}\p{N}]*$/iu;

/** Numbers of payment cards, from left to right. */
export function findCards(plain: string): Found[] {
	return runsOf(plain).flatMap((run) => inRun(plain, run));
}

function inRun(plain: string, run: Group[]): Found[] {
	const found: Found[] = [];
	let first = 0;
	while (first < run.length) {
		const last = lastOfCard(plain, run, first);
		if (last === null) {
			first += 1;
			continue;
		}
		// a second card may begin within what looks like the first: both go
		let end = last;
		for (let inner = first + 1; inner <= end; inner++)
			end = Math.max(end, lastOfCard(plain, run, inner) ?? 0);
		found.push(maskedCard(run.slice(first, end + 1)));
		first = end + 1;
	}
	return found;
}

/** @returns the index of the group at which a card that begins at `first` ends, as late as can be; null for none */
function lastOfCard(plain: string, run: Group[], first: number): number | null {
	const begin = run[first];
	if (!begin || isHex(plain, begin)) return null;
	if (begin.digits.length > SHORTEST && holdsCard(begin.digits)) return first;
	let digits = '';
	let found: number | null = null;
	for (let last = first; last < run.length; last++) {
		digits += run[last]?.digits ?? '';
		if (digits.length > LONGEST) break;
		if (digits.length < SHORTEST || !passesLuhn(digits)) continue;
		const alone = first === 0 && last === run.length - 1;
		if (isIssued(digits) || (alone && mayBeIssued(plain, begin, digits))) found = last;
	}
	return found;
}

/** A card with something behind it, such as its date and its code, or with zeros before it. */
function holdsCard(digits: string): boolean {
	const bare = digits.replace(/^0+/, '');
	if (bare.length < digits.length && bare.length <= LONGEST && isCard(bare)) return true;
	return isCard(bare.slice(0, 16)) || (/^3[47]/.test(bare) && isCard(bare.slice(0, 15)));
}

const isCard = (digits: string): boolean =>
	digits.length >= SHOWS_ISSUER && isIssued(digits) && passesLuhn(digits);

const isIssued = (digits: string): boolean =>
	ISSUERS.some(([begin, lengths]) => lengths.includes(digits.length) && begin.test(digits));

/** Of an issuer that is not in the list. */
const mayBeIssued = (plain: string, { from }: Group, digits: string): boolean =>
	!NO_CARD.test(digits) && !OF_A_THING.test(plain.slice(Math.max(0, from - 24), from));

/** Digits of a checksum in hexadecimal are no card. */
function isHex(plain: string, { from, to }: Group): boolean {
	const before = /[0-9a-z]{1,64}$/i.exec(plain.slice(Math.max(0, from - 64), from))?.[0] ?? '';
	const after = /^[0-9a-z]{1,64}/i.exec(plain.slice(to, to + 64))?.[0] ?? '';
	return before + after !== '' && /^[0-9a-f]{3,}$/i.test(before + after);
}

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (let index = digits.length - 1, double = false; index >= 0; index--, double = !double) {
		const digit = digits.charCodeAt(index) - 48;
		sum += double ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
	}
	return sum % 10 === 0;
}

/** The first six and the last four at the most (PCI DSS 3.4.1); of a number that is no longer than those and a little, the last four. */
function maskedCard(groups: Group[]): Found {
	const digits = groups.map((group) => group.digits).join('');
	const shown = digits.length >= SHOWS_ISSUER && digits.length <= LONGEST;
	const head = shown ? digits.slice(0, 6) : '';
	const tail = digits.length <= LONGEST ? digits.slice(-4) : '';
	const hidden = DOT.repeat(Math.min(digits.length, LONGEST) - head.length - tail.length);
	return {
		kind: 'card',
		from: groups[0]?.from ?? 0,
		to: groups.at(-1)?.to ?? 0,
		value: digits,
		masked: `${head}${hidden}${tail}`
	};
}
