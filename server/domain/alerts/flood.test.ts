import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWords } from '#lib/shared/alert-words.ts';
import { SEVERITIES, type Severity } from '#lib/shared/wire/alerts.ts';
import { AT, MIN } from '../../../tests/support/alert-samples.ts';
import { admit, lineNow, NEW_GATE, WINDOW_MS, type Gate, type Verdict } from './flood.ts';

interface Came {
	at: number;
	severity: Severity;
	rule: string;
}

function run(alerts: Came[]) {
	let gate: Gate = NEW_GATE;
	const verdicts: { at: number; severity: Severity; verdict: Verdict; line: string | null }[] = [];
	const lines = new Map<string, number>();
	for (const [index, { at, severity, rule }] of alerts.entries()) {
		const admitted = admit(gate, { id: String(index), client: 'acme', rule, severity }, at);
		gate = admitted.gate;
		const line = admitted.verdict === 'each' ? null : (gate.line?.id ?? '');
		if (line && gate.line) lines.set(line, gate.line.count);
		verdicts.push({ at, severity, verdict: admitted.verdict, line });
	}
	return { gate, verdicts, lines };
}

const came = (count: number, every: number, severity: Severity = 'warning', from = AT): Came[] =>
	Array.from({ length: count }, (_, index) => ({
		at: from + index * every,
		severity,
		rule: 'clock:resolve:past'
	}));
const howMany = (verdicts: { verdict: Verdict }[], wanted: Verdict) =>
	verdicts.filter(({ verdict }) => verdict === wanted).length;

describe('ALRT-6 nobody is told of more than ten alerts in any ten minutes', () => {
	it('above nine there is one line, which is told once and counts the rest', () => {
		const { verdicts, gate } = run(came(400, 150, 'critical'));
		expect(howMany(verdicts, 'each')).toBe(9);
		expect(howMany(verdicts, 'opened')).toBe(1);
		expect(gate.line?.count).toBe(391);
	});

	it('the last two are kept for what is critical', () => {
		const { verdicts, gate } = run([...came(50, 100), ...came(3, 100, 'critical', AT + 2 * MIN)]);
		expect(howMany(verdicts.slice(0, 50), 'each')).toBe(7);
		expect(verdicts.slice(50).map(({ verdict }) => verdict)).toEqual(['each', 'each', 'retold']);
		expect(gate.line).toMatchObject({ count: 44, critical: 1 });
	});

	it('an ordinary day is told one by one', () => {
		expect(howMany(run(came(100, 2 * MIN)).verdicts, 'each')).toBe(100);
	});

	it('a flood that goes on has a new line every ten minutes', () => {
		const { verdicts, lines } = run(came(1800, 1000));
		expect(howMany(verdicts, 'opened')).toBe(3);
		const all = [...lines.values()].reduce((sum, count) => sum + count, 0);
		expect(all + howMany(verdicts, 'each')).toBe(1800);
	});

	it('the line is told again in place, at most once a minute', () => {
		const { verdicts } = run(came(400, 1000));
		const retold = verdicts.filter(({ verdict }) => verdict === 'retold').map(({ at }) => at);
		expect(retold).toHaveLength(6);
		for (const [index, at] of retold.entries())
			expect(at - (retold[index - 1] ?? AT)).toBeGreaterThanOrEqual(MIN);
	});

	it('the line is over ten minutes after it began', () => {
		const { gate } = run(came(20, 0));
		expect(lineNow(gate, AT + WINDOW_MS - 1)?.count).toBe(13);
		expect(lineNow(gate, AT + WINDOW_MS)).toBeNull();
	});

	it('holds for whatever comes, whenever; and every alert is told or in exactly one line', () => {
		const some = fc.array(
			fc.record({
				wait: fc.oneof(
					fc.nat(500),
					fc.nat(3 * MIN),
					fc.constant(WINDOW_MS),
					fc.integer({ min: -5000, max: 0 })
				),
				severity: fc.constantFrom(...SEVERITIES),
				rule: fc.constantFrom('a', 'b', 'c')
			}),
			{ maxLength: 300, size: 'max' }
		);
		fc.assert(
			fc.property(some, (steps) => {
				let at = AT;
				let latest = AT;
				const alerts = steps.map(({ wait, severity, rule }) => {
					at += wait;
					latest = Math.max(latest, at);
					return { at: latest, severity, rule };
				});
				const { verdicts, lines } = run(alerts);
				const told = verdicts.filter(({ verdict }) => verdict === 'each' || verdict === 'opened');
				for (const { at: end } of told) {
					const within = told.filter((one) => one.at > end - WINDOW_MS && one.at <= end);
					expect(within.length).toBeLessThanOrEqual(10);
				}
				const inLines = [...lines.values()].reduce((sum, count) => sum + count, 0);
				expect(inLines + howMany(verdicts, 'each')).toBe(steps.length);
			})
		);
	});
});

describe('ALRT-7 the line says how many, since when, and of what', () => {
	const line = { id: 'l', since: AT, last: AT, count: 391, critical: 0, rules: {} };
	it.each([
		[
			{ ...line, rules: { 'clock:resolve:past': 380, 'clock:claim:past': 11 } },
			'and 391 more since 14:02: 380 past SLA, 11 not claimed in time'
		],
		[
			{ ...line, count: 1200, critical: 3, rules: { a: 1000, b: 100, c: 60, d: 40 } },
			'and 1,200 more since 14:02, 3 of them critical: 1,000 a, 100 b, 60 c, 40 others'
		],
		[
			{ ...line, count: 2, rules: { 'clock:claim:75': 1, 'promise:90': 1 } },
			'and 2 more since 14:02: 1 at 75% of the time to claim, 1 at 90% of the time to tell the customer'
		],
		[
			{ ...line, count: 1, rules: { 'rule:old-vip': 1 } },
			'and 1 more since 14:02: 1 by the rule old-vip'
		]
	])('%#', (one, words) => {
		expect(lineWords(one, 'UTC')).toBe(words);
	});
	it('in the time of whoever reads it', () => {
		expect(lineWords({ ...line, rules: { a: 391 } }, 'Asia/Manila')).toContain('since 22:02');
	});
});
