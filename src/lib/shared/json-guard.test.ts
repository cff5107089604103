import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuOf } from '../../../tests/support/cpu.ts';
import { checkJson, MAX_DEPTH } from './json-guard.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const refusal = (text: string) => {
	const checked = checkJson(text);
	return checked.ok ? null : checked.reason;
};

describe('JSON-1 nesting is counted before anything recurses', () => {
	it('takes 32 levels and refuses 33', () => {
		expect(checkJson(nested(MAX_DEPTH)).ok).toBe(true);
		expect(refusal(nested(MAX_DEPTH + 1))).toBe('nested deeper than 32 levels');
		expect(refusal('{"a":'.repeat(33) + '1' + '}'.repeat(33))).toBe('nested deeper than 32 levels');
	});

	it('counts depth, not brackets: siblings and brackets in text do not add up', () => {
		expect(checkJson(`[${'[],'.repeat(1000)}[]]`).ok).toBe(true);
		expect(checkJson(JSON.stringify({ title: '[{'.repeat(500), quote: '\\"[[[' })).ok).toBe(true);
	});

	it('answers 100,000 levels, and 1 MB of "[", in less than 20 ms', () => {
		for (const text of [nested(100_000), '{"a":'.repeat(100_000), '['.repeat(1_048_576)]) {
			const { result, ms } = cpuOf(() => refusal(text));
			expect(result).toBe('nested deeper than 32 levels');
			expect(ms).toBeLessThan(20);
		}
	});
});

describe('JSON-2 keys that reach a prototype are refused, and named by their path', () => {
	it.each([
		['{"__proto__":{"admin":true}}', '__proto__'],
		['{"cases":[{},{"constructor":1}]}', 'cases[1].constructor'],
		['{"a":{"prototype":null}}', 'a.prototype'],
		['{"\\u005f_proto__":1}', '__proto__'],
		['[[{"x":{"__proto__":1}}]]', '[0][0].x.__proto__']
	])('%s', (text, path) => {
		expect(refusal(text)).toBe(`the key ${path} is not allowed`);
	});

	it('takes the same words as values', () => {
		expect(checkJson('{"tags":["__proto__","constructor"]}').ok).toBe(true);
	});

	it('leaves the prototype of every object alone', () => {
		checkJson('{"__proto__":{"polluted":true}}');
		expect('polluted' in {}).toBe(false);
	});
});

describe('JSON-3 a refusal does not quote the text', () => {
	it('names the character at which it broke', () => {
		expect(refusal('{"card": 4111 1111}')).toBe('not valid JSON, from character 14');
	});

	it('has a reason for empty and for cut-off text', () => {
		expect(refusal('')).toMatch(/^not valid JSON/);
		expect(refusal('{"subject":"Anna Example')).not.toContain('Anna');
	});
});

describe('JSON-4 it agrees with JSON.parse', () => {
	it('on every document that it takes', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 6 }), (text) => {
				const checked = checkJson(text);
				if (checked.ok) expect(checked.value).toEqual(JSON.parse(text));
				else expect(checked.reason).toMatch(/^the key /);
			})
		);
	});

	it('on arbitrary text: it never throws, and takes only what JSON.parse takes', () => {
		const scraps = fc.array(
			fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', '1', 'a', '"a":', ' ', 'null'),
			{ maxLength: 60 }
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					scraps.map((parts) => parts.join(''))
				),
				(text) => {
					let parsed: unknown;
					let valid = true;
					try {
						parsed = JSON.parse(text);
					} catch {
						valid = false;
					}
					const checked = checkJson(text);
					expect(checked.ok && !valid).toBe(false);
					if (checked.ok) expect(checked.value).toEqual(parsed);
				}
			),
			{ numRuns: 500 }
		);
	});

	it('reads 1 MB of small arrays without a pile-up', () => {
		const plain = `[${'[],'.repeat(349_000)}[]]`;
		const walked = `[${'[],'.repeat(349_000)}"prototype"]`;
		for (const text of [plain, walked]) {
			const { result, ms } = cpuOf(() => checkJson(text).ok);
			expect(result).toBe(true);
			expect(ms).toBeLessThan(2000);
		}
	});
});
