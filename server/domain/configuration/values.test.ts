import { describe, expect, test } from 'vitest';
import { findingText } from './finding.ts';
import { readText, readValue } from './read.ts';

const faultsOf = (text: string) => readText(text).faults.map(findingText);

describe('what was meant', () => {
	const FIELDS: [string, string][] = [
		['policys: []', 'policys: there is no such field: did you mean "policies"?'],
		['Teams: {}', 'Teams: there is no such field: did you mean "teams"?'],
		['dwell: 5m', 'dwell: there is no such field here: it belongs to paths[].steps[]'],
		['people: []', 'people: there is no such field here: it belongs to shifts[]'],
		['qqq: 1', 'qqq: there is no such field: expected zone, calendars, teams, '],
		[
			'paths: [{ name: A, stps: [] }]',
			'paths[0].stps: there is no such field: did you mean "steps"?'
		],
		[
			'rules: [{ name: a, true: queue, when: "true", escalate: { subject: billing } }]',
			'rules[0].true: there is no such field: it was "on" before a program read it as true; write "on" in quotes'
		],
		[
			'calendars: { a: { week: { Monday: [09:00-17:00] } } }',
			'calendars.a.week.Monday: there is no such field: did you mean "mon"?'
		],
		[
			'calendars: { A B: {} }',
			'calendars["A B"]: expected a name of 1–40 lower-case letters, digits or "-", not "A B": write a-b'
		]
	];
	test.each(FIELDS)('CONF-3 %s', (text, message) => {
		const faults = faultsOf(text);
		expect(faults).toHaveLength(1);
		expect(faults[0]).toContain(`line 1: ${message}`);
	});

	const policy = (fields: string) =>
		`policies: [{ name: A, claim: 5m, resolve: 2h, ${fields} }]`.replace(
			/(claim|resolve): \S+, (?=.*\b\1:)/,
			''
		);
	const VALUES: [string, string, string][] = [
		[policy('update: 30'), 'update', 'it has no unit: for 30 minutes write 30m, for hours 30h'],
		[policy('update: 90 min'), 'update', 'not 90 min: write 90m'],
		[policy('update: 1 hour 5 minutes'), 'update', 'write 1h 5m'],
		[policy('update: 1.5h'), 'update', 'write 1h 30m'],
		[policy('update: "0:30"'), 'update', 'write 0h 30m'],
		[policy('update: 2w'), 'update', 'write 14d'],
		[policy('update: 0m'), 'update', 'it must be more than nothing'],
		[policy('update: 400d'), 'update', 'it must be a year at most'],
		[policy('update: soon'), 'update', 'not soon'],
		[policy('update: [5m]'), 'update', 'not a list: write 5m'],
		[policy('update: { 1: 5m, 2: 5m, 3: 5m, 4: x }'), 'update.4', 'not x'],
		[policy('update: { 1: 5m, 2: 5m, 3: 5m }'), 'update.4', 'it is missing'],
		[policy('update: { 0: 5m, 1: 5m, 2: 5m, 3: 5m, 4: 5m }'), 'update.0', 'expected 1, 2, 3 or 4'],
		[policy('warn: 50'), 'warn', 'expected a list, not 50: write [50]'],
		[policy('warn: [0]'), 'warn[0]', 'expected a whole number from 1 to 99, not 0'],
		[policy('warn: [1, 2, 3, 4, 5, 6]'), 'warn', 'expected at most 5 in this list, not 6'],
		[policy('for: { vip: on }'), 'for.vip', 'not on: write true'],
		[policy('for: { vip: "true" }'), 'for.vip', 'write true without quotes'],
		[policy('for: { vip: No }'), 'for.vip', 'write false'],
		[policy('for: { tier: [tier 2] }'), 'for.tier[0]', 'write 2 without quotes'],
		[policy('for: { tier: [manager] }'), 'for.tier[0]', 'write 4'],
		[policy('for: { priority: [P1] }'), 'for.priority[0]', 'write 1'],
		[policy('for: { priority: [urgent] }'), 'for.priority[0]', 'write 1'],
		[policy('for: { priority: ["2"] }'), 'for.priority[0]', 'not "2": write 2 without quotes'],
		[policy('for: { subject: [Billing] }'), 'for.subject[0]', 'did you mean billing?'],
		[policy('for: { subject: [sla] }'), 'for.subject[0]', 'did you mean sla-breach?'],
		[policy('for: { queue: [Front Desk] }'), 'for.queue[0]', 'write front-desk'],
		[policy('calendar: 3'), 'calendar', 'expected a name of 1–40'],
		[policy('onRetier: [claims]'), 'onRetier[0]', 'did you mean claim?'],
		[policy('for:'), 'for', 'nothing stands after "for:": expected fields such as subject'],
		[policy('pause: yes'), 'pause', 'expected fields such as customer'],
		[policy('pause: customer'), 'pause', 'not customer: write { customer: 2d }'],
		[policy('pause: 4h'), 'pause', 'not 4h: write { customer: 4h }'],
		[policy('raiseAt: 75'), 'raiseAt', 'not 75: write { clock: resolve, share: 75 }'],
		[policy('raiseAt: claim'), 'raiseAt', 'write { clock: claim, share: 75 }'],
		[policy('escalateAfter: 3d'), 'escalateAfter', 'not 3d: write { age: 3d }'],
		[policy('for: billing'), 'for', 'not billing: write { subject: [billing] }'],
		[policy('for: vip'), 'for', 'not vip: write { vip: true }'],
		[policy('pause: [{ customer: 5m }]'), 'pause', 'not a list: leave out the "- "'],
		[
			policy(`name: ${'x'.repeat(81)}`).replace('name: A, ', ''),
			'name',
			'at most 80 characters, not 81'
		],
		[policy('name: ""').replace('name: A, ', ''), 'name', 'expected text, not nothing'],
		[
			policy('name: 7').replace('name: A, ', ''),
			'name',
			'expected text, not 7: put it in quotes: "7"'
		]
	];
	test.each(VALUES)('CONF-4 %s', (text, at, message) => {
		const faults = faultsOf(text);
		expect(faults).toHaveLength(1);
		expect(faults[0]).toMatch(
			new RegExp(`^line 1: policies\\[0\\]\\.${at.replaceAll(/[[\]]/g, '\\$&')}: `)
		);
		expect(faults[0]).toContain(message);
	});

	const ELSEWHERE: [string, string][] = [
		['followUp: 3d', 'followUp: expected fields such as within, not 3d: write { within: 3d }'],
		['followUp: yes', 'not yes: write { within: 3d }'],
		['alerts: { quiet: 22:00-06:00 }', 'write { from: 22:00, to: 06:00 }'],
		['calendars: { a: { week: 08:00-16:00 } }', 'write { mon: [08:00-16:00] }'],
		['customers: true', 'not true: write { mayEscalate: true }'],
		[
			'rules: [{ name: a, when: "case.vip", escalate: complaint }]',
			'not complaint: write { subject: complaint }'
		],
		[
			'teams: { leads: { name: Team leads, tier: 1 } }, paths: [{ name: P, steps: [{ tier: 1, dwell: 5m, team: Team leads }] }]',
			'paths[0].steps[0].team: expected a name of 1–40 lower-case letters, digits or "-", not Team leads: did you mean leads?'
		]
	];
	const BETWEEN: [string, string][] = [
		['offerWithin: 10s', 'offerWithin: expected a time from 30s to 1h, such as 5m, not 10s'],
		['offerWithin: 2h', 'offerWithin: expected a time from 30s to 1h, such as 5m, not 2h'],
		[
			'offerWithin: 5',
			'offerWithin: expected a time from 30s to 1h, such as 5m, not 5: it has no unit'
		],
		['keepClosed: 6d', 'keepClosed: expected a time from 7d to 3660d, such as 400d, not 6d'],
		['keepClosed: 3661d', 'keepClosed: expected a time from 7d to 3660d, such as 400d, not 3661d'],
		['keepClosed:', 'nothing stands after "keepClosed:": expected a time from 7d to 3660d']
	];
	test.each(BETWEEN)('CONF-62 %s', (text, message) => {
		const faults = faultsOf(text);
		expect(faults).toHaveLength(1);
		expect(faults[0]).toContain(message);
	});
	test.each(['offerWithin: 30s', 'offerWithin: 1h', 'keepClosed: 7d', 'keepClosed: 3660d'])(
		'CONF-62 %s is taken',
		(text) => expect(faultsOf(text)).toEqual([])
	);

	test.each(ELSEWHERE)(
		'CONF-4 a value where fields are expected, or a name: %s',
		(text, message) => {
			const faults = faultsOf(`{ ${text} }`);
			expect(faults).toHaveLength(1);
			expect(faults[0]).toContain(message);
		}
	);

	const DAYS: [string, string][] = [
		['24.12.2026', '2026-12-24'],
		['24.12.', '12-24'],
		['24-12-2026', '2026-12-24'],
		['12/25', '12-25'],
		['25/12', '12-25'],
		['12/25/2026', '2026-12-25'],
		['2026/1/2', '2026-01-02'],
		['2026.01.02', '2026-01-02'],
		['1-1', '01-01'],
		['13.13.2026', ''],
		['Christmas', '']
	];
	test.each(DAYS)('CONF-4 the holiday %s', (typed, meant) => {
		const [fault = ''] = faultsOf(`calendars: { a: { holidays: [${typed}] } }`);
		expect(fault).toContain(`expected 2026-12-24 or 12-25, not ${typed}`);
		expect(fault.endsWith(meant === '' ? typed : `: write ${meant}`)).toBe(true);
	});

	const TIMES: [string, string][] = [
		['9:00', '09:00'],
		['9', '09:00'],
		['9am', '09:00'],
		['12am', '00:00'],
		['12pm', '12:00'],
		['5:30pm', '17:30'],
		['17.30', '17:30'],
		['0900', ''],
		['25:00', '']
	];
	test.each(TIMES)('CONF-4 the time %s', (typed, meant) => {
		const [fault = ''] = faultsOf(`alerts: { quiet: { from: ${typed}, to: 06:00 } }`);
		expect(fault).toContain(`expected a time of day such as 09:30, not ${typed}`);
		expect(fault.endsWith(meant === '' ? typed : `write ${meant}`)).toBe(true);
	});

	const HOURS: [string, string][] = [
		['9-17', '09:00-17:00'],
		['09:00 - 17:00', '09:00-17:00'],
		['09:00–17:00', '09:00-17:00'],
		['9am to 5pm', '09:00-17:00'],
		['22-24', '22:00-24:00'],
		['24:00-06:00', '00:00-06:00'],
		['all day', '']
	];
	test.each(HOURS)('CONF-4 the hours %s', (typed, meant) => {
		const [fault = ''] = faultsOf(`calendars: { a: { week: { mon: [${typed}] } } }`);
		expect(fault).toContain('expected hours such as 09:00-17:30');
		expect(fault.endsWith(meant === '' ? `not ${typed}` : `write ${meant}`)).toBe(true);
	});

	test('CONF-3 CONF-4 no message quotes more of a text than a line, nor its control characters', () => {
		const long = `${'x'.repeat(5000)}\u001b[2J`;
		for (const value of [
			{ [long]: 1 },
			{ zone: { [long]: 1 } },
			{ lease: long },
			{ breach: [long] }
		])
			for (const { message, path } of readValue(value).faults) {
				expect(message.length + path.length).toBeLessThan(400);
				// eslint-disable-next-line no-control-regex
				expect(message + path).not.toMatch(/[\u0000-\u001f]/);
			}
	});
});
