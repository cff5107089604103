/** Parts that were written as one value, as they are to be written. */
import { CLOCKS, SUBJECTS, WAITING_FOR } from '#lib/shared/words.ts';
import { parseSpan } from '../fields.ts';
import { nearest } from '../nearest.ts';

const isSpan = (typed: string): boolean => (parseSpan(typed) ?? 0) > 0;
const oneOf = (words: readonly string[], typed: string): string | undefined =>
	words.find((one) => one === typed) ?? nearest(typed, words) ?? undefined;

const EXAMPLES: Readonly<Record<string, (typed: string) => string>> = {
	followUp: (typed) => `{ within: ${isSpan(typed) ? typed : '3d'} }`,
	escalateAfter: (typed) => `{ age: ${isSpan(typed) ? typed : '3d'} }`,
	raiseAt(typed) {
		const share = /^([1-9]\d?)\s*%?$/.exec(typed)?.[1] ?? '75';
		return `{ clock: ${oneOf(CLOCKS, typed) ?? 'resolve'}, share: ${share} }`;
	},
	pause: (typed) =>
		`{ ${oneOf(WAITING_FOR, typed) ?? 'customer'}: ${isSpan(typed) ? typed : '2d'} }`,
	for: (typed) =>
		/^vip$/i.test(typed)
			? '{ vip: true }'
			: `{ subject: [${oneOf(SUBJECTS, typed) ?? 'billing'}] }`,
	escalate: (typed) => `{ subject: ${oneOf(SUBJECTS, typed) ?? 'billing'} }`,
	quiet(typed) {
		const [, from = '22:00', to = '06:00'] = /^(\d\d:\d\d)\s*-\s*(\d\d:\d\d)$/.exec(typed) ?? [];
		return `{ from: ${from}, to: ${to} }`;
	},
	customers: () => '{ mayEscalate: true }',
	week: (typed) => `{ mon: [${/^\d\d:\d\d-\d\d:\d\d$/.test(typed) ? typed : '09:00-17:00'}] }`
};

/** @returns such as `{ within: 3d }`; null for a field of which there is no example */
export const exampleOf = (field: string, typed: string): string | null =>
	Object.hasOwn(EXAMPLES, field) ? (EXAMPLES[field]?.(typed) ?? null) : null;

/** A holiday as it is to be written: `24.12.2026` as `2026-12-24`, `12/25` as `12-25`; null when it is no day. */
export function holidayMeant(typed: string): string | null {
	const said = typed.trim();
	const [, year = '', first = '', second = '', last = ''] =
		/^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4})?)?$/.exec(said) ?? [];
	if (first === '' || (year !== '' && last !== '')) return null;
	// a year stands before the month; of the others, dots and a year at the end tell the day first
	const dayFirst = year === '' && (said.includes('.') || (said.includes('-') && last !== ''));
	const swap = dayFirst ? Number(second) <= 12 : Number(first) > 12;
	const [month, day] = (swap ? [second, first] : [first, second]).map(Number) as [number, number];
	if (month < 1 || month > 12 || day < 1 || day > 31) return null;
	const two = (count: number) => String(count).padStart(2, '0');
	return [year || last, two(month), two(day)].filter((part) => part !== '').join('-');
}
