import { describe, expect, test } from 'vitest';
import { examineText } from '../examine.ts';
import {
	AROUND,
	DUTY,
	LEADS,
	PATHS,
	path,
	policy,
	rule,
	shift,
	step,
	type Odd
} from '../../../../tests/support/configuration-parts.ts';

const WARNINGS: Odd[] = [
	[
		'CONF-18 no path at all',
		`policies: [${policy('A')}]`,
		'paths',
		'there is no path: an escalation stays where it was put; add one without "for" for all subjects'
	],
	[
		'CONF-18 subjects of no path',
		`paths: [{ name: A, for: { subject: [technical, billing, complaint, sla-breach] }, steps: [${step('tier: 4')}] }]`,
		'paths',
		'no path is for operational and management: such an escalation stays where it was put'
	],
	[
		'CONF-18 no path for a broken promise',
		`paths: [${path(step('tier: 4'))}]`,
		'paths',
		'no path is for sla-breach: a case past its SLA goes nowhere by itself'
	],
	[
		'CONF-18 a broken promise that does not reach management',
		`paths: [${path(step('tier: 4'))}, { name: B, for: { subject: [sla-breach] }, steps: [${step('tier: 1')}, ${step('tier: 3')}] }]`,
		'paths[1].steps[1]',
		'a broken promise should reach management: let the last step be of tier 4'
	],
	[
		'CONF-18 a clock that no policy has counts as broken',
		`policies: [${policy('A')}]\n${PATHS}\nbreach: [resolve, update]`,
		'breach',
		'no policy has the clock "update": give one, or leave it out here'
	],
	[
		'CONF-18 steps behind one that pages management',
		`paths: [${path(`${step('tier: 1, then: page-management')}, ${step('tier: 4')}`)}, { name: B, for: { subject: [sla-breach] }, steps: [${step('tier: 4')}] }]`,
		'paths[0].steps[1]',
		'its time never comes: the step before pages management again and again'
	],
	[
		'CONF-18 a repetition that never comes',
		`paths: [${path(step('tier: 1, then: page-management'), 'repeat: 2')}, { name: B, for: { subject: [sla-breach] }, steps: [${step('tier: 4')}] }]`,
		'paths[0].repeat',
		'it never begins anew, for a step pages management'
	],
	[
		'CONF-18 a tier of which there is no team',
		`teams: { ${LEADS}, ${DUTY} }\npaths: [${path(`${step('tier: 2')}, ${step('tier: 4')}`)}, { name: B, for: { subject: [sla-breach] }, steps: [${step('tier: 4')}] }]`,
		'paths[0].steps[0].tier',
		'no team is of tier 2, so nobody in particular is asked'
	],
	[
		'CONF-18 cases of no policy',
		`policies: [${policy('Urgent', 'for: { priority: [1, 2] }')}, ${policy('VIP', 'for: { vip: true }')}]\n${PATHS}`,
		'policies',
		'no policy is for technical, priority 3, tier 1, not VIP: what is built in holds for it; add a policy without "for" as the last'
	],
	[
		'CONF-18 a queue that the client does not have',
		`policies: [${policy('A', 'for: { queue: [front, back-ofice] }')}, ${policy('B')}]\n${PATHS}`,
		'policies[0].for.queue[1]',
		'this client has no queue "back-ofice": did you mean "back-office"?'
	],
	[
		'CONF-18 an update that comes after the end',
		`policies: [${policy('A', 'update: 2h')}]\n${PATHS}`,
		'policies[0].update',
		'2h for priority 1 is longer than the 1h to resolve it, so the customer would hear nothing before'
	],
	[
		'CONF-18 less time for what is less urgent',
		`policies: [{ name: A, claim: { 1: 5m, 2: 10m, 3: 1m, 4: 30m }, resolve: 8h }]\n${PATHS}`,
		'policies[0].claim.3',
		'priority 3 has less time than priority 2, and 1 is the most urgent: check the order'
	],
	[
		'CONF-18 hours that count twice',
		`calendars: { a: { week: { mon: [09:00-12:00, 11:00-17:00] } } }\n${PATHS}`,
		'calendars.a.week.mon[1]',
		'11:00-17:00 and 09:00-12:00 of mon both hold from mon 11:00; it counts once: make them one'
	],
	[
		'CONF-18 an SOP without a step',
		`sops: [{ name: a, title: A, text: Call them }]\n${PATHS}`,
		'sops[0].text',
		'there is no step to tick off: begin each one with "- " or "1. "'
	],
	[
		'CONF-18 the whole day quiet',
		`alerts: { quiet: { from: 08:00, to: 08:00 } }\n${PATHS}`,
		'alerts.quiet',
		'these hours are the whole day'
	],
	[
		'CONF-48 a rule that asks for a team by its id',
		`teams: { ${LEADS}, ${DUTY} }\n${rule('case.team == "leads"')}\n${PATHS}`,
		'rules[0].when',
		'no team is called "leads": rules take the name of a team as it is shown, did you mean "Leads"?'
	],
	[
		'CONF-48 a rule that asks for a team that there is not',
		`teams: { ${LEADS}, ${DUTY} }\n${rule('case.vip && case.team in ["Leads", "Sales"]')}\n${PATHS}`,
		'rules[0].when',
		'no team is called "Sales": there are Leads and Duty'
	],
	[
		'CONF-48 a rule that asks for a queue that there is not',
		`${rule('"frnt" == case.queue')}\n${PATHS}`,
		'rules[0].when',
		'this client has no queue "frnt": did you mean "front"?'
	],
	[
		'CONF-49 a tier that the path does not name, of an immediate escalation',
		`immediate: [{ name: V, for: { vip: true }, subject: billing, tier: 3 }]\n${PATHS}`,
		'immediate[0].tier',
		'the path "P" of billing has no step of tier 3: the case begins beside the path and goes on from the step below; add such a step, or write tier: 4'
	],
	[
		'CONF-49 a tier that the path does not name, of a rule',
		`${rule('case.vip').replace('billing }', 'billing, tier: 2 }')}\n${PATHS}`,
		'rules[0].escalate.tier',
		'the path "P" of billing has no step of tier 2'
	],
	[
		'CONF-49 a tier that the path does not name, of customers',
		`customers: { tier: 2 }\n${PATHS}`,
		'customers.tier',
		'the path "P" of complaint has no step of tier 2'
	],
	[
		'CONF-18 alerts unencrypted',
		`alerts: { webhooks: [{ name: a, url: "http://a.example.com" }] }\n${PATHS}`,
		'alerts.webhooks[0].url',
		'alerts would be sent unencrypted, which they are only to hosts in ALLOW_PRIVATE_HOSTS: write https://'
	],
	[
		'CONF-18 somebody twice in a shift',
		`shifts: [${shift('A', '06:00', '14:00', 'ana, ben, ana')}]\n${PATHS}`,
		'shifts[0].people',
		'ana stands here twice: take one out'
	],
	[
		'CONF-18 a member in no shift',
		`teams: { leads: { name: Leads, tier: 4, members: [ana, bne] } }\nshifts: [${shift('A', '00:00', '24:00', 'ana, ben')}]\n${PATHS}`,
		'teams.leads.members[1]',
		'"bne" is in no shift, so never there: did you mean "ben"?'
	]
];

describe('warnings', () => {
	test.each(WARNINGS)('%s', (_, yaml, at, message) => {
		const { faults, warnings, sound } = examineText(yaml, AROUND);
		expect(faults).toEqual([]);
		expect(sound).not.toBeNull();
		expect(warnings.filter(({ path }) => path === at).map((one) => one.message)).toContainEqual(
			expect.stringContaining(message)
		);
	});

	test('CONF-48 CONF-49 teams, queues and tiers that there are are none', () => {
		const said = `teams: { ${LEADS}, ${DUTY} }\n${rule('case.team == "Leads" && case.queue in ["front", ""] && case.title != "Sales"').replace('billing }', 'billing, tier: 4 }')}\n${PATHS}`;
		expect(examineText(said, AROUND)).toMatchObject({ faults: [], warnings: [] });
	});

	test('CONF-18 a shift in which nobody is there whom a path needs', () => {
		const teams =
			'teams: { leads: { name: Leads, tier: 1, members: [ana, ben] }, experts: { name: Experts, tier: 3, members: [cleo] }, duty: { name: Duty, tier: 4 } }';
		const paths = `paths: [${path(`${step('tier: 1, team: leads')}, ${step('tier: 3')}`)}, { name: B, for: { subject: [sla-breach] }, steps: [${step('tier: 4')}] }]`;
		const early = shift('Early', '06:00', '14:00', 'ana, cleo');
		const told = (shifts: string) =>
			examineText(`${teams}\n${paths}\nshifts: [${shifts}]`, AROUND).warnings.map(
				({ path, message }) => `${path}: ${message}`
			);
		expect(told(`${early}, ${shift('Rest', '14:00', '06:00', 'ben, cleo')}`)).toEqual([]);
		expect(told(`${early}, ${shift('Rest', '14:00', '06:00', 'ben')}`)).toEqual([
			'shifts[1].people: in this shift nobody of tier 3 is there (every day 14:00–06:00), so its steps of "P" are skipped: add somebody'
		]);
		expect(told(`${early}, ${shift('Rest', '14:00', '06:00', 'cleo', 'sat, sun')}`)).toEqual([
			'teams.leads.members[1]: "ben" is in no shift, so never there: add them to one',
			'paths[0]: it goes on at hours without a shift, such as mon 14:00, when nobody takes its steps: add a shift, or give it a calendar',
			'shifts[1].people: in this shift nobody of the team "leads" is there (sat and sun 14:00–06:00), so its steps of "P" are skipped: add somebody'
		]);
		// within the hours of its calendar there is always a shift
		const office = `${teams}\ncalendars: { day: { week: { mon: [06:00-14:00] } } }\n${paths.replace('name: P', 'name: P, calendar: day')}\nshifts: [${shift('Early', '06:00', '14:00', 'ana, ben, cleo', 'mon')}]`;
		expect(examineText(office, AROUND).warnings).toEqual([]);
	});
});
