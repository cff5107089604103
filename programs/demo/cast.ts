/** Sample data: the brands, queues, teams and people of the demo floor. All of them are invented. */
import type { Subject, Trigger } from '#lib/shared/words.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';

export const BRANDS = ['northwind', 'kestrel', 'halden'] as const;
/** The clients of the demo floor; they are there before the demo starts. */
export type Brand = (typeof BRANDS)[number];

/** How the tickets of a brand begin. */
export const PREFIX: Record<Brand, string> = { northwind: 'NW', kestrel: 'KS', halden: 'HD' };

/** Where each brand is at home. */
export const ZONES: Record<Brand, string> = {
	northwind: 'Europe/London',
	kestrel: 'Europe/Berlin',
	halden: 'Asia/Manila'
};

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

/** Who has an escalation, by subject and tier from 1 to 4. A team is of one tier. */
export const TEAMS: Record<Subject, readonly [string, string, string, string]> = {
	technical: ['Service desk', 'Platform support', 'Core engineering', 'Service management'],
	operational: ['Floor leads', 'Workforce desk', 'Operations control', 'Site management'],
	complaint: ['Floor leads', 'Customer care', 'Complaints board', 'Client management'],
	billing: ['Billing desk', 'Payments', 'Finance control', 'Client management'],
	management: ['Floor leads', 'Account managers', 'Key accounts', 'Directors'],
	'sla-breach': ['Floor leads', 'Case owners', 'Duty managers', 'Client management']
};

/** What a team can do that others lack. */
export const SKILLS: Readonly<Record<string, readonly string[]>> = {
	'Platform support': ['platform', 'integrations'],
	'Core engineering': ['databases', 'networks'],
	'Workforce desk': ['rosters'],
	'Operations control': ['rerouting'],
	'Customer care': ['goodwill'],
	'Complaints board': ['compensation'],
	Payments: ['refunds', 'chargebacks'],
	'Finance control': ['ledger'],
	'Account managers': ['contracts'],
	'Key accounts': ['negotiation']
};

type Weights<K extends string> = readonly (readonly [K, number])[];

export const SUBJECT_WEIGHTS: Weights<Subject> = [
	['technical', 34],
	['billing', 24],
	['complaint', 16],
	['operational', 14],
	['management', 5],
	// most of these are made by a clock that runs out
	['sla-breach', 1]
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
	'Asked the second line for a time.',
	'Compared it with the case of last week.',
	'The log of that hour is saved with the ticket.',
	'Nothing new from the team that has the system.',
	'A second person looks at it with me.'
];

/** What customers are told in between, and what they say when they are asked at the end. */
export const TOLD: readonly string[] = [
	'We have found where it comes from and are at work on it.',
	'It takes longer than we said; the next news comes as promised.',
	'The specialists have it now.',
	'It is mended on our side; we are still watching it.'
];
export const CONTENT: readonly string[] = [
	'It works; the customer is content.',
	'The money has arrived.',
	'Thanks for the call, nothing is left open.'
];
