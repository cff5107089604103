/**
 * Sample data: how each demo client wants its escalations handled, as `PUT /api/v1/clients/{client}/configuration` takes
 * it. Nobody is there by name in the teams: the floor is staffed day and night.
 */
import { ESCALATED_TIERS, SUBJECTS, type Priority, type Subject } from '#lib/shared/words.ts';
import { CAUSES, SKILLS, TEAMS, ZONES, type Brand } from './cast.ts';
import { DWELL, LEASE, OFFICE, USUAL, VIP, VIP_GOES } from './promises.ts';
import { SOPS } from './sops.ts';

const minutes = (count: number) => `${count}m`;
const spans = (by: Readonly<Record<Priority, number>>) =>
	Object.fromEntries(Object.entries(by).map(([priority, count]) => [priority, minutes(count)]));
/** "Core engineering" as `core-engineering`. */
const teamId = (label: string) => label.toLowerCase().replaceAll(' ', '-');

const teams = Object.fromEntries(
	SUBJECTS.flatMap((subject) =>
		ESCALATED_TIERS.map((tier) => {
			const name = TEAMS[subject][tier - 1] ?? '';
			return [teamId(name), { name, tier, skills: SKILLS[name] ?? [] }] as const;
		})
	)
);

const PATH_NAMES: Record<Subject, string> = {
	technical: 'Technical faults',
	operational: 'Staff and workflow',
	complaint: 'Complaints',
	billing: 'Bills and payments',
	management: 'Management',
	'sla-breach': 'Past SLA'
};

/** Each subject up the tiers to its management; a broken promise to management at once. */
const paths = SUBJECTS.map((subject) => ({
	name: PATH_NAMES[subject],
	for: { subject: [subject] },
	steps: ESCALATED_TIERS.filter((tier) => subject !== 'sla-breach' || tier === 4).map((tier) => ({
		tier,
		team: teamId(TEAMS[subject][tier - 1] ?? ''),
		dwell: minutes(DWELL[subject][tier - 1] ?? 60),
		...(subject === 'billing' && tier === 2 && { then: 'notify' }),
		...(subject === 'sla-breach' && { then: 'page-management' })
	}))
}));

const vips = {
	name: 'Very important customers',
	for: { vip: true },
	claim: spans(VIP.claim),
	update: spans(VIP.update),
	resolve: spans(VIP.resolve),
	pause: { customer: '1h' }
};
/** Bills that can wait for the morning: outside of these hours their clocks stand. */
const inOffice = {
	name: 'Small bills, in office hours',
	for: { subject: [OFFICE.subject], priority: [OFFICE.priority] },
	calendar: 'office',
	claim: '30m',
	update: '4h',
	resolve: '1d',
	pause: { customer: '5d', vendor: '3d' }
};
const usual = {
	name: 'Everything else',
	claim: spans(USUAL.claim),
	update: spans(USUAL.update),
	resolve: spans(USUAL.resolve),
	warn: [50, 75, 90],
	pause: { customer: '2h', vendor: '1h' }
};

const office = {
	week: Object.fromEntries(
		['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
			day,
			day === 'fri' ? ['08:00-12:00', '12:30-15:00'] : ['08:00-12:00', '12:30-17:00']
		])
	),
	holidays: ['01-01', '05-01', '10-03', '12-25', '12-26']
};

const rules = [
	{
		name: 'nobody-free',
		on: 'queue',
		when: 'queue.name != "email" && queue.oldestWait > duration("4m") && queue.free == 0',
		escalate: { subject: 'operational', tier: 1, team: teamId(TEAMS.operational[0]) }
	},
	{
		name: 'urgent-and-nobody-told',
		when: 'case.priority == 1 && !case.escalated && case.age > duration("15m") && case.age < duration("1h")',
		escalate: {
			subject: 'technical',
			trigger: 'time',
			tier: 2,
			team: teamId(TEAMS.technical[1])
		}
	},
	{
		name: 'third-case-of-one-customer',
		when: 'customer.openCases >= 3 && !case.escalated && case.age < duration("10m")',
		escalate: { subject: 'complaint', tier: 1 }
	}
];

const templates = [
	{
		name: 'still-working',
		title: 'We are still working on it',
		channel: 'email',
		text: `Dear {customer},

we are still working on your case {ref}. You hear from us again {next}.
`
	},
	{
		name: 'with-specialists',
		title: 'The specialists have it',
		channel: 'email',
		text: `Dear {customer},

your case {ref} is with our specialists now. You hear from us again {next}, sooner if it is solved.
`
	},
	{
		name: 'short-word',
		title: 'A short word',
		channel: 'sms',
		text: 'Your case {ref}: we are on it. Next word {next}.'
	}
];

/** @returns the configuration of a demo client, free of faults */
export const configurationOf = (brand: Brand) => ({
	zone: ZONES[brand],
	...(brand === OFFICE.client && { calendars: { office } }),
	teams,
	policies: [vips, ...(brand === OFFICE.client ? [inOffice] : []), usual],
	paths,
	immediate: [
		{
			name: 'VIP',
			for: { vip: true },
			...VIP_GOES,
			team: teamId(TEAMS[VIP_GOES.subject][VIP_GOES.tier - 1] ?? '')
		}
	],
	rules,
	sops: SOPS,
	lease: minutes(LEASE[brand]),
	breach: ['resolve'],
	followUp: { within: '2h' },
	reopenWithin: '14d',
	causes: Object.values(CAUSES).flat(),
	templates,
	customers: {
		mayEscalate: true,
		subject: 'complaint',
		again: '4h',
		reasons: [
			'It takes too long',
			'It was not solved',
			'Nobody called me back',
			'I want to speak to somebody in charge'
		]
	}
});
