/** Shifts that overlap in a person, and people who are in no shift or no team. */
import type { Weekday } from '../fields.ts';
import { quoted, type Path } from '../finding.ts';
import { listed, nearest } from '../nearest.ts';
import type { Configuration, RosterShift } from '../schema.ts';
import type { Check, Told } from './check.ts';
import { meeting, minuteText, stretchOf } from './minutes.ts';

export const shifts: Check = {
	needs: [],
	run(configuration, told) {
		configuration.shifts.forEach((shift, index) => {
			if (shift.from === '24:00')
				told.fault(['shifts', index, 'from'], 'no shift begins at 24:00: write 00:00');
			const twice = shift.people.filter((one, at) => shift.people.indexOf(one) < at);
			if (twice.length > 0)
				told.warn(
					['shifts', index, 'people'],
					`${listed([...new Set(twice)])} stands here twice: take one out`
				);
			overlaps(configuration.shifts, index, told);
		});
	}
};

function overlaps(all: readonly RosterShift[], index: number, { fault }: Told): void {
	const shift = all[index];
	if (!shift) return;
	const people = new Set(shift.people);
	all.slice(0, index).forEach((other) => {
		const both = [...new Set(other.people)].filter((one) => people.has(one));
		const minute = both.length > 0 ? firstMeeting(shift, other) : null;
		if (minute !== null)
			fault(
				['shifts', index, 'people'],
				`${listed(both.map(quoted))} would be in ${quoted(other.name)} and ${quoted(shift.name)} at once, on ${minuteText(minute)}: take them out of one, or change its hours`
			);
	});
}

function firstMeeting(one: RosterShift, other: RosterShift): number | null {
	const stretches = ({ days, from, to }: RosterShift) =>
		days.map((day: Weekday) => stretchOf(day, from, to));
	for (const here of stretches(one))
		for (const there of stretches(other)) {
			const minute = meeting(here, there);
			if (minute !== null) return minute;
		}
	return null;
}

/** A slip in an id makes somebody who is never there. */
export const people: Check = {
	needs: ['teams', 'shifts'],
	run({ teams, shifts }, { warn }) {
		if (shifts.length === 0) return;
		const onShift = new Set(shifts.flatMap(({ people }) => people));
		const members = new Set(Object.values(teams).flatMap(({ members = [] }) => members));
		const absent = Object.entries(teams).flatMap(([id, { members: of = [] }]) =>
			strangers(of, onShift, ['teams', id, 'members'])
		);
		tell(absent, onShift, 'is in no shift, so never there', 'add them to one', warn);
		if (!allKnown(teams)) return;
		const unknown = shifts.flatMap(({ people }, index) =>
			strangers(people, members, ['shifts', index, 'people'])
		);
		tell(unknown, members, 'is in no team', 'add them to the members of one', warn);
	}
};

interface Stranger {
	id: string;
	at: Path;
}

const strangers = (ids: readonly string[], known: ReadonlySet<string>, at: Path): Stranger[] =>
	ids.flatMap((id, index) => (known.has(id) ? [] : [{ id, at: [...at, index] }]));

/** Where most are strangers there are no slips to be found. */
const MOST_SLIPS = 50;

function tell(
	all: readonly Stranger[],
	known: ReadonlySet<string>,
	what: string,
	remedy: string,
	warn: Told['warn']
): void {
	all.forEach(({ id, at }, index) => {
		const near = index < MOST_SLIPS ? nearest(id, known) : null;
		warn(at, `${quoted(id)} ${what}: ${near === null ? remedy : `did you mean ${quoted(near)}?`}`);
	});
}

/** Whether every team says who is in it. */
const allKnown = (teams: Configuration['teams']): boolean =>
	Object.values(teams).length > 0 && Object.values(teams).every(({ members }) => members);
