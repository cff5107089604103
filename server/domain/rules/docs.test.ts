/** What docs/rules.md says of rules is so. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Configuration } from '../configuration/schema.ts';
import { checkRule } from './check.ts';
import { VARIABLES } from './variables/index.ts';

const text = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
const cells = (line: string) =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

describe('docs/rules.md', () => {
	it('RULE-5 has every variable, with its type and what it is', () => {
		const rows = text.split('\n').filter((line) => /^\| `(case|customer|queue)\./.test(line));
		expect(rows.map(cells)).toEqual(
			VARIABLES.case.map(({ path, type, says, values, unknown }) => [
				`\`${path}\``,
				type === 'int'
					? 'whole number'
					: type === 'double'
						? 'fraction'
						: type === 'string'
							? 'text'
							: type === 'bool'
								? 'true or false'
								: type,
				values
					? `${says}: ${values
							.filter((one) => one !== '')
							.map((one) => `\`${one}\``)
							.join(', ')}`
					: says,
				unknown ?? ''
			])
		);
	});

	it('RULE-1 its rules can be saved as they stand', () => {
		const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml);
		const rules = blocks.flatMap((yaml) => Configuration.parse(parse(yaml)).rules);
		expect(rules).toHaveLength(11);
		for (const rule of rules) expect(checkRule(rule), rule.name).toEqual({});
	});
});
