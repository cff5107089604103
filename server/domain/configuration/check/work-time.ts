/** Clocks that would be due in many years, for their calendar has so little working time. */
import { CLOCKS } from '#lib/shared/words.ts';
import { workingTimeBetween, type Calendar } from '../../calendar/calendar.ts';
import { quoted, type Path } from '../finding.ts';
import type { Configuration, PolicySpec } from '../schema.ts';
import { spanText } from '../span-text.ts';
import type { Check } from './check.ts';
import { calendarNamed } from './compiled.ts';

const YEAR_MS = 365 * 86_400_000;
const HOUR_MS = 3_600_000;
/** Half of what is reckoned at all. */
const MOST_YEARS = 10;
/** Holidays are not the same in all years. */
const SAMPLES = [2026, 2032, 2044].map((year) => Date.UTC(year, 0, 1));

export const workTime: Check = {
	needs: ['calendars'],
	run(configuration, { fault }, around) {
		const years = new Map<string, number | null>();
		const yearOf = (name: string): number | null => {
			const found = years.get(name);
			if (found !== undefined) return found;
			const calendar = calendarNamed(name, configuration, around);
			const worked = calendar && leastYear(calendar);
			years.set(name, worked);
			return worked;
		};
		for (const { at, calendar, span } of spans(configuration)) {
			const worked = yearOf(calendar);
			if (worked === null || span <= worked * MOST_YEARS) continue;
			fault(
				at,
				`the calendar ${quoted(calendar)} has ${hoursText(worked)} of work a year: ${spanText(span)} of working time takes more than ${MOST_YEARS} years; write less, or give it hours on more days`
			);
		}
	}
};

const leastYear = (calendar: Calendar): number =>
	Math.min(...SAMPLES.map((from) => workingTimeBetween(calendar, from, from + YEAR_MS)));

const hoursText = (ms: number): string => {
	const hours = Math.round(ms / HOUR_MS);
	return hours === 1 ? '1 hour' : `${hours} hours`;
};

interface Reckoned {
	at: Path;
	calendar: string;
	/** Working time, ms. */
	span: number;
}

/** Every span that is reckoned by a calendar. */
const spans = ({ policies, paths }: Configuration): Reckoned[] => [
	...policies.flatMap((policy, index) =>
		spansOf(policy).map(({ at, span }) => ({
			at: ['policies', index, ...at],
			calendar: policy.calendar,
			span
		}))
	),
	...paths.flatMap(({ steps, calendar }, path) =>
		steps.map(({ dwell }, step) => ({
			at: ['paths', path, 'steps', step, 'dwell'],
			calendar,
			span: dwell
		}))
	)
];

function spansOf(policy: PolicySpec): { at: Path; span: number }[] {
	const age = policy.escalateAfter?.age;
	const found: { at: Path; span: number }[] = [];
	for (const clock of CLOCKS) {
		const allowance = policy[clock];
		if (typeof allowance === 'number') found.push({ at: [clock], span: allowance });
		else
			for (const [priority, span] of Object.entries(allowance ?? {}))
				found.push({ at: [clock, priority], span });
	}
	return age === undefined ? found : [...found, { at: ['escalateAfter', 'age'], span: age }];
}
