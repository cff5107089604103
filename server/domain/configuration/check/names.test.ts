import { describe, expect, test } from 'vitest';
import { examineText } from '../examine.ts';
import {
	AROUND,
	BILLING,
	DUTY,
	LEADS,
	path,
	policy,
	rule,
	shift,
	step,
	type Odd
} from '../../../../tests/support/configuration-parts.ts';

const FAULTS: Odd[] = [
	[
		'CONF-9 a team that there is not',
		`teams: { ${LEADS}, ${DUTY} }\npaths: [${path(step('tier: 1, team: laeds'))}]`,
		'paths[0].steps[0].team',
		'there is no team "laeds": did you mean "leads"?'
	],
	[
		'CONF-9 a team that is told by the name that is shown',
		`teams: { first-line: { name: Team leads, tier: 1 }, ${DUTY} }\npaths: [${path(step('tier: 1, team: team-leads'))}]`,
		'paths[0].steps[0].team',
		'there is no team "team-leads": did you mean "first-line"?'
	],
	[
		'CONF-9 a team that there is not, and none is near',
		`teams: { ${LEADS}, ${DUTY} }\nrules: [{ name: r, when: case.vip, escalate: { subject: billing, team: zzz } }]`,
		'rules[0].escalate.team',
		'there is no team "zzz": there are leads and duty'
	],
	[
		'CONF-9 a team where there are none',
		`immediate: [{ name: i, for: { vip: true }, subject: billing, team: leads }]`,
		'immediate[0].team',
		'there is no team "leads": there is none yet, add it under "teams"'
	],
	[
		'CONF-9 a name that every object has is no team',
		`teams: { ${DUTY} }\npaths: [${path(step('tier: 1, team: constructor'))}]`,
		'paths[0].steps[0].team',
		'there is no team "constructor": there are duty'
	],
	[
		'CONF-9 a team of another tier',
		`teams: { ${LEADS}, ${BILLING}, ${DUTY} }\npaths: [${path(step('tier: 2, team: leads'))}]`,
		'paths[0].steps[0].team',
		'the team "leads" is of tier 1, not 2: write tier: 1, or take billing'
	],
	[
		'CONF-9 a team of another tier, of an immediate escalation',
		`teams: { ${LEADS} }\nimmediate: [{ name: i, for: { vip: true }, subject: billing, tier: 3, team: leads }]`,
		'immediate[0].team',
		'the team "leads" is of tier 1, not 3: write tier: 1'
	],
	[
		'CONF-9 a calendar that there is not',
		`calendars: { office: {} }\npolicies: [${policy('A', 'calendar: ofice')}]`,
		'policies[0].calendar',
		'there is no calendar "ofice": did you mean "office"?'
	],
	[
		'CONF-9 a calendar that there is not, of a path',
		`paths: [${path(step('tier: 4'), 'calendar: xmas')}]`,
		'paths[0].calendar',
		'there is no calendar "xmas": there are always'
	],
	[
		'CONF-10 a team without members',
		`teams: { leads: { name: Leads, tier: 1, members: [] }, ${DUTY} }\npaths: [${path(step('tier: 1, team: leads'))}]`,
		'paths[0].steps[0].team',
		'nobody can take this step: the team "leads" has no members; add some, or leave "members" out'
	],
	[
		'CONF-10 a tier of which no team has members',
		`teams: { leads: { name: Leads, tier: 1, members: [] }, ${DUTY} }\npaths: [${path(step('tier: 1'))}]`,
		'paths[0].steps[0].tier',
		'nobody can take this step: no team of tier 1 has members; add some, or leave "members" out'
	],
	[
		'CONF-11 a path that ends with nobody',
		`teams: { ${LEADS} }\npaths: [${path(step('tier: 1, team: leads'))}]`,
		'paths[0].steps[0]',
		'this path has no end: after its last step management is paged, and no team of tier 4 has anybody; add one under "teams"'
	],
	[
		'CONF-11 a path that pages a team without members',
		`teams: { ${LEADS}, duty: { name: Duty, tier: 4, members: [] } }\npaths: [${path(step('tier: 1, then: page-management'))}]`,
		'paths[0].steps[0]',
		'this path has no end'
	],
	[
		'CONF-12 a policy behind one for everything',
		`policies: [${policy('All')}, ${policy('VIP', 'for: { vip: true }')}]`,
		'policies[1]',
		'it never holds: "All" before it fits first; put this one further up, or take it out'
	],
	[
		'CONF-12 a policy whose cases two others share',
		`policies: [${policy('Urgent', 'for: { priority: [1, 2] }')}, ${policy('VIP', 'for: { vip: true }')}, ${policy('Both', 'for: { vip: true, priority: [2, 3] }')}]`,
		'policies[2]',
		'it never holds: "Urgent" and "VIP" before it fit first'
	],
	[
		'CONF-12 a path behind one for all',
		`paths: [${path(step('tier: 4'))}, { name: B, for: { subject: [billing] }, steps: [${step('tier: 4')}] }]`,
		'paths[1]',
		'it never holds: "P" before it fits first'
	],
	[
		'CONF-12 every case at once',
		'immediate: [{ name: A, for: {}, subject: technical }]',
		'immediate[0].for',
		'every case would be escalated at once: say which'
	],
	[
		'CONF-12 every case at once, in so many words',
		'immediate: [{ name: A, for: { priority: [1, 2, 3, 4] }, subject: technical }]',
		'immediate[0].for',
		'every case would be escalated at once'
	],
	[
		'CONF-12 an immediate escalation behind another',
		'immediate: [{ name: A, for: { vip: true }, subject: technical }, { name: B, for: { vip: true, priority: [1] }, subject: billing }]',
		'immediate[1]',
		'it never holds: "A" before it fits first'
	],
	[
		'CONF-13 a rule with a field that there is not',
		rule('case.prio == 1'),
		'rules[0].when',
		'did you mean `case.priority`?'
	],
	['CONF-13 a rule that does not end', rule('case.vip &&'), 'rules[0].when', 'character'],
	[
		'CONF-13 a rule that can never fire',
		rule('case.priority > 4'),
		'rules[0].when',
		'it can never fire, whatever the case is: look at what it compares'
	],
	[
		'CONF-13 a rule that always fires',
		rule('case.priority >= 1'),
		'rules[0].when',
		'it fires for every case: say for which, such as case.priority == 1'
	]
];

describe('faults', () => {
	test.each(FAULTS)('%s', (_, yaml, at, message) => {
		const { faults, sound } = examineText(yaml, AROUND);
		expect(sound).toBeNull();
		expect(faults.map(({ path }) => path)).toContain(at);
		expect(faults.filter(({ path }) => path === at).map((one) => one.message)).toContainEqual(
			expect.stringContaining(message)
		);
		for (const { line } of faults) expect(line).toBeGreaterThan(0);
	});
});

describe('what is in order', () => {
	test('CONF-11 a path ends with management: its own last step, a page, or a team of tier 4 after it', () => {
		for (const yaml of [
			`paths: [${path(step('tier: 1'))}]`,
			`teams: { ${LEADS} }\npaths: [${path(`${step('tier: 1')}, ${step('tier: 4')}`)}]`,
			`teams: { ${LEADS}, ${DUTY} }\npaths: [${path(step('tier: 1, team: leads'))}]`,
			`teams: { ${LEADS}, ${DUTY} }\npaths: [${path(step('tier: 1, then: page-management'))}]`
		])
			expect(examineText(yaml, AROUND).faults, yaml).toEqual([]);
	});

	test('CONF-12 a policy that holds for a single kind of case is none too many', () => {
		const yaml = `policies: [${policy('Urgent', 'for: { priority: [1, 2] }')}, ${policy('Billing', 'for: { subject: [billing], queue: [front] }')}, ${policy('Last', 'for: { subject: [billing], queue: [front, back-office], vip: true }')}, ${policy('Rest')}]`;
		expect(examineText(yaml, AROUND).faults).toEqual([]);
	});

	test('CONF-14 shifts that touch, and people of one shift on other days, do not overlap', () => {
		const yaml = `shifts: [${shift('A', '06:00', '14:00', 'ana', 'mon')}, ${shift('B', '14:00', '22:00', 'ana', 'mon')}, ${shift('C', '08:00', '08:00', 'ana', 'tue')}, ${shift('D', '08:00', '09:00', 'ana', 'wed')}]`;
		expect(examineText(yaml, AROUND).faults).toEqual([]);
	});
});
