/** What an act is given, and what it gives. */
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { SUPERVISORS, TEAMS } from './cast.ts';
import type { Practice } from './practice.ts';
import type { Chance } from './random.ts';
import type { Act, Ticket } from './ticket.ts';

/** What follows, so many ms later. */
export type Next = (readonly [Act, number])[];

export interface Happening {
	command?: ApiCommandInput;
	by?: Whom;
	next: Next;
}

/** What an act may know of the rest of the floor. */
export interface Scene {
	chance: Chance;
	at: number;
	/** Until the floor opens nobody but the simulator moves anything: it plays paths and clocks, too. */
	past: boolean;
	practice: Practice;
	unclaimed: () => number;
}

export type Play = (ticket: Ticket, scene: Scene) => Happening;

export const NOTHING: Happening = { next: [] };

export const teamOf = ({ subject }: Ticket, tier: EscalatedTier): string =>
	TEAMS[subject][tier - 1] ?? TEAMS[subject][0];
export const agentOf = ({ agent }: Ticket): Whom => ({
	id: `agent-${agent.toLowerCase().replaceAll(' ', '-')}`,
	name: agent
});
export const ownerOf = ({ owner }: Ticket): Whom | undefined =>
	SUPERVISORS.find(({ id }) => id === owner);
