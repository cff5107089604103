/** What somebody probably meant who wrote a value that is none, as it is to be written. */
import { PRIORITIES } from '#lib/shared/words.ts';
import { nearest } from '../nearest.ts';
import { quoted } from '../finding.ts';
import type { Kind } from './kinds.ts';

/** @param typed the value as it stands in the text @returns what mends it, or null when nothing comes to mind */
export function remedyFor(kind: Kind, typed: string): string | null {
	switch (kind.is) {
		case 'span':
		case 'allowance':
			return spanRemedy(typed);
		case 'time':
			return wrote(timeOf(typed), 'write ');
		case 'hours':
			return wrote(hoursOf(typed), 'write ');
		case 'name':
			return wrote(nameOf(typed), 'write ');
		case 'boolean':
			return wrote(BOOLEANS[typed.toLowerCase()] ?? null, 'write ');
		case 'choice':
			return choiceRemedy(kind.of, typed);
		case 'list':
			return `write [${typed}]`;
		case 'text':
			return `put it in quotes: ${JSON.stringify(typed)}`;
		default:
			return null;
	}
}

const wrote = (meant: string | null, how: string): string | null =>
	meant === null ? null : `${how}${meant}`;

const BOOLEANS: Readonly<Record<string, string>> = {
	yes: 'true',
	y: 'true',
	on: 'true',
	'1': 'true',
	true: 'true without quotes',
	no: 'false',
	n: 'false',
	off: 'false',
	'0': 'false',
	false: 'false without quotes'
};

const UNITS: readonly [RegExp, string][] = [
	[/^(s|secs?|seconds?)$/i, 's'],
	[/^(m|min|mins|minutes?)$/i, 'm'],
	[/^(h|hrs?|hours?)$/i, 'h'],
	[/^(d|days?)$/i, 'd']
];
const unitOf = (word: string): string | null => UNITS.find(([is]) => is.test(word))?.[1] ?? null;

function spanRemedy(typed: string): string | null {
	if (/^\d+$/.test(typed))
		return Number(typed) === 0
			? 'it must be more than nothing'
			: `it has no unit: for ${typed} minutes write ${typed}m, for hours ${typed}h`;
	const weeks = /^(\d+)\s*w(?:eeks?)?$/i.exec(typed)?.[1];
	if (weeks) return `write ${Number(weeks) * 7}d`;
	const clock = /^(\d{1,2}):(\d\d)$/.exec(typed);
	if (clock) return `write ${Number(clock[1])}h ${Number(clock[2])}m`;
	const half = /^(\d+)[.,](\d+)\s*h(?:ours?)?$/i.exec(typed);
	if (half) return `write ${half[1]}h ${Math.round(Number(`0.${half[2]}`) * 60)}m`;
	const parts = [...typed.matchAll(/(\d+)\s*([a-z]+)/gi)].map(([, count = '', word = '']) => {
		const unit = unitOf(word);
		return unit ? `${Number(count)}${unit}` : null;
	});
	if (parts.length === 0 || parts.includes(null)) return null;
	const meant = parts.join(' ');
	if (!/[1-9]/.test(meant)) return 'it must be more than nothing';
	return meant === typed ? 'it must be a year at most' : `write ${meant}`;
}

const TIME = /^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?m?\.?$/i;

/** "9:00", "9", "9am", "17.30", "24:00" as "HH:MM"; null when it is none. */
function timeOf(typed: string): string | null {
	const [whole, hours, minutes = '00', half] = TIME.exec(typed.trim()) ?? [];
	if (whole === undefined) return null;
	const before = Number(hours);
	const noon = half?.toLowerCase() === 'p' && before < 12 ? 12 : 0;
	const hour = half?.toLowerCase() === 'a' && before === 12 ? 0 : before + noon;
	if (hour > 24 || Number(minutes) > 59 || (hour === 24 && minutes !== '00')) return null;
	return `${String(hour).padStart(2, '0')}:${minutes}`;
}

function hoursOf(typed: string): string | null {
	const [from, to, more] = typed.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/);
	if (from === undefined || to === undefined || more !== undefined) return null;
	const [begins, ends] = [timeOf(from), timeOf(to)];
	if (begins === null || ends === null) return null;
	return `${begins === '24:00' ? '00:00' : begins}-${ends}`;
}

function nameOf(typed: string): string | null {
	const meant = typed
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/\p{M}+/gu, '')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '')
		.slice(0, 40);
	return meant === '' || meant === typed ? null : meant;
}

/** Words for what the schema has as numbers. */
const NUMBERED: Readonly<Record<string, string>> = {
	...Object.fromEntries(PRIORITIES.map((one) => [`p${one}`, String(one)])),
	lead: '1',
	'team lead': '1',
	supervisor: '1',
	specialist: '2',
	expert: '3',
	management: '4',
	manager: '4',
	urgent: '1',
	critical: '1',
	high: '2',
	normal: '3',
	medium: '3',
	low: '4'
};

function choiceRemedy(choices: readonly (string | number)[], typed: string): string | null {
	const numbers = choices.every((one) => typeof one === 'number');
	if (numbers) {
		const bare = typed.replace(/^tier[ -]?|^priority[ -]?/i, '');
		if (choices.some((one) => String(one) === bare)) return `write ${bare} without quotes`;
		const meant = NUMBERED[typed.toLowerCase()];
		return meant !== undefined && choices.includes(Number(meant)) ? `write ${meant}` : null;
	}
	const near = nearest(typed, choices.map(String));
	return near === null ? null : `did you mean ${quoted(near).slice(1, -1)}?`;
}
