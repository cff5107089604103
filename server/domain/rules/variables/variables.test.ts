import { describe, expect, it } from 'vitest';
import { escalated, HOUR, MINUTE, openCase, type Tale } from '../../../../tests/support/cases.ts';
import type { RuleFacts } from '../facts.ts';
import { VARIABLES, type Value } from './index.ts';

/** Everything that a rule over a case can read, by name; what is not known is left out. */
function read(tale: Tale, rest: Partial<RuleFacts> = {}): Record<string, Value> {
	const facts: RuleFacts = {
		now: tale.now,
		case: { row: tale.row, plan: tale.plan },
		customer: null,
		queue: null,
		...rest
	};
	return Object.fromEntries(
		VARIABLES.case.flatMap((one) => {
			const value = one.read(facts);
			return value === undefined ? [] : [[one.path, value]];
		})
	);
}

describe('the variables of rules', () => {
	it('RULE-5 a case that is no escalation', () => {
		const tale = openCase({ queue: 'voice', customer: 'Globex', vip: true, agent: 'Kim' });
		expect(read(tale.wait(5 * MINUTE))).toEqual({
			'case.title': 'Card declined',
			'case.status': 'new',
			'case.waitingFor': '',
			'case.priority': 3,
			'case.tier': 0,
			'case.escalated': false,
			'case.subject': '',
			'case.trigger': '',
			'case.queue': 'voice',
			'case.team': '',
			'case.agent': 'Kim',
			'case.customer': 'Globex',
			'case.vip': true,
			'case.claimed': false,
			'case.owner': '',
			'case.reopened': 0,
			'case.triggered': 0,
			'case.customerEscalated': false,
			'case.age': 5 * MINUTE,
			'case.inTier': 5 * MINUTE,
			'case.sinceTold': 5 * MINUTE,
			'case.sinceChange': 5 * MINUTE
		});
	});

	it('RULE-5 an escalation that somebody has', () => {
		const tale = openCase();
		tale.wait(HOUR).done({ type: 'escalate', subject: 'billing', trigger: 'customer' });
		tale.wait(10 * MINUTE).done({ type: 'claim' });
		tale.wait(5 * MINUTE).done({ type: 'update-customer' });
		expect(read(tale.wait(MINUTE))).toMatchObject({
			'case.tier': 1,
			'case.escalated': true,
			'case.subject': 'billing',
			'case.trigger': 'customer',
			'case.claimed': true,
			'case.owner': 'ana',
			'case.age': HOUR + 16 * MINUTE,
			'case.inTier': 16 * MINUTE,
			'case.escalatedFor': 16 * MINUTE,
			'case.claimedFor': 6 * MINUTE,
			'case.sinceTold': MINUTE,
			'case.sinceChange': MINUTE,
			'case.clock.resolve.share': (16 * MINUTE) / (8 * HOUR),
			'case.clock.resolve.left': 8 * HOUR - 16 * MINUTE,
			'case.clock.resolve.past': false
		});
		expect(read(tale)).not.toHaveProperty('case.clock.claim.share');
	});

	it('RULE-5 a clock that has run out is below zero', () => {
		const tale = escalated().wait(20 * MINUTE);
		expect(read(tale)).toMatchObject({
			'case.clock.claim.left': -5 * MINUTE,
			'case.clock.claim.past': true
		});
		expect(read(tale)['case.clock.claim.share']).toBeCloseTo(20 / 15);
	});

	it('RULE-5 the customer and the queue', () => {
		const tale = openCase({ queue: 'voice' });
		const agents = { free: 1, busy: 2, away: 3 };
		const at = tale.now - 10_000;
		const queue = {
			...{ queue: 'voice', at, waiting: 4, oldestWaitSeconds: 50, agents },
			...{ serviceLevel: 0.8, offered: 9, handled: 7, abandoned: 1 }
		};
		const customer = { openCases: 2, cases30Days: 5, escalations30Days: 1 };
		expect(read(tale, { queue, customer })).toMatchObject({
			'customer.openCases': 2,
			'customer.cases30Days': 5,
			'customer.escalations30Days': 1,
			'queue.name': 'voice',
			'queue.waiting': 4,
			'queue.oldestWait': 60_000,
			'queue.free': 1,
			'queue.busy': 2,
			'queue.away': 3,
			'queue.serviceLevel': 0.8,
			'queue.offered': 9,
			'queue.handled': 7,
			'queue.abandoned': 1,
			'queue.seen': 10_000
		});
	});

	it('RULE-5 every variable has a name of its own, and says what it is', () => {
		const paths = VARIABLES.case.map(({ path }) => path);
		expect(new Set(paths).size).toBe(paths.length);
		for (const { says } of VARIABLES.case) expect(says).toMatch(/^\S.{8,}/);
	});
});
