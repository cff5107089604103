/**
 * Which escalations a person may act on: their own tiers, by the tier that a case is in now. Pages offer by it; the server
 * decides by it, against the very state of a case that a change is kept on (`server/domain/access.ts`).
 */
import type { DeskCommand } from '../wire/commands.ts';
import type { Person } from '../wire/session.ts';
import { ESCALATED_TIERS, type Role, type Tier } from '../words.ts';
import { may, tiersOf, type Deed } from './deeds.ts';
import { COMMAND_DEEDS } from './desk.ts';

/** Who give cases to others in every tier, whichever they act in themselves. */
const HAND_OVER_ANYWHERE: readonly Role[] = ['manager', 'administrator'];

/** Gives away what somebody else has, or nobody. */
export const givesAnything = ({ role }: Pick<Person, 'role'>): boolean =>
	HAND_OVER_ANYWHERE.includes(role);

/** What of an escalation decides who may act on it, as rows and cases have it. */
export interface Standing {
	tier: Tier;
	undo?: { act: string; by: string } | null;
}

/** The tiers in which a deed holds for a person; deeds that know no tiers hold in all of them. */
export function tiersFor(person: Pick<Person, 'role' | 'tiers'>, deed: Deed): readonly Tier[] {
	if (!may(person, deed)) return [];
	if (deed !== 'act' && deed !== 'hand-over') return [0, ...ESCALATED_TIERS];
	if (deed === 'hand-over' && HAND_OVER_ANYWHERE.includes(person.role)) return ESCALATED_TIERS;
	return tiersOf(person);
}

/** The last act of this person, which they may take back wherever it brought the case. */
const isOwnUndo = (id: string, command: DeskCommand['type'], { undo }: Standing): boolean =>
	command.startsWith('undo-') && undo?.by === id;

/** @returns true when the person may ask for this command of a case that stands so */
export const mayDo = (
	person: Person,
	command: DeskCommand['type'],
	standing: Standing
): boolean => {
	const deed = COMMAND_DEEDS[command];
	if (tiersFor(person, deed).includes(standing.tier)) return true;
	return may(person, deed) && isOwnUndo(person.id, command, standing);
};

/** Whether to offer what moves an escalation on: claim, re-tier, tell the customer, resolve. */
export const mayAct = (person: Pick<Person, 'role' | 'tiers'>, { tier }: Standing): boolean =>
	tiersFor(person, 'act').includes(tier);

/** Whether to offer to give it to a colleague, or to take it over. */
export const mayHandOver = (person: Pick<Person, 'role' | 'tiers'>, { tier }: Standing): boolean =>
	tiersFor(person, 'hand-over').includes(tier);
