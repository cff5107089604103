/**
 * What people may do, by their role. Nothing is allowed that does not stand here. Pages offer by it; the server decides by
 * it, each time anew. Which clients and tiers it holds for is of the person (`Person.clients`, `tiersOf`).
 */
import { ESCALATED_TIERS, type EscalatedTier, type Role } from '../words.ts';
import type { Person } from '../wire/session.ts';

export const DEEDS = [
	/** See the desk: open cases, their clocks and their history. */
	'watch',
	/** What is the floor's own of a case: notes, reasons, steps to take, teams. Whoever may not is a guest. */
	'see-inside',
	/** Look at a board as its walls show it. */
	'see-walls',
	/** Tell of an escalation, and add to what is known of one. */
	'raise',
	/** Claim, re-tier and whatever else moves an escalation on, in one's own tiers. */
	'act',
	/** Give an escalation to a colleague, or take one over, with a reason. */
	'hand-over',
	'read-shift',
	'see-alerts',
	/** Make a screen a wall: whoever stands before it. */
	'pair-walls',
	/** Boards and walls. */
	'look-after-walls',
	/** When shifts are, and who is in which team and on the roster. */
	'set-up-shifts',
	/** Clients, their queues, connectors and configuration. */
	'set-up-clients',
	'look-after-people',
	'look-after-keys',
	/** How people sign in. */
	'set-up-sign-in',
	'read-audit'
] as const;
export type Deed = (typeof DEEDS)[number];

const FLOOR = [
	...(['watch', 'see-inside', 'see-walls'] as const),
	...(['raise', 'act', 'hand-over'] as const),
	...(['read-shift', 'see-alerts', 'pair-walls'] as const)
] as const;
const MAY: Record<Role, readonly Deed[]> = {
	viewer: ['watch', 'read-shift'],
	agent: ['watch', 'see-inside', 'raise'],
	supervisor: FLOOR,
	manager: [...FLOOR, 'look-after-walls', 'set-up-shifts'],
	administrator: DEEDS
};

/** @returns true when the role allows it; of an unknown role nothing is allowed */
export const may = ({ role }: Pick<Person, 'role'>, deed: Deed): boolean =>
	Object.hasOwn(MAY, role) && MAY[role].includes(deed);

/** Management is the fourth tier: a manager acts there unless told otherwise, everybody else in all of them. */
const OWN_TIERS: Partial<Record<Role, readonly EscalatedTier[]>> = { manager: [4] };

/** The tiers in which a person acts. */
export const tiersOf = ({
	role,
	tiers
}: Pick<Person, 'role' | 'tiers'>): readonly EscalatedTier[] =>
	tiers ?? OWN_TIERS[role] ?? ESCALATED_TIERS;
