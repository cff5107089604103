/** Who is there when: shifts of the local week, whatever the clocks of the zone do. Instants are ms since 1970. */
import type { EscalatedTier } from '#lib/shared/words.ts';
import { dayOf, instantOf, type Day } from '../shift/zone.ts';
import { WEEKDAYS } from './fields.ts';
import type { Configuration, RosterShift, Team } from './schema.ts';

/** Whom a step of a path needs. */
export type Needed = { team: string } | { tier: number };

/** One shift of one day. */
interface Turn {
	shift: string;
	from: number;
	to: number;
	people: ReadonlySet<string>;
}

interface Asked {
	/** Id of the team; null when a tier is needed, whichever team. */
	team: string | null;
	tier: EscalatedTier;
	/** Names of the paths. */
	paths: string[];
}

interface Need extends Asked {
	whom: Needed;
}

/** Nobody is there, in a part of a shift, whom steps of paths need. */
export interface RosterGap extends Asked {
	/** Name of the shift. */
	shift: string;
	from: number;
	to: number;
}

/**
 * Whether somebody of a team, or of any team of a tier, is there at an instant. Of a team without `members` nobody knows,
 * and of a tier without teams: they count as there. Where there are no shifts, members are always there.
 */
export function staffed(
	configuration: Configuration,
	zone: string,
	whom: Needed,
	at: number
): boolean {
	const members = membersOf(configuration, whom);
	if (members === null) return true;
	if (members.length === 0) return false;
	if (configuration.shifts.length === 0) return true;
	const day = dayOf(zone, at);
	return [day - 1, day].some((begun) =>
		turnsOf(configuration, zone, begun).some(
			({ from, to, people }) => from <= at && at < to && members.some((one) => people.has(one))
		)
	);
}

/**
 * The parts of shifts between two instants in which nobody is there whom a step of a path needs, in order; for a warning
 * before a shift begins. What lies outside of any shift is none.
 * @param most of how many teams and tiers it is told
 */
export function rosterGaps(
	configuration: Configuration,
	zone: string,
	from: number,
	to: number,
	most = Infinity
): RosterGap[] {
	const turns = turnsBetween(configuration, zone, from, to);
	const found: RosterGap[][] = [];
	for (const need of needs(configuration)) {
		if (found.length >= most) break;
		const gaps = gapsOf(need, turns, membersOf(configuration, need.whom));
		const within = gaps
			.map((gap) => ({ ...gap, from: Math.max(from, gap.from), to: Math.min(to, gap.to) }))
			.filter((gap) => gap.from < gap.to);
		if (within.length > 0) found.push(within);
	}
	return found.flat().sort((one, other) => one.from - other.from || one.tier - other.tier);
}

function gapsOf({ whom: _, ...need }: Need, turns: Turn[], members: string[] | null): RosterGap[] {
	if (members === null) return [];
	const manned = turns.filter(({ people }) => members.some((one) => people.has(one)));
	return turns.flatMap(({ shift, people: _people, ...turn }) =>
		without(turn, manned).map((gap) => ({ shift, ...gap, ...need }))
	);
}

/** When there is a shift, between two instants, in order. Shifts may overlap. */
export const shiftHours = (
	configuration: Configuration,
	zone: string,
	from: number,
	to: number
): { from: number; to: number }[] => turnsBetween(configuration, zone, from, to);

/** @returns null when nobody knows */
function membersOf({ teams }: Configuration, whom: Needed): string[] | null {
	const found: Team[] =
		'team' in whom
			? Object.entries(teams).flatMap(([id, team]) => (id === whom.team ? [team] : []))
			: Object.values(teams).filter(({ tier }) => tier === whom.tier);
	const known = found.flatMap(({ members }) => (members ? [members] : []));
	return found.length === 0 || known.length < found.length ? null : known.flat();
}

/** Whom the steps of paths need, each once. */
function needs({ paths, teams }: Configuration): Need[] {
	const found = new Map<string, Need>();
	for (const { name, steps } of paths)
		for (const { team, tier } of steps) {
			const key = team ?? `tier ${tier}`;
			const whom = team === undefined ? { tier } : { team };
			const need = found.get(key) ?? { whom, team: team ?? null, tier, paths: [] };
			if (!need.paths.includes(name)) need.paths.push(name);
			found.set(key, need);
		}
	return [...found.values()].filter(({ team }) => team === null || Object.hasOwn(teams, team));
}

const minutesOf = (time: string): number => {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
};

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: Day) => WEEKDAYS[(((day + 3) % 7) + 7) % 7];

/** Turns by zone and day: asked for again and again while a case is decided. */
const reckoned = new WeakMap<Configuration, Map<string, Turn[]>>();
const MOST_DAYS = 64;

function turnsOf(configuration: Configuration, zone: string, day: Day): Turn[] {
	const kept = reckoned.get(configuration) ?? new Map<string, Turn[]>();
	reckoned.set(configuration, kept);
	const key = `${zone} ${day}`;
	let turns = kept.get(key);
	if (!turns) {
		if (kept.size >= MOST_DAYS) kept.clear();
		const weekday = weekdayOf(day);
		turns = configuration.shifts
			.filter(({ days }) => days.some((one) => one === weekday))
			.map((shift) => turnOf(shift, zone, day))
			.filter(({ from, to }) => from < to);
		kept.set(key, turns);
	}
	return turns;
}

function turnOf({ name, from, to, people }: RosterShift, zone: string, day: Day): Turn {
	const [begins, ends] = [minutesOf(from), minutesOf(to)];
	return {
		shift: name,
		from: instantOf(zone, day, begins * 60_000),
		to: instantOf(zone, day + (ends <= begins ? 1 : 0), ends * 60_000),
		people: new Set(people)
	};
}

/** Every turn with a part between two instants, in order. */
function turnsBetween(
	configuration: Configuration,
	zone: string,
	from: number,
	to: number
): Turn[] {
	const turns: Turn[] = [];
	// one that began the day before may still last
	for (let day = dayOf(zone, from) - 1; day <= dayOf(zone, to); day++)
		turns.push(...turnsOf(configuration, zone, day));
	return turns
		.filter((turn) => turn.from < to && from < turn.to)
		.sort((one, other) => one.from - other.from);
}

/** What is left of a span without others, which are in order. */
function without(
	span: { from: number; to: number },
	others: readonly { from: number; to: number }[]
): { from: number; to: number }[] {
	const left: { from: number; to: number }[] = [];
	let at = span.from;
	for (const { from, to } of others) {
		if (to <= at || from >= span.to) continue;
		if (from > at) left.push({ from: at, to: from });
		at = Math.max(at, to);
	}
	if (at < span.to) left.push({ from: at, to: span.to });
	return left;
}
