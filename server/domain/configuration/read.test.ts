import { expect, test } from 'vitest';
import { examineText, examineValue } from './examine.ts';
import { findingText } from './finding.ts';
import { readText, readValue } from './read.ts';

const AROUND = { zone: 'UTC' };
const YAML = `
zone: Europe/Berlin
lease: 1h 30m
policies:
  - name: Everything
    claim: { 1: 5m, 2: 10m, 3: 15m, 4: 30m }
    resolve: 2d
paths:
  - name: Everything
    steps:
      - tier: 1
        dwell: 45s
`;
const VALUE = {
	zone: 'Europe/Berlin',
	lease: '1h 30m',
	policies: [
		{ name: 'Everything', claim: { 1: '5m', 2: '10m', 3: '15m', 4: '30m' }, resolve: '2d' }
	],
	paths: [{ name: 'Everything', steps: [{ tier: 1, dwell: '45s' }] }]
};

test('CONF-1 YAML, JSON and a value read alike', () => {
	const readings = [
		readText(YAML),
		readText(JSON.stringify(VALUE)),
		readText(JSON.stringify(VALUE, null, '\t')),
		readText(`\ufeff${YAML.replaceAll('\n', '\r\n')}`),
		readValue(VALUE)
	];
	for (const { faults, written, configuration } of readings) {
		expect(faults).toEqual([]);
		expect(written).toEqual(VALUE);
		expect(configuration).toMatchObject({
			lease: 90 * 60_000,
			policies: [{ claim: { 1: 300_000, 4: 1_800_000 }, resolve: 172_800_000, calendar: 'always' }],
			paths: [{ steps: [{ dwell: 45_000, then: 'next' }], repeat: 0 }]
		});
	}
	expect(readText('{}').faults).toEqual([]);
});

test('CONF-2 every fault is told at once, with path, line and column, in the order of the text', () => {
	const text = `zone: Mars
teams:
  leads: { name: Leads, tier: 1 }
  experts: { name: Experts, tier: 3, members: [] }
  duty: { name: Duty, tier: 4, tear: 5 }
policies:
  - name: VIP
    claim: 15
    resolve: 8h
  - name: Everything
    resolve: 8h
    claim: 9h
paths:
  - name: Broken
    steps: []
  - name: Billing
    steps:
      - { tier: 2, team: leads, dwell: 5m }
      - { tier: 3, team: experts, dwell: 5m }
      - { tier: 4, team: dutty, dwell: 5m }
zone: UTC
`;
	const { faults, sound } = examineText(text, AROUND);
	expect(sound).toBeNull();
	expect(faults.map(({ path, line, column }) => [path, line, column])).toEqual([
		['teams.duty.tear', 5, 32],
		['policies[0].claim', 8, 12],
		['policies[1].claim', 12, 12],
		['paths[0].steps', 15, 12],
		['document', 21, 1]
	]);
	// a team is wrong: what is said of teams waits for it, for it might be wrong itself
	const mended = examineText(text.replace(', tear: 5', ''), AROUND).faults;
	expect(mended.map(({ path, line }) => [path, line])).toEqual([
		['policies[0].claim', 8],
		['policies[1].claim', 12],
		['paths[0].steps', 15],
		['paths[1].steps[0].team', 18],
		['paths[1].steps[1].team', 19],
		['paths[1].steps[2].team', 20],
		['document', 21]
	]);
	expect(examineValue({ zone: 'Mars', lease: 3 }, AROUND).faults).toEqual([
		{ path: 'lease', message: expect.stringContaining('write 3m') },
		{ path: 'zone', message: expect.stringContaining('there is no time zone') }
	]);
});

test('CONF-2 a part that is misspelled is not missed where others name what is in it', () => {
	const { faults } = examineText(
		'team:\n  leads: { name: Leads, tier: 4 }\npaths:\n  - name: A\n    steps:\n      - { tier: 4, team: leads, dwell: 5m }\n',
		AROUND
	);
	expect(faults.map(findingText)).toEqual([
		'line 1: team: there is no such field: did you mean "teams"?'
	]);
});

test('CONF-2 the first 200 faults are told, and how many more there are', () => {
	const many = Array.from({ length: 250 }, (_, index) => `k${index}: 1`).join('\n');
	const faults = examineText(many, AROUND).faults.map(findingText);
	expect(faults).toHaveLength(201);
	expect(faults[0]).toMatch(/^line 1: k0: there is no such field: expected zone, /);
	expect(faults.at(-1)).toBe('and 50 more; mend these first');
});
