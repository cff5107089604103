import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compare } from './compare.ts';
import { readText } from './read.ts';
import { parseText } from './read/document.ts';
import type { ConfigurationInput } from './schema.ts';
import { writeYaml } from './write.ts';

const NORTHWIND = readFileSync(
	new URL('../../../docs/examples/northwind.yaml', import.meta.url),
	'utf8'
);

const awkward = fc.oneof(
	fc.constantFrom(
		...['no', 'on', 'Yes', 'null', '~', '', ' ', ' a', 'a ', '9:00', '09:00', '1e3', '0x1f', '010'],
		...['2026-12-24', '- a', 'a: b', 'a #b', '#a', '&a', '*a', '!a', '%a', '@a', '`a`', '"', "'"],
		...['|', '>', '{', '[', '---', '...', '<<', '=', '\t', 'a\n', '\na', 'a\n\nb\n', 'a\r\nb', 'ü'],
		...[
			'\u2028',
			'\u0085',
			'\ufeff',
			'1_000',
			'0o17',
			'.5',
			'.inf',
			'.nan',
			'12:30:45',
			'x'.repeat(300)
		]
	),
	fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0'))
);
const key = awkward.filter((text) => text !== '__proto__' && text !== '<<');
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		awkward,
		fc.boolean(),
		fc.integer(),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true })
	)
}));

test('CONF-7 what is exported reads as the same, also where YAML 1.1 is read', () => {
	fc.assert(
		fc.property(
			fc.dictionary(key, anything, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
			(value) => {
				const yaml = writeYaml(value as ConfigurationInput, ['a: [\n- b']);
				const { source, faults } = parseText(yaml);
				expect(faults, yaml).toEqual([]);
				expect(source.value, yaml).toEqual(value);
				expect(parse(yaml, { version: '1.1' }), yaml).toEqual(value);
			}
		),
		{ numRuns: 500 }
	);
});

test('CONF-7 a configuration is exported readably', () => {
	const { written } = readText(NORTHWIND);
	if (!written) throw new Error('the example has faults');
	const yaml = writeYaml(written, ['Northwind', 'two\nlines']);
	expect(readText(yaml).written).toEqual(written);
	expect(yaml).toMatch(/^# Northwind\n# two lines\nzone: Europe\/Berlin\n/);
	expect(yaml).toContain('    claim: { 1: 5m, 2: 10m, 3: 15m, 4: 30m }\n');
	expect(yaml).toContain('      - { tier: 1, team: leads, dwell: 30m }\n');
	expect(yaml).toContain('    text: |\n      Before you call the customer:\n\n      - Look');
	expect(writeYaml({})).toBe('{}\n');
});

test('CONF-24 two versions are compared path by path', () => {
	const policy = { claim: '5m', resolve: '8h' };
	const step = { tier: 1, dwell: '5m' } as const;
	const before: ConfigurationInput = {
		zone: 'UTC',
		teams: { leads: { name: 'Leads', tier: 1, members: ['ana'] } },
		policies: [
			{ name: 'A', ...policy },
			{ name: 'B', ...policy },
			{ name: 'C', ...policy }
		],
		paths: [{ name: 'P', steps: [step, step] }]
	};
	const after: ConfigurationInput = {
		teams: { leads: { name: 'Leads', tier: 1, members: ['ana', 'ben'] } },
		policies: [
			{ name: 'New', ...policy },
			{ name: 'C', ...policy },
			{ name: 'B', ...policy, claim: { 1: '1m', 2: '2m', 3: '3m', 4: '4m' } }
		],
		paths: [{ name: 'P', steps: [step, { ...step, dwell: '9m' }] }],
		lease: '1h'
	};
	expect(compare(before, after)).toEqual([
		{ path: 'zone', before: 'UTC' },
		{ path: 'teams.leads.members', before: ['ana'], after: ['ana', 'ben'] },
		{ path: 'policies', before: ['B', 'C'], after: ['C', 'B'] },
		{ path: 'policies["A"]', before: { name: 'A', ...policy } },
		{
			path: 'policies["B"].claim',
			before: '5m',
			after: { 1: '1m', 2: '2m', 3: '3m', 4: '4m' }
		},
		{ path: 'policies["New"]', after: { name: 'New', ...policy } },
		{ path: 'paths["P"].steps[1].dwell', before: '5m', after: '9m' },
		{ path: 'lease', after: '1h' }
	]);
	expect(compare(before, structuredClone(before))).toEqual([]);
	expect(compare({}, {})).toEqual([]);
});
