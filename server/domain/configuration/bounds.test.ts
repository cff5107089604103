import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examineText } from './examine.ts';
import { readText, readValue } from './read.ts';

const AROUND = { zone: 'Europe/Berlin', queues: ['front'] };
const NORTHWIND = readFileSync(
	new URL('../../../docs/examples/northwind.yaml', import.meta.url),
	'utf8'
);

const times = (count: number, line: (index: number) => string): string =>
	Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('bounds', () => {
	// each takes a careless reader minutes, or all the memory there is; the time that a test may take fails it
	const BOMBS: [string, string, RegExp][] = [
		['brackets', '['.repeat(500_000), /deeper than 32 levels/],
		['dashes', '- '.repeat(400_000), /deeper than 32 levels/],
		['question marks', '? '.repeat(100_000), /a key begins with "\? "/],
		['indents', times(1300, (index) => `${' '.repeat(index)}a:`), /deeper than 32 levels/],
		['fields', times(60_000, (index) => `k${index}: 1`), /too many entries/],
		['fewer fields', times(20_000, (index) => `k${index}: 1`), /there is no such field/],
		['fields in braces', `{${times(15_000, (index) => `k${index}: 1,`)}}`, /no such field/],
		['copies', `a: &a {}\n${times(50_000, (index) => `k${index}: *a`)}`, /too many copies/],
		[
			'copies of copies',
			times(9, (index) =>
				index === 0 ? 'a0: &a0 [x]' : `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]`
			),
			/too many copies/
		],
		[
			'copies within copies',
			`z: &a0 {x: 1}\n${times(20, (index) => `a${index}: &a${index + 1} {<<: [*a${index}, *a${index}]}`)}`,
			/too many copies/
		],
		['closing brackets', ']'.repeat(900_000), /too many entries/],
		['open quotes', '"a\n'.repeat(250_000), /must be quoted whole/],
		['tabs', `a:\n${'\t- b\n'.repeat(20_000)}`, /a tab begins this line/],
		['documents', '---\n'.repeat(40_000), /a second document begins here/],
		['text', 'x'.repeat(1_000_001), /expected 1 MB at most/],
		['wide text', 'ü'.repeat(500_001), /expected 1 MB at most/]
	];
	test.each(BOMBS)('CONF-6 %s', (_, text, message) => {
		const { faults, sound } = examineText(text, AROUND);
		expect(sound).toBeNull();
		expect(faults[0]?.message).toMatch(message);
		expect(faults.length).toBeLessThanOrEqual(201);
	});

	test('CONF-6 what a bracket or a star looks like within text is text', () => {
		const stars = times(300, () => '      - *a [[[[ {{{{ ? - - - -');
		const { written } = readText(
			`sops:\n  - name: a\n    title: "[[[[ *a ?"\n    text: |\n${stars}\ncauses: ["?", '*a', "[["]\n`
		);
		expect(written?.causes).toEqual(['?', '*a', '[[']);
	});

	test.each([
		['{"teams": {"__proto__": {"name": "A", "tier": 1}}}', 'teams.__proto__'],
		['teams: { constructor: { name: A, tier: 1 } }', 'teams.constructor'],
		['zone: "a\\0b"', 'zone'],
		['zone: "a\\ud800b"', 'zone']
	])('CONF-6 %s', (text, path) => {
		expect(readText(text)).toMatchObject({ written: null, faults: [{ path }] });
	});

	test('CONF-6 a value is held to the same bounds', () => {
		let deep: unknown = 1;
		for (let level = 0; level < 40; level++) deep = [deep];
		expect(readValue({ causes: deep }).faults[0]?.message).toMatch(/deeper than 32/);
		const wide = { sops: Array.from({ length: 60 }, () => ({ text: 'x'.repeat(20_000) })) };
		expect(readValue(wide).faults[0]?.message).toMatch(/1 MB at most/);
		for (const value of [null, 1, 'text', [], undefined])
			expect(readValue(value).faults[0]?.message).toMatch(/outermost level/);
	});

	/** Whatever comes is either kept or told, and nothing is kept that is not read again. */
	const isTold = (text: string) => {
		const { faults, sound } = examineText(text, AROUND);
		expect(sound === null).toBe(faults.length > 0);
		for (const { message, line } of faults) {
			expect(message).not.toBe('');
			if (line !== undefined) expect(line).toBeLessThanOrEqual(text.split('\n').length + 1);
		}
	};

	test('CONF-6 any text is read or told what is wrong', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), isTold), { numRuns: 50 });
		const marks = fc.constantFrom(
			...['\n', ' ', '  ', '- ', ': ', 'a', '"', "'", '[', ']', '{', '}', '|', '>', '&a', '*a'],
			...['!', '#', '?', ',', '\t', '---', '...', '%YAML', 'zone', 'teams', 'paths', '1', 'null']
		);
		fc.assert(
			fc.property(fc.array(marks, { maxLength: 60 }), (parts) => isTold(parts.join(''))),
			{ numRuns: 300 }
		);
	}, 180_000);

	test('CONF-6 a configuration of which anything was left out, put in or changed over is read or told', () => {
		const lines = NORTHWIND.split('\n');
		const cut = fc.tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.nat(3));
		fc.assert(
			fc.property(cut, fc.string({ maxLength: 8 }), ([one, other, how], put) => {
				const changed = [...lines];
				const line = changed[one] ?? '';
				if (how === 0) changed.splice(one, 1);
				else if (how === 1) changed.splice(one, 0, changed[other] ?? '');
				else if (how === 2) changed[one] = line.replace(/^( *)/, `$1${put}`);
				else changed[one] = line.slice(0, other) + put;
				isTold(changed.join('\n'));
			}),
			{ numRuns: 60 }
		);
	}, 180_000);
});
