/** The people and programs of the simulated floor; made up. */
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Served } from '#server/domain/commands.ts';

const actor = (kind: Actor['kind'], id: string, name: string): Actor => ({ kind, id, name });

export const SUPERVISORS = [
	actor('person', 'ana', 'Ana Reyes'),
	actor('person', 'ben', 'Ben Okafor'),
	actor('person', 'cleo', 'Cleo Brandt'),
	actor('person', 'mia', 'Mia Sol')
];
/** What each of them may do: one acts in two tiers alone, one manages. */
export const SERVED: readonly Served[] = [
	{ id: 'ana', name: 'Ana Reyes', tiers: [1, 2, 3, 4], manages: false },
	{ id: 'ben', name: 'Ben Okafor', tiers: [1, 2], manages: false },
	{ id: 'cleo', name: 'Cleo Brandt', tiers: [1, 2, 3, 4], manages: false },
	{ id: 'mia', name: 'Mia Sol', tiers: [3, 4], manages: true }
];
export const HELPDESK = actor('connector', 'helpdesk', 'Helpdesk');
export const PROGRAM = actor('program', 'desk-app', 'Desk app');
export const CUSTOMER = actor('customer', 'customer', 'Customer');
export const RULE = actor('rule', 'rule:old', 'Old and unsolved');
