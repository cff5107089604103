/** Sample data: the brands, queues, teams and people of the demo floor. All of them are invented. */
import type { Subject, Trigger } from '#lib/shared/words.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';

export const BRANDS = ['northwind', 'kestrel', 'halden'] as const;
/** The clients of the demo floor; they are there before the demo starts. */
export type Brand = (typeof BRANDS)[number];

/** How the tickets of a brand begin. */
export const PREFIX: Record<Brand, string> = { northwind: 'NW', kestrel: 'KS', halden: 'HD' };

export const QUEUES = ['voice', 'chat', 'email'] as const;
export type QueueName = (typeof QUEUES)[number];

/** The floor lives by the clock of Cebu, which is never put forward or back. */
export const ZONE_AHEAD_MS = 8 * 3_600_000;

/** Those who work the simulated claims. */
export const SUPERVISORS: readonly Whom[] = [
	['ingrid', 'Ingrid Solheim'],
	['kwame', 'Kwame Osei'],
	['yuki', 'Yuki Tanabe'],
	['rafael', 'Rafael Duarte'],
	['leila', 'Leila Haddad'],
	['piotr', 'Piotr Zielinski']
].map(([id = '', name = '']) => ({ id: `demo-${id}`, name }));

/** People whom a visitor can be: a few open escalations are theirs from the start. */
export const DESK_PEOPLE: readonly Whom[] = [
	{ id: 'priya', name: 'Priya Raman' },
	{ id: 'mateo', name: 'Mateo Cruz' },
	{ id: 'aisha', name: 'Aisha Bello' }
];

/** Who handles tickets in the helpdesk. */
export const AGENTS: readonly string[] = [
	'Ana Reyes',
	'Ben Okafor',
	'Carla Nunes',
	'Dae Kim',
	'Elif Kaya',
	'Farid Rahimi',
	'Grace Tan',
	'Hugo Lind',
	'Ines Moreau',
	'Jonas Weber',
	'Katya Orlova',
	'Liam Byrne',
	'Mina Patel',
	'Noor Aziz',
	'Olga Petrova',
	'Paolo Ricci',
	'Quinn Marsh',
	'Rosa Vidal',
	'Samir Nasser',
	'Thea Holm'
];

/** Who has an escalation, by subject and tier from 1 to 4. */
export const TEAMS: Record<Subject, readonly [string, string, string, string]> = {
	technical: ['Service desk', 'Platform support', 'Core engineering', 'Service management'],
	operational: ['Floor leads', 'Workforce desk', 'Operations control', 'Site management'],
	complaint: ['Floor leads', 'Customer care', 'Complaints board', 'Client management'],
	billing: ['Billing desk', 'Payments', 'Finance control', 'Client management'],
	management: ['Floor leads', 'Account managers', 'Client management', 'Directors'],
	'sla-breach': ['Floor leads', 'Case owners', 'Service management', 'Client management']
};

type Weights<K extends string> = readonly (readonly [K, number])[];

export const SUBJECT_WEIGHTS: Weights<Subject> = [
	['technical', 34],
	['billing', 24],
	['complaint', 16],
	['operational', 14],
	['sla-breach', 7],
	['management', 5]
];

/** What sets an escalation of a subject off; one of priority 1 is always set off by that. */
export const TRIGGER_WEIGHTS: Record<Subject, Weights<Trigger>> = {
	technical: [
		['functional', 6],
		['automatic', 3],
		['time', 1]
	],
	operational: [
		['functional', 5],
		['automatic', 3],
		['hierarchical', 2]
	],
	complaint: [
		['customer', 6],
		['hierarchical', 4]
	],
	billing: [
		['functional', 6],
		['customer', 3],
		['time', 1]
	],
	management: [
		['hierarchical', 8],
		['customer', 2]
	],
	'sla-breach': [
		['time', 8],
		['automatic', 2]
	]
};

export const CAUSES: Record<Subject, readonly string[]> = {
	technical: ['Faulty release', 'Device set-up', 'Network fault', 'Expired certificate'],
	operational: ['Roster gap', 'Missing briefing', 'Stock ran out', 'Access rights'],
	complaint: ['Broken promise', 'Tone of a contact', 'Late delivery', 'Wrong information'],
	billing: ['Double booking', 'Wrong tariff', 'Refund not released', 'Disputed fee'],
	management: ['Contract question', 'Public attention', 'Limit of authority'],
	'sla-breach': ['Nobody owned it', 'Waited for another team', 'Wrong queue']
};

export const DONE: readonly string[] = [
	'Corrected, and the customer was told.',
	'Credited, with a written confirmation.',
	'Fixed together with the team that owns the system.',
	'Replacement on its way; follow-up set for tomorrow.',
	'Explained by telephone; the customer is content.',
	'Handed to the right team, which has confirmed it.'
];

export const REOPENED: readonly string[] = [
	'The customer says that it is not solved.',
	'The same fault came back.',
	'The promised credit did not arrive.'
];

export const NOTES: readonly string[] = [
	'Customer updated by telephone.',
	'Asked the second line for a time.',
	'Waiting for a screenshot of the error.',
	'Told the customer when the next update comes.'
];
