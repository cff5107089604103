import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VARIABLES } from '../rules/variables/index.ts';
import { examineText } from './examine.ts';
import { findingText } from './finding.ts';
import { readText } from './read.ts';

const read = (file: string) =>
	readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');
const page = read('configuration.md');
const [lessons = '', mistakes = ''] = page.split('## The twenty likeliest mistakes');
const AROUND = { zone: 'UTC' };

/** Title, YAML and message of each mistake, as the page has them. */
const told = mistakes
	.split(/^### /m)
	.slice(1)
	.map((part) => {
		const [, number = '', title = ''] = /^(\d+)\. (.*)$/m.exec(part) ?? [];
		const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(part) ?? [];
		const message = [...part.matchAll(/^> (.*)$/gm)].map(([, line = '']) => line).join(' ');
		return { number: Number(number), title, yaml, message };
	});

describe('MIST-1 to MIST-20 the twenty likeliest mistakes', () => {
	test('there are twenty', () => {
		expect(told.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
	});

	test.each(told)('MIST-$number $title', ({ yaml, message }) => {
		const { faults, sound } = examineText(yaml, AROUND);
		expect(sound).toBeNull();
		expect(faults.map(findingText)).toEqual([message]);
		expect(message, 'it names the line').toMatch(/^line \d+: /);
	});

	/** Line by line as a newcomer would mend it, by what the message says. */
	const MENDED: [number, string, string][] = [
		[1, 'polices', 'policies'],
		[2, '\t', '    '],
		[3, 'claim: 15', 'claim: 15m'],
		[4, '30 minutes', '30m'],
		[5, '9:00-17:30', '09:00-17:30'],
		[6, 'claim:15m', 'claim: 15m'],
		[7, '     repeat', '    repeat'],
		[8, 'lease: 45m\ncauses: [Network]', 'lease: 45m'],
		[9, 'yes', 'true'],
		[10, 'subject: billing', 'subject: [billing]'],
		[11, 'tier: lead', 'tier: 1'],
		[12, '3: 15m }', '3: 15m, 4: 30m }'],
		[13, '  - name: Team leads\n    tier: 1', '  leads:\n    name: Team leads\n    tier: 1'],
		[14, 'mon-fri: [09:00-17:30]', 'mon: [09:00-17:00]'],
		[15, 'Berlin', 'Europe/Berlin'],
		[16, 'biling', 'billing'],
		[17, 'tier: 2, team', 'tier: 1, team'],
		[18, 'paths:', '  managers: { name: Duty managers, tier: 4 }\npaths:'],
		[
			19,
			'  - name: Everything\n    claim: 15m\n    resolve: 8h\n  - name: VIP\n    for: { vip: true }\n    claim: 5m\n    resolve: 4h\n',
			'  - name: VIP\n    for: { vip: true }\n    claim: 5m\n    resolve: 4h\n  - name: Everything\n    claim: 15m\n    resolve: 8h\n'
		],
		[20, 'case.prio ', 'case.priority ']
	];
	test.each(MENDED)('MIST-%i is mended by what its message says', (number, wrong, right) => {
		const yaml = told[number - 1]?.yaml ?? '';
		expect(yaml).toContain(wrong);
		expect(examineText(yaml.replace(wrong, right), AROUND).faults).toEqual([]);
	});
});

describe('the page', () => {
	test('CONF-8 the worked example has neither faults nor warnings', () => {
		const { faults, warnings, sound } = examineText(read('examples/northwind.yaml'), AROUND);
		expect([...faults, ...warnings]).toEqual([]);
		// every part is shown
		expect(Object.keys(sound?.written ?? {}).sort()).toEqual(
			Object.keys(sound?.configuration ?? {}).sort()
		);
	});

	test('CONF-8 what the page shows of a configuration is one', () => {
		const shown = [...lessons.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml);
		expect(shown.length).toBeGreaterThan(12);
		for (const yaml of shown) expect(readText(yaml).faults, yaml).toEqual([]);
		const [smallest = ''] = shown;
		const { faults, warnings } = examineText(smallest, AROUND);
		expect([...faults, ...warnings]).toEqual([]);
	});

	test('CONF-8 the page has every part, and no word of rules that there is not', () => {
		for (const section of Object.keys(readText('{}').configuration ?? {}))
			expect(lessons, section).toMatch(new RegExp(`\`${section}|^${section}:`, 'm'));
		const words = new Set(VARIABLES.case.map(({ path }) => path));
		const named = [...lessons.matchAll(/\b(?:case|customer|queue)\.[A-Za-z][\w.]*\w/g)];
		expect(named.length).toBeGreaterThan(15);
		for (const [name] of named)
			expect(
				[...words].some((word) => `${name}.`.startsWith(`${word}.`)),
				name
			).toBe(true);
	});
});
