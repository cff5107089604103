import { describe, expect, it } from 'vitest';
import { escalated, HOUR, MINUTE, openCase, type Tale } from '../../../tests/support/cases.ts';
import { compileRule } from './compile.ts';
import type { QueueLook, RuleFacts } from './facts.ts';

const factsOf = (tale: Tale, rest: Partial<RuleFacts> = {}): RuleFacts => ({
	now: tale.now,
	case: { row: tale.row, plan: tale.plan },
	customer: null,
	queue: null,
	...rest
});
const look = (at: number, rest: Partial<QueueLook> = {}): QueueLook => ({
	queue: 'voice',
	at,
	waiting: 3,
	oldestWaitSeconds: 300,
	agents: { free: 0, busy: 4, away: 1 },
	serviceLevel: null,
	offered: 100,
	handled: 90,
	abandoned: 7,
	...rest
});
const holds = (when: string, facts: RuleFacts) => compileRule({ on: 'case', when }).holds(facts);

describe('a compiled rule', () => {
	it('RULE-4 one that needs what nobody has told does not hold, whichever way it asks', () => {
		const facts = factsOf(openCase());
		expect(holds('queue.waiting > 3', facts)).toBe(false);
		expect(holds('!(queue.waiting > 3)', facts)).toBe(false);
		expect(holds('customer.openCases < 3', facts)).toBe(false);
		expect(holds('case.priority == 3 && queue.waiting > 3', facts)).toBe(false);
	});

	it('RULE-4 what is not known does no harm where it does not decide, and has(…) asks', () => {
		const facts = factsOf(openCase());
		expect(holds('case.priority == 3 || queue.waiting > 3', facts)).toBe(true);
		expect(holds('queue.waiting > 3 || case.priority == 3', facts)).toBe(true);
		expect(holds('!has(queue.waiting)', facts)).toBe(true);
		expect(holds('has(queue.waiting) && queue.waiting > 3 || !case.vip', facts)).toBe(true);
		expect(holds('has(queue.waiting) ? queue.waiting > 3 : case.priority == 3', facts)).toBe(true);
	});

	it('RULE-4 a look at a queue says nothing any more after a quarter of an hour', () => {
		const tale = openCase();
		const seen = look(tale.now);
		const at = (ms: number) => factsOf(tale, { queue: seen, now: tale.now + ms });
		expect(holds('queue.waiting == 3', at(15 * MINUTE))).toBe(true);
		expect(holds('queue.waiting == 3', at(15 * MINUTE + 1))).toBe(false);
	});

	it('RULE-5 the first of a queue waits on between two looks', () => {
		const tale = openCase();
		const when = 'queue.oldestWait > duration("10m")';
		const at = (ms: number) => factsOf(tale, { queue: look(tale.now), now: tale.now + ms });
		expect(holds(when, at(5 * MINUTE))).toBe(false);
		expect(holds(when, at(5 * MINUTE + 1))).toBe(true);
		const nobody = look(tale.now, { waiting: 0, oldestWaitSeconds: null });
		expect(holds('queue.oldestWait == duration("0s")', factsOf(tale, { queue: nobody }))).toBe(
			true
		);
	});

	it('RULE-6 one that cannot be worked out does not hold, says why, and never throws', () => {
		const faults: string[] = [];
		const rule = compileRule({ on: 'case', when: 'case.tier == 0 && 6 / case.tier > 1' }, (fault) =>
			faults.push(fault)
		);
		expect(rule.holds(factsOf(openCase()))).toBe(false);
		expect(faults).toEqual(['division by zero']);
	});

	it('RULE-6 what cannot be worked out is not told of where another part is false anyway', () => {
		const faults: string[] = [];
		const rule = compileRule(
			{ on: 'case', when: '6 / case.tier > 1 && case.priority == 1' },
			(fault) => faults.push(fault)
		);
		expect(rule.holds(factsOf(openCase()))).toBe(false);
		expect(faults).toEqual([]);
	});

	it('RULE-7 what the case alone rules out is possible at no time', () => {
		const rule = compileRule({
			on: 'case',
			when: 'case.priority == 1 && case.age > duration("2h")'
		});
		expect(rule.uses).toEqual({ time: true, queue: false, customer: false });
		expect(rule.possible(factsOf(openCase({ priority: 3 })))).toBe(false);
		const urgent = openCase({ priority: 1 });
		expect(rule.possible(factsOf(urgent))).toBe(true);
		expect(rule.holds(factsOf(urgent))).toBe(false);
		expect(rule.holds(factsOf(urgent, { now: urgent.now + 2 * HOUR + 1 }))).toBe(true);
	});

	it('RULE-7 what a rule looks at beside the case is known', () => {
		const uses = (when: string) => compileRule({ on: 'case', when }).uses;
		expect(uses('case.vip')).toEqual({ time: false, queue: false, customer: false });
		expect(uses('case.vip && customer.openCases > 2')).toMatchObject({ customer: true });
		expect(uses('case.vip || has(queue.waiting)')).toMatchObject({ queue: true, time: false });
	});

	it('RULE-5 a clock tells what is used of it and what is left, also while it stands still', () => {
		const tale = escalated();
		const half = factsOf(tale, { now: tale.now + 4 * HOUR });
		expect(holds('case.clock.resolve.share == 0.5', half)).toBe(true);
		expect(holds('case.clock.resolve.left == duration("4h")', half)).toBe(true);
		expect(holds('case.clock.claim.past && !case.clock.resolve.past', half)).toBe(true);
		tale.done({ type: 'claim' });
		expect(holds('has(case.clock.claim.share)', factsOf(tale))).toBe(false);
	});
});
