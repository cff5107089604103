/** Shifts of a usual week in which nobody is there whom a path needs. */
import { workedIntervals } from '../../calendar/calendar.ts';
import { dayOf, instantOf } from '../../shift/zone.ts';
import { MOST_FINDINGS, quoted } from '../finding.ts';
import { listed } from '../nearest.ts';
import { rosterGaps, shiftHours, type RosterGap } from '../roster.ts';
import type { Configuration } from '../schema.ts';
import { zoneOf, type Check, type Surroundings, type Told } from './check.ts';
import { calendarNamed } from './compiled.ts';
import { minuteText } from './minutes.ts';
import { isZone } from './zones.ts';

const DAY_MS = 86_400_000;
/** A Monday; no zone changes its clocks in the week after it. */
const MONDAY = Date.UTC(2026, 0, 12) / DAY_MS;

export const roster: Check = {
	needs: ['teams', 'paths', 'shifts', 'calendars'],
	run(configuration, told, around) {
		const zone = zoneOf(configuration, around);
		if (configuration.shifts.length === 0 || !isZone(zone)) return;
		const [before, from, to, after] = [-1, 0, 7, 9].map((day) =>
			instantOf(zone, MONDAY + day, 0)
		) as [number, number, number, number];
		const gaps = rosterGaps(configuration, zone, before, after, MOST_FINDINGS);
		const ofWeek = gaps.filter((gap) => from <= gap.from && gap.from < to);
		withoutPeople(configuration, ofWeek, zone, told);
		withoutShift(configuration, around, [from, to], told);
	}
};

function withoutPeople(
	{ shifts }: Configuration,
	gaps: readonly RosterGap[],
	zone: string,
	{ warn }: Told
): void {
	const whoms = Map.groupBy(gaps, ({ shift, team, tier }) => JSON.stringify([shift, team ?? tier]));
	// one more than are told, so that it is told that there are more
	for (const of of [...whoms.values()].slice(0, MOST_FINDINGS + 1)) {
		const [first] = of;
		if (!first) continue;
		const whom =
			first.team === null ? `of tier ${first.tier}` : `of the team ${quoted(first.team)}`;
		warn(
			['shifts', shifts.findIndex(({ name }) => name === first.shift), 'people'],
			`in this shift nobody ${whom} is there (${hoursText(zone, of)}), so its steps of ${listed(first.paths.map(quoted))} are skipped: add somebody`
		);
	}
}

/** `every day 22:00–06:00`, `mon and tue 13:00–14:00`, or the first when they differ. */
function hoursText(zone: string, gaps: readonly RosterGap[]): string {
	const texts = gaps.map(
		({ from, to }) => [textOf(zone, from), textOf(zone, to).slice(4)] as const
	);
	const hours = new Set(texts.map(([from, to]) => `${from.slice(4)}–${to}`));
	const days = [...new Set(texts.map(([from]) => from.slice(0, 3)))];
	const [first] = texts;
	if (hours.size > 1 && first) return `such as ${first[0]}–${first[1]}`;
	return `${days.length === 7 ? 'every day' : listed(days)} ${[...hours].join('')}`;
}

/** A path works when its calendar does, whether or not there is a shift. */
function withoutShift(
	configuration: Configuration,
	around: Surroundings,
	[from, to]: [number, number],
	{ warn }: Told
): void {
	const zone = zoneOf(configuration, around);
	const hours = shiftHours(configuration, zone, from, to);
	const known = Object.values(configuration.teams).some(({ members }) => members);
	if (!known) return;
	configuration.paths.forEach(({ calendar: name, steps }, index) => {
		const calendar = calendarNamed(name, configuration, around);
		if (!calendar) return;
		if (!steps.some((step) => isKnown(step, configuration))) return;
		const worked = workedIntervals(calendar, from, to);
		const alone = worked
			.map((span) => ({ at: firstOutside(span, hours) }))
			.find(({ at }) => at !== null);
		if (alone?.at == null) return;
		warn(
			['paths', index],
			`it goes on at hours without a shift, such as ${textOf(zone, alone.at)}, when nobody takes its steps: add a shift, or give it a calendar`
		);
	});
}

/** Whether it is known who takes a step. */
const isKnown = (
	{ team, tier }: Configuration['paths'][number]['steps'][number],
	{ teams }: Configuration
): boolean =>
	Object.entries(teams).some(
		([id, one]) =>
			one.members !== undefined && (team === undefined ? one.tier === tier : id === team)
	);

/** The first instant of `span` in none of `hours`, which are in order; null when there is none. */
function firstOutside(
	span: { from: number; to: number },
	hours: readonly { from: number; to: number }[]
): number | null {
	let at = span.from;
	for (const { from, to } of hours) if (from <= at && at < to) at = to;
	return at < span.to ? at : null;
}

function textOf(zone: string, at: number): string {
	const day = dayOf(zone, at);
	return minuteText((day - MONDAY) * 24 * 60 + Math.round((at - instantOf(zone, day, 0)) / 60_000));
}
