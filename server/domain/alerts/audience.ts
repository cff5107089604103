/**
 * Whom an alert concerns. Where nobody of those it is for is known, it is told more widely, so that it is somebody
 * always; but for what is for the members of a team alone.
 */
import type { Person } from '#lib/shared/wire/session.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { covers } from '../directory.ts';
import type { Alert } from './alert.ts';

/** A team as a configuration has it; `members` are ids of people, left out when nobody said. */
export interface AlertTeam {
	id: string;
	name: string;
	tier: EscalatedTier;
	members: readonly string[] | null;
}

export type Addressed = Pick<Alert, 'client' | 'to' | 'tier' | 'team' | 'owner' | 'person'>;

/**
 * The people whom `alert` concerns, among those who serve its client.
 * @param people everybody who has an account
 * @param teams of the client
 */
export function audience(
	alert: Addressed,
	people: readonly Person[],
	teams: readonly AlertTeam[]
): Person[] {
	const here = people.filter(({ clients }) => covers(clients, alert.client));
	if (alert.to === 'watchers') return [];
	if (alert.to === 'person') return here.filter(({ id }) => id === alert.person);
	if (alert.to === 'members') return here.filter(membersOf(own(alert, teams)));
	for (const some of [...circles(alert, teams), supervisors, managers, everybody]) {
		const found = here.filter(some);
		if (found.length > 0) return found;
	}
	return [];
}

type Circle = (person: Person) => boolean;

const supervisors: Circle = ({ role }) => role === 'supervisor';
const managers: Circle = ({ role }) => role === 'manager';
const everybody: Circle = () => true;

/** From near to far; the first one with somebody in it is told. */
function circles(alert: Addressed, teams: readonly AlertTeam[]): Circle[] {
	const isOwner: Circle = ({ id }) => id === alert.owner;
	switch (alert.to) {
		case 'owner':
			return [isOwner, ...near(alert, teams)];
		case 'team':
			return [...near(alert, teams), supervisors].map(
				(circle) => (person) => circle(person) || isOwner(person)
			);
		case 'members':
			return [membersOf(own(alert, teams))];
		case 'watchers':
		case 'person':
			return [];
		case 'management':
			return [managers];
		case 'administrators':
			return [({ role }) => role === 'administrator', managers];
	}
}

/** The team, and its tier, as far as their members are known. */
const near = (alert: Addressed, teams: readonly AlertTeam[]): Circle[] =>
	[own(alert, teams), ofTier(alert, teams)]
		.filter((some) => some.some(({ members }) => members && members.length > 0))
		.map(membersOf);

const ofTier = ({ tier }: Addressed, teams: readonly AlertTeam[]) =>
	teams.filter((one) => one.tier === tier);

/** The team that it is with; of no team, those of its tier. */
const own = (alert: Addressed, teams: readonly AlertTeam[]) =>
	alert.team === null
		? ofTier(alert, teams)
		: teams.filter(({ id, name }) => alert.team === id || alert.team === name);

function membersOf(teams: readonly AlertTeam[]): Circle {
	const members = new Set(teams.flatMap((one) => one.members ?? []));
	return ({ id }) => members.has(id);
}
