import { describe, expect, test } from 'vitest';
import { examineText, examineValue } from '../examine.ts';
import { AROUND, policy, shift, type Odd } from '../../../../tests/support/configuration-parts.ts';

const FAULTS: Odd[] = [
	[
		'CONF-14 somebody in two shifts at once',
		`shifts: [${shift('Early', '06:00', '14:30', 'ana, ben')}, ${shift('Late', '14:00', '22:00', 'ben, cleo')}]`,
		'shifts[1].people',
		'"ben" would be in "Early" and "Late" at once, on mon 14:00: take them out of one, or change its hours'
	],
	[
		'CONF-14 a night shift and the morning after it, over the end of the week',
		`shifts: [${shift('Night', '22:00', '07:00', 'ana', 'sun')}, ${shift('Early', '06:00', '14:00', 'ana', 'mon')}]`,
		'shifts[1].people',
		'"ana" would be in "Night" and "Early" at once, on mon 06:00'
	],
	[
		'CONF-14 a shift that begins at the end of a day',
		`shifts: [${shift('Night', '24:00', '06:00', 'ana')}]`,
		'shifts[0].from',
		'no shift begins at 24:00: write 00:00'
	],
	...['policies', 'shifts'].map((list): Odd => [
		`CONF-14 two of the same name in ${list}`,
		list === 'policies'
			? `policies: [${policy('A', 'for: { vip: true }')}, ${policy('a')}]`
			: `shifts: [${shift('A', '06:00', '08:00', 'x')}, ${shift('a', '08:00', '10:00', 'x')}]`,
		`${list}[1].name`,
		`"a" is the name of ${list}[0] already: give it another one`
	]),
	[
		'CONF-14 two of the same name, of a webhook',
		'alerts: { webhooks: [{ name: a, url: "https://a.example.com" }, { name: a, url: "https://b.example.com" }] }',
		'alerts.webhooks[1].name',
		'"a" is the name of alerts.webhooks[0] already'
	],
	[
		'CONF-14 two teams that people cannot tell apart',
		`teams: { a: { name: Leads, tier: 1 }, b: { name: leads, tier: 2 } }`,
		'teams.b.name',
		'the team "a" is called "leads" already: call it otherwise'
	],
	['CONF-14 a cause twice', 'causes: [Supplier, supplier]', 'causes[1]', 'stands here twice'],
	[
		'CONF-15 a claim clock that is longer than the resolve clock',
		`policies: [{ name: A, claim: { 1: 5m, 2: 5m, 3: 3h, 4: 3h }, resolve: 2h }]`,
		'policies[0].claim',
		'3h for priority 3 is longer than the 2h to resolve it: make claim shorter, or resolve longer'
	],
	[
		'CONF-15 shares that do not ascend',
		`policies: [${policy('A', 'warn: [90, 50, 50]')}]`,
		'policies[0].warn',
		'expected shares that ascend: write [50, 90]'
	],
	[
		'CONF-15 a share of a clock that there is not',
		`policies: [${policy('A', 'raiseAt: { clock: update, share: 50 }')}]`,
		'policies[0].raiseAt.clock',
		'this policy has no clock "update": give it one, or write claim or resolve here'
	],
	[
		'CONF-16 a zone that there is not',
		'zone: Berlin',
		'zone',
		'there is no time zone "Berlin": expected an IANA name, did you mean "Europe/Berlin"?'
	],
	[
		'CONF-16 a zone that there is not, of a calendar',
		'calendars: { a: { zone: Asia/Manilla } }',
		'calendars.a.zone',
		'did you mean "Asia/Manila"?'
	],
	[
		'CONF-16 a calendar without hours',
		'calendars: { a: { week: { mon: [] } } }',
		'calendars.a.week',
		'it has no time to work in, so no clock would ever run: give hours'
	],
	[
		'CONF-16 a calendar whose only hours are holidays',
		`calendars: { a: { holidays: [${Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(5, 10)).join(', ')}] } }`,
		'calendars.a',
		'it has no time to work in'
	],
	[
		'CONF-16 a day that there is not',
		'calendars: { a: { holidays: [02-29, 2027-02-29] } }',
		'calendars.a.holidays[1]',
		'2027-02-29 is not a day of the calendar: mend the day or take it out'
	],
	[
		'CONF-16 what is no iCalendar file',
		'calendars: { a: { ical: "closed on Christmas" } }',
		'calendars.a.ical',
		'export the file anew and put it in whole'
	],
	[
		'CONF-16 the address of an iCalendar file',
		'calendars: { a: { ical: "https://example.com/holidays.ics" } }',
		'calendars.a.ical',
		'put the content of the file here, not its address'
	],
	[
		'CONF-46 a clock that would run for tens of years',
		`calendars: { o: { week: { mon: [09:00-10:00] } } }\npolicies: [{ name: A, calendar: o, claim: 1h, resolve: 45d }]`,
		'policies[0].resolve',
		'the calendar "o" has 52 hours of work a year: 45d of working time takes more than 10 years; write less'
	],
	[
		'CONF-46 a clock of one priority that would run for tens of years',
		`calendars: { o: { week: { mon: [09:00-10:00] } } }\npolicies: [{ name: A, calendar: o, claim: 1h, resolve: { 1: 1h, 2: 2h, 3: 3h, 4: 45d } }]`,
		'policies[0].resolve.4',
		'45d of working time takes more than 10 years'
	],
	[
		'CONF-46 an age that no case would reach',
		`calendars: { o: { week: { mon: [09:00-10:00] } } }\npolicies: [${policy('A', 'calendar: o, escalateAfter: { age: 60d }')}]`,
		'policies[0].escalateAfter.age',
		'60d of working time takes more than 10 years'
	],
	[
		'CONF-46 a step that would never end',
		`calendars: { o: { week: { mon: [09:00-10:00] } } }\npaths: [{ name: P, calendar: o, steps: [{ tier: 4, dwell: 300d }] }]`,
		'paths[0].steps[0].dwell',
		'300d of working time takes more than 10 years'
	],
	[
		'CONF-16 a calendar that is called always',
		'calendars: { always: {} }',
		'calendars.always',
		'"always" is around the clock by itself: take another name'
	],
	[
		'CONF-17 a placeholder that nothing fills in',
		'templates: [{ name: a, title: A, text: "Dear {name}" }]',
		'templates[0].text',
		'{name} is not filled in: expected {ref}, {customer} or {next}'
	],
	[
		'CONF-17 an SOP with an empty step',
		'sops: [{ name: a, title: A, text: "- Call\\n-\\n" }]',
		'sops[0].text',
		'expected words in each list item, found none in item 2'
	]
];

const OLD = (rule: string) =>
	[
		'BEGIN:VCALENDAR',
		'BEGIN:VEVENT',
		'DTSTART;VALUE=DATE:00010101',
		rule,
		'END:VEVENT',
		'END:VCALENDAR'
	].join('\r\n');

describe('calendars that cost too much', () => {
	const ofMany = (ical: string) =>
		examineValue(
			{ calendars: Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`c${n}`, { ical }])) },
			AROUND
		).faults;

	// without a bound for all together, each of these takes minutes
	test.each([
		['FREQ=DAILY;INTERVAL=3', 'more than 20000 days would be closed'],
		['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'it takes too long to reckon'],
		['FREQ=YEARLY;COUNT=99999;BYDAY=MO,TU,WE', 'it takes too long to reckon']
	])('CONF-47 a hundred of %s are refused in little time', (rule, message) => {
		const faults = ofMany(OLD(`RRULE:${rule}`));
		expect(faults.map((one) => one.message)).toEqual([
			expect.stringMatching(
				`${message}, with the files of all calendars before it; let fewer events come again`
			)
		]);
	});

	test('CONF-47 a hundred calendars with a few yearly holidays are read', () => {
		expect(ofMany(OLD('RRULE:FREQ=YEARLY'))).toEqual([]);
	});

	test('CONF-47 what costs too much keeps nothing else from being told', () => {
		const costly = OLD('RRULE:FREQ=DAILY');
		const [first, second, ...more] = examineValue(
			{
				calendars: {
					a: { ical: costly },
					b: { ical: 'no calendar' },
					c: { holidays: ['2027-02-29'], ical: costly }
				}
			},
			AROUND
		).faults;
		expect(first?.path).toBe('calendars.a.ical');
		expect(second?.path).toBe('calendars.c.holidays[0]');
		expect(more).toEqual([]);
	});
});

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
