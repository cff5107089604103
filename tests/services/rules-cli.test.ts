import { describe, expect, inject, test } from 'vitest';
import { Fault } from '#server/cli/command.ts';
import { run } from '#server/cli/run.ts';
import { rulesFloor } from '../support/rules.ts';

const FILES: Record<string, string> = {
	'vip.yaml': 'name: vip\nwhen: case.vip\n',
	'acme.yaml': `rules:
  - { name: vip, when: case.vip, escalate: { subject: complaint } }
  - { name: late, when: 'case.age > duration("9h")', escalate: { subject: technical } }
`,
	'wrong.yaml': 'rules:\n  - { name: vip, when: 3 }\n',
	'broken.yaml': 'when: [case.vip\n'
};

describe.each(inject('stores'))('rules on the command line, on $name', ({ url }) => {
	async function cli() {
		const { node, tell } = await rulesFloor(url, []);
		await tell('C-1', { type: 'open', title: 'Down', ref: '#4711', vip: true });
		return async (...typed: string[]) => {
			const [said, complained]: [string[], string[]] = [[], []];
			const bench = {
				store: node.store,
				directory: node.app.directory,
				audit: node.app.audit,
				say: (line: string) => void said.push(line),
				async read(file: string) {
					const text = FILES[file];
					if (text === undefined) throw new Fault(`${file}: there is no such file`);
					return text;
				},
				write: () => Promise.resolve()
			};
			const code = await run(['rules', 'try', ...typed], {
				open: async () => ({ bench, close: async () => undefined }),
				say: bench.say,
				complain: (line) => void complained.push(line)
			});
			return { code, said: said.join('\n'), complained: complained.join('\n') };
		};
	}

	test('RULE-16 a rule is tried from the command line: typed, or in a file', async () => {
		const type = await cli();
		const typed = await type('acme', '--when', 'case.vip', '--days', '7');
		expect(typed).toMatchObject({ code: 0, complained: '' });
		expect(typed.said).toMatch(/^The rule: would have fired once in the last 7 days\./);
		expect(typed.said).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d +C-1 +#4711/);
		expect((await type('acme', 'vip.yaml')).said).toMatch(/^vip: would have fired once/);
		const all = await type('acme', 'acme.yaml');
		expect(all.said).toMatch(/^vip: would have fired once/);
		expect(all.said).toMatch(/^late: would not have fired in the last 30 days\.$/m);
		expect((await type('acme', 'acme.yaml', '--rule', 'late')).said).not.toContain('vip:');
		const queue = await type('acme', '--when', 'queue.waiting > 3', '--on', 'queue');
		expect(queue.said).toMatch(/^The rule: would not have fired/);
		expect((await type('acme', '--when', 'case.tier >= 0')).said).toContain('It always fires');
	});

	test.each([
		[['acme'], 'Give either a file with the rule, or the rule itself with --when.'],
		[['acme', 'vip.yaml', '--when', 'case.vip'], 'Give either a file'],
		[['acme', '--when', 'case.prio == 1'], 'The rule: character 6: there is no `case.prio`'],
		[['acme', '--when', 'case.vip', '--days', '0'], '--days: expected a whole number from 1 to 90'],
		[['acme', '--when', 'case.vip', '--on', 'floor'], '--when: on: '],
		[['acme', 'wrong.yaml'], 'wrong.yaml: rules[0]: when: '],
		[['acme', 'broken.yaml'], 'broken.yaml: '],
		[['acme', 'acme.yaml', '--rule', 'early'], 'acme.yaml: there is no rule early.'],
		[['nobody', 'vip.yaml'], 'There is no client nobody.']
	])('RULE-16 %j is refused in one line that says what was expected', async (typed, complained) => {
		const type = await cli();
		const refused = await type(...typed);
		expect(refused).toMatchObject({ code: 1, said: '' });
		expect(refused.complained.startsWith(complained), refused.complained).toBe(true);
		expect(refused.complained).not.toContain('\n');
	});
});
