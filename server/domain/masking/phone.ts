import { DOT, FOUND, type Found } from './found.ts';
import { runsOf, type Group } from './groups.ts';
import { NEAR, saidOf, type Said } from './words-beside.ts';

const SHORTEST = 7;
const LONGEST = 15;
const MOST_GROUPS = 7;
/** How far from one number the next may stand that is another of the same: "0917 555 0189 / 0918 555 0190". */
const BESIDE = 12;

/** Country codes of one and of two digits; all others have three (ITU-T E.164). */
const ONE_DIGIT = /^[17]/;
const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** How numbers are written without anything that says they are; digits of each group, then how all of them begin. */
const WRITTEN: readonly [string, RegExp][] = [
	['3,3,4', /^[2-9]/], // North America
	['1,3,3,4', /^1[2-9]/],
	['5,5', /^[6-9]/], // India
	['2,5,4', /^[1-9]\d9/], // Brazil
	['2,4,4', /^[1-9]/], // Mexico, Argentina
	['3,4,4', /^1[3-9]/], // China
	['3,3,2,2', /^[2-9]/], // Turkey, Russia
	['1,3,3,2,2', /^[78]/],
	['3,2,2,2', /^[679]/] // Spain
];
/** The same in one piece: North America, India, China, Russia, the Philippines. */
const IN_ONE =
	/^(?:1?[2-9]\d{2}[2-9]\d{6}|[6-9]\d{9}|1[3-9]\d{9}|[78]9\d{9}|639\d{9}|91[6-9]\d{9}|1800\d{7})$/;

/** Telephone numbers, from left to right. */
export function findPhones(plain: string): Found[] {
	const found: Found[] = [];
	let behind = 0;
	for (const run of runsOf(plain)) {
		for (let first = 0; first < run.length;) {
			const begin = run[first]?.from ?? 0;
			const last = lastOfPhone(plain, run, first, () => said(plain, begin, behind));
			if (last === null) {
				first += 1;
				continue;
			}
			const one = maskedPhone(plain, run.slice(first, last + 1));
			found.push(one);
			behind = one.to;
			first = last + 1;
		}
	}
	return found;
}

function said(plain: string, from: number, behind: number): Said {
	const word = saidOf(plain.slice(Math.max(0, from - NEAR), from));
	return word ?? (isBeside(plain, from, behind) ? 'phone' : null);
}

/** Whether something of somebody stands shortly before, found now or masked earlier. */
function isBeside(plain: string, from: number, behind: number): boolean {
	const between = plain.slice(Math.max(0, from - BESIDE), from);
	const found = Math.max(between.lastIndexOf(FOUND), behind - from + between.length - 1);
	return behind <= from && found >= 0 && !between.includes('\n', found);
}

/** @returns the index of the last group of a number that begins at `first`; null for none */
function lastOfPhone(plain: string, run: Group[], first: number, say: () => Said): number | null {
	let [digits, shape] = ['', ''];
	let found: number | null = null;
	let asked: { said: Said } | null = null;
	const end = Math.min(run.length, first + MOST_GROUPS);
	for (let last = first; last < end; last++) {
		const group = run[last]?.digits ?? '';
		digits += group;
		shape += `${shape === '' ? '' : ','}${group.length}`;
		if (digits.length > LONGEST + 2) break;
		if (digits.length < SHORTEST) continue;
		asked ??= { said: say() };
		const { said } = asked;
		if (isPhone(plain, run.slice(first, last + 1), { digits, shape, said })) found = last;
	}
	return found;
}

interface Written {
	digits: string;
	/** Digits of each group, such as "4,3,4". */
	shape: string;
	said: Said;
}

function isPhone(plain: string, groups: Group[], { digits, shape, said }: Written): boolean {
	const [from, to] = [groups[0]?.from ?? 0, groups.at(-1)?.to ?? 0];
	const before = plain.slice(Math.max(0, from - 3), from);
	const written = plain.slice(from, to);
	if (/(?:^|[^\p{L}\p{N}+])\+ ?\(?$/u.test(before)) return /^[1-9]\d{7,14}$/.test(digits);
	// glued to letters, it is the name of something: INC0010001, SO-9876543210
	if (/[\p{L}_][-_#]?$/u.test(before) && said !== 'phone') return false;
	if (/^[\p{L}_]/u.test(plain.slice(to, to + 1)) && said !== 'phone') return false;
	if (/^00[1-9]\d{8,13}$/.test(digits)) return groups.length > 1 || said !== 'id';
	if (/[(]$/.test(before) && /^\d{1,5}\)/.test(written)) return /^\d{8,13}$/.test(digits);
	if (/^[178]? ?-?\(\d{2,5}\)/.test(written)) return /^\d{8,13}$/.test(digits);
	if (said === 'phone') return digits.length <= LONGEST;
	if (said === 'id' || !standsAlone(plain, from, to)) return false;
	if (groups.length === 1) return /^0[1-9]\d{8,10}$/.test(digits) || IN_ONE.test(digits);
	if (isTrunk(groups, digits, written)) return true;
	// a point between some groups and not between others makes an amount
	if (written.includes('.') && !/^[\d.]+$/.test(written)) return false;
	if (written.includes('/')) return false;
	return WRITTEN.some(([as, begins]) => as === shape && begins.test(digits));
}

/** With the zero before an area: 0917 555 0189, 030/1234567, 06 12 34 56 78. */
function isTrunk(groups: Group[], digits: string, written: string): boolean {
	if (!/^0[1-9]\d{7,10}$/.test(digits)) return false;
	const [first, ...rest] = groups.map((group) => group.digits.length);
	if (first === undefined || first < 2 || first > 6) return false;
	if (first === 2 && rest.length === 4 && rest.every((length) => length === 2))
		return new Set(written.match(/\D+/g)).size === 1;
	return rest.some((length) => length >= 3);
}

/** Whether nothing that belongs to a number stands before it or behind: ids, amounts and measures go on. */
function standsAlone(plain: string, from: number, to: number): boolean {
	const before = plain.slice(Math.max(0, from - 2), from);
	const after = plain.slice(to, to + 2);
	return !/(?:\d[-./,:]|[#$€£¥₱₹=])$/.test(before) && !/^(?:[-./,:]\d|%)/.test(after);
}

function maskedPhone(plain: string, groups: Group[]): Found {
	const digits = groups.map((group) => group.digits).join('');
	const [begin, to] = [groups[0]?.from ?? 0, groups.at(-1)?.to ?? 0];
	const sign = /(?:\+ ?\(?|\()$/.exec(plain.slice(Math.max(0, begin - 3), begin))?.[0] ?? '';
	const abroad = sign.startsWith('+') ? digits : (/^00([1-9].*)$/.exec(digits)?.[1] ?? null);
	const masked = `${DOT.repeat(7)}${digits.slice(-2)}`;
	return {
		kind: 'phone',
		from: begin - sign.length,
		to,
		value: abroad === null ? digits : `+${abroad}`,
		masked: abroad === null ? masked : `+${countryOf(abroad)}${masked}`
	};
}

function countryOf(digits: string): string {
	if (ONE_DIGIT.test(digits)) return digits.slice(0, 1);
	return digits.slice(0, TWO_DIGITS.test(digits) ? 2 : 3);
}
