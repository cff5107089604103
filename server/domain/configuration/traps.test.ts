import { describe, expect, test } from 'vitest';
import { findingText } from './finding.ts';
import { readText } from './read.ts';

const faultsOf = (text: string) => readText(text).faults.map(findingText);

describe('traps of YAML', () => {
	const TRAPS: [string, string[]][] = [
		['causes:\n\t- Supplier\n', ['line 2: a tab begins this line: indent with blanks']],
		['zone: a: b\n', ['line 1: text with ": " in it must be quoted: write zone: "a: b"']],
		['zone: @a\n', ['line 1: text that begins with @ must be quoted: write zone: "@a"']],
		['zone: `a`\n', ['line 1: text that begins with ` must be quoted: write zone: "`a`"']],
		[
			'rules:\n  - when: !case.vip\n',
			['line 2: text that begins with ! must be quoted: write when: "!case.vip"']
		],
		[
			'rules:\n  - when: "a" in b\n',
			[`line 2: text that goes on after its quotes must be quoted whole: write when: '"a" in b'`]
		],
		['zone: "UTC\nlease: 5m\n', ['line 1: text that began with " is not closed: put " at its end']],
		[
			'causes: [a, b\nlease: 5m\n',
			['line 2: a list that began with [ is not closed: put ] after its last entry']
		],
		[
			'zone: UTC\n  lease: 5m\n',
			[
				'line 2: this line is indented too far: it begins where the line before begins, or that one ends with ":"'
			]
		],
		[
			'zone: UTC\n---\nlease: 5m\n',
			['line 2: a second document begins here: take the line --- out']
		],
		[
			'causes: [a]\nlease\n',
			['line 2: a line without ": " stands among fields: write "name: value"']
		],
		[
			'? zone\n: UTC\n',
			['line 1: a key begins with "? ": write keys as "name: value", or quote it']
		],
		[
			'zone: *UTC\n',
			['line 1: "*UTC" copies what is not there: quote it, or put &UTC before what it is to copy']
		],
		['causes: &a [*a]\n', ['line 1: "*a" copies what it is a part of: write it out']],
		[
			'{ [zone]: UTC }\n',
			['line 1: a list or fields stand where a name is expected: put it in quotes']
		],
		[
			'teams:\n  a: { name: A, tier: 1 }\n  a: { name: B, tier: 1 }\n',
			['line 3: "a" stands here twice, first in line 2: put both into one']
		]
	];
	test.each(TRAPS)('CONF-5 %j', (text, messages) => {
		const told = faultsOf(text).filter((fault) => !/^line 2: rules\[0\]/.test(fault));
		expect(told).toEqual(messages);
	});

	test('CONF-5 words and times that other readers of YAML take for something else are what they look like', () => {
		const text =
			'%YAML 1.1\n---\ncauses: [no, on, Yes, null and void, 09:30, 0o17, 1_000, 2026-12-24, ~x]\nlease: 1h\nalerts: { quiet: { from: 22:00, to: 06:00 } }\n';
		const { faults, written } = readText(text);
		expect(faults).toEqual([
			{
				path: 'causes[5]',
				line: 3,
				column: expect.any(Number),
				message: expect.stringContaining('put it in quotes: "0o17"')
			}
		]);
		expect(written).toBeNull();
		expect(readText(text.replace('0o17, ', '')).written).toMatchObject({
			causes: ['no', 'on', 'Yes', 'null and void', '09:30', '1_000', '2026-12-24', '~x'],
			alerts: { quiet: { from: '22:00', to: '06:00' } }
		});
	});

	test('CONF-5 what stands at & is copied by * and <<, and faults in it are told where it stands', () => {
		const text = (claim: string) =>
			`policies:\n  - &base\n    name: A\n    claim: ${claim}\n    resolve: 2h\n  - <<: *base\n    name: B\n`;
		expect(readText(text('5m')).configuration?.policies).toMatchObject([
			{ name: 'A', claim: 300_000 },
			{ name: 'B', claim: 300_000 }
		]);
		expect(readText(text('5')).faults.map(({ path, line }) => [path, line])).toEqual([
			['policies[0].claim', 4],
			['policies[1].claim', 6]
		]);
	});
});
