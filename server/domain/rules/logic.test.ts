import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '@marcbachmann/cel-js';
import { logicOf, type Logic } from './logic.ts';

const worked = ({ kind, text, parts }: Logic): boolean => {
	if (kind === 'atom') return evaluate(text) === true;
	if (kind === 'not') return !parts.every(worked);
	return kind === 'and' ? parts.every(worked) : parts.some(worked);
};

const atoms = fc.constantFrom(
	'true',
	'false',
	'!true',
	'"a && b" == "a && b"',
	"'it''s' == 'x'".replace("''", "\\'"),
	'"(" != ")" // || true\n',
	'[true, false].exists(x, x && true)',
	'(1 < 2 || 2 < 1) == true',
	'(true ? false : true)',
	'"""a " || b""" == "x"'
);
const expressions = fc.letrec<{ any: string }>((tie) => ({
	any: fc.oneof(
		{ maxDepth: 4 },
		atoms,
		fc.tuple(tie('any'), tie('any')).map(([one, other]) => `(${one}) && (${other})`),
		fc.tuple(tie('any'), tie('any')).map(([one, other]) => `((${one}) || ${other})`),
		fc.tuple(atoms, atoms, atoms).map(([a, b, c]) => `${a} || ${b} && ${c}`),
		tie('any').map((one) => `!(${one})`)
	)
})).any;

describe('the logic of an expression', () => {
	it('RULE-3 taken apart at its logic, a rule says what it said whole', () => {
		fc.assert(
			fc.property(expressions, (text) => {
				expect(worked(logicOf(text))).toBe(evaluate(text) === true);
			}),
			{ numRuns: 2000 }
		);
	});

	it.each([
		['a && (b || c)', 'and', 2],
		['(a && b)', 'and', 2],
		['a || b && c', 'or', 2],
		['a ? b : c', 'atom', 0],
		['!(a && b)', 'not', 1],
		['!a', 'atom', 0],
		['f("&&") && "\\"&&"', 'and', 2],
		['a && b // && c', 'and', 2]
	])('RULE-3 %s is an %s of %i parts', (text, kind, parts) => {
		const logic = logicOf(text);
		expect([logic.kind, logic.parts.length]).toEqual([kind, parts]);
	});
});
