/** Whom an alert concerns. Somebody always: where nobody of those it is for is known, it is told more widely. */
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

type Addressed = Pick<Alert, 'client' | 'to' | 'tier' | 'team' | 'owner'>;

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
	const team = teams.filter(({ id, name }) => alert.team === id || alert.team === name);
	const tier = teams.filter((one) => one.tier === alert.tier);
	const near = [team, tier].flatMap((some): Circle[] => {
		const members = new Set(some.flatMap((one) => one.members ?? []));
		return members.size === 0 ? [] : [({ id }) => members.has(id)];
	});
	switch (alert.to) {
		case 'owner':
			return [isOwner, ...near];
		case 'team':
			return [...near, supervisors].map((circle) => (person) => circle(person) || isOwner(person));
		case 'management':
			return [managers];
		case 'administrators':
			return [({ role }) => role === 'administrator', managers];
	}
}
