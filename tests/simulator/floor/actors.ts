/** The people and programs of the simulated floor; made up. */
import type { Actor } from '#lib/shared/wire/history.ts';

const actor = (kind: Actor['kind'], id: string, name: string): Actor => ({ kind, id, name });

export const SUPERVISORS = [
	actor('person', 'ana', 'Ana Reyes'),
	actor('person', 'ben', 'Ben Okafor'),
	actor('person', 'cleo', 'Cleo Brandt')
];
export const HELPDESK = actor('connector', 'helpdesk', 'Helpdesk');
export const PROGRAM = actor('program', 'desk-app', 'Desk app');
export const CUSTOMER = actor('customer', 'customer', 'Customer');
export const RULE = actor('rule', 'rule:old', 'Old and unsolved');
