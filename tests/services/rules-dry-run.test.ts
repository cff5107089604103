import { describe, expect, inject, test } from 'vitest';
import { DryRuns } from '#server/services/rules/dry-run.ts';
import { BAD, HOUR, MINUTE, rule, rulesFloor, until } from '../support/rules.ts';

const DAY = 24 * HOUR;
const OPEN = { type: 'open', title: 'Checkout is down', ref: '#1' };
const END = { type: 'resolve', cause: 'Release', done: 'Rolled back' };

describe.each(inject('stores'))('trying a rule on the past, on $name', ({ url }) => {
	async function floor() {
		const made = await rulesFloor(url, []);
		const { node } = made;
		const ask = async (when: string, days = 30, on = 'case') =>
			node.api('POST', '/clients/acme/configuration/rules/dry-run', { rule: { when, on }, days });
		const trial = async (when: string, days?: number, on?: string) => {
			const { status, body } = await ask(when, days, on);
			expect(status, JSON.stringify(body)).toBe(200);
			return body;
		};
		return { ...made, ask, trial, now: () => node.store.clock.now() };
	}

	test('RULE-14 it says where and when it would have fired, and changes nothing', async () => {
		const { tell, trial, clock, now, steps } = await floor();
		const opened = now();
		await tell('C-1', { ...OPEN, vip: true });
		await tell('C-2', OPEN);
		clock.forward(3 * HOUR);
		await tell('C-2', { type: 'escalate', subject: 'billing', trigger: 'customer' });
		clock.forward(HOUR);
		const before = await steps('C-1');

		const vip = await trial('case.vip');
		expect(vip).toMatchObject({
			fired: 1,
			onRunning: 0,
			escalations: 1,
			share: 0.5,
			complete: true
		});
		expect(vip.hits).toMatchObject([{ case: 'C-1', ref: '#1', running: false }]);
		expect(Math.abs(vip.hits[0].at - opened)).toBeLessThan(MINUTE);
		expect(vip.perDay).toHaveLength(31);

		const aged = await trial('case.age > duration("2h")');
		expect(aged).toMatchObject({ fired: 2, onRunning: 0, escalatedAnyway: 1 });
		for (const { at } of aged.hits) expect(Math.abs(at - opened - 2 * HOUR)).toBeLessThan(MINUTE);
		expect(await trial('case.inTier > duration("30m") && case.escalated')).toMatchObject({
			fired: 1,
			onRunning: 1,
			hits: [{ case: 'C-2', running: true }]
		});
		expect(await trial('case.priority == 1')).toMatchObject({ fired: 0, hits: [], share: 0 });
		expect(await steps('C-1')).toEqual(before);
	});

	test('RULE-14 it looks at the days that are asked for, at cases that nobody has touched since, too', async () => {
		const { tell, trial, clock, now } = await floor();
		await tell('C-1', { ...OPEN, vip: true });
		await tell('C-2', { ...OPEN, vip: true });
		await tell('C-2', END);
		clock.forward(5 * DAY);
		await tell('C-3', { ...OPEN, vip: true });
		clock.forward(HOUR);
		expect((await trial('case.vip', 30)).fired).toBe(3);
		const lately = await trial('case.vip', 2);
		expect(lately.hits.map((hit: { case: string }) => hit.case)).toEqual(['C-1', 'C-3']);
		// it would have been so from the beginning of these days
		expect(lately.hits[0].at).toBe(lately.from);
		expect(now() - lately.from).toBeLessThan(2 * DAY + MINUTE);
		expect((await trial('case.age > duration("48h") && case.vip', 30)).fired).toBe(1);
	});

	test('RULE-14 a case that was told of before these days begins as it was then', async () => {
		const { tell, trial, clock } = await floor();
		await tell('C-1', OPEN);
		await tell('C-1', { type: 'escalate', subject: 'billing', trigger: 'customer', tier: 2 });
		clock.forward(5 * DAY);
		await tell('C-1', END);
		const found = await trial('case.tier == 2 && case.escalated', 3);
		expect(found).toMatchObject({ fired: 1, onRunning: 1, hits: [{ case: 'C-1' }] });
		expect(found.hits[0].at).toBe(found.from);
	});

	test('RULE-14 a rule may have fired again after a case was reopened', async () => {
		const { tell, trial, clock } = await floor();
		await tell('C-1', { ...OPEN, vip: true });
		await tell('C-1', END);
		clock.forward(HOUR);
		await tell('C-1', { type: 'reopen', why: 'It is down again' });
		expect((await trial('case.vip')).fired).toBe(2);
	});

	test('RULE-14 the history of customers is as it was at each instant', async () => {
		const { tell, trial, clock, now } = await floor();
		const third: number[] = [];
		for (const id of ['C-1', 'C-2', 'C-3']) {
			await tell(id, { ...OPEN, customer: 'Globex' });
			third.push(now());
			clock.forward(HOUR);
		}
		await tell('C-1', END);
		const { hits } = await trial('customer.openCases >= 3');
		expect(hits.map((hit: { case: string }) => hit.case).sort()).toEqual(['C-1', 'C-2', 'C-3']);
		for (const { at } of hits) {
			expect(at).toBeGreaterThan((third[2] ?? 0) - MINUTE);
			expect(at).toBeLessThan((third[2] ?? 0) + 6 * MINUTE);
		}
		expect((await trial('customer.cases30Days >= 4')).fired).toBe(0);
	});

	test('RULE-14 a rule over queues is tried on the looks that are kept, and says since when', async () => {
		const { look, trial, clock, now } = await floor();
		const since = now();
		await look();
		clock.forward(10 * MINUTE);
		await look({ ...BAD, oldestWaitSeconds: 540 });
		const bad = now();
		clock.forward(5 * MINUTE);
		await look();
		clock.forward(5 * MINUTE);
		await look(BAD);
		const found = await trial('queue.oldestWait > duration("10m") && queue.free == 0', 7, 'queue');
		expect(found).toMatchObject({ fired: 2, hits: [{ queue: 'voice', case: null }, {}] });
		// the first had waited nine minutes: a minute later it was ten
		expect(Math.abs(found.hits[0].at - bad - MINUTE)).toBeLessThan(5000);
		expect(Math.abs(found.queuesSince - since)).toBeLessThan(5000);
	});

	test('RULE-14 what it finds is what the rule does when it is saved', async () => {
		const { tell, trial, clock, change, steps, sweep } = await floor();
		const when = 'case.priority <= 2 && !case.claimed && case.title.contains("down")';
		for (let index = 0; index < 12; index++)
			await tell(`C-${index}`, {
				...OPEN,
				title: index % 2 ? 'Checkout is down' : 'Late refund',
				priority: 1 + (index % 4)
			});
		clock.forward(MINUTE);
		const found = new Set((await trial(when)).hits.map((hit: { case: string }) => hit.case));
		await change([rule(when)]);
		await sweep();
		for (let index = 0; index < 12; index++) {
			const fired = (await steps(`C-${index}`)).some(({ by }) => by.kind === 'rule');
			expect(fired, `C-${index}`).toBe(found.has(`C-${index}`));
		}
		expect(found.size).toBe(3);
	});

	test('RULE-15 a try that takes too long is cut short, and says so', async () => {
		const { tell, node } = await floor();
		await tell('C-1', { ...OPEN, vip: true });
		const { store, app } = node;
		const services = { store, directory: app.directory, plans: app.plans, budgetMs: -1 };
		const found = await new DryRuns(services).run('acme', { on: 'case', when: 'case.vip' }, 30);
		expect(found).toMatchObject({ complete: false, fired: 0 });
	});

	test('RULE-16 a rule that is none is refused by its field; days have bounds', async () => {
		const { ask } = await floor();
		const refused = await ask('case.age > 120');
		expect(refused.status).toBe(422);
		expect(refused.body.fields).toEqual([
			{ path: 'rule.when', message: expect.stringMatching(/^character 1: .*duration\("90m"\)/) }
		]);
		expect((await ask('case.vip', 91)).body.fields[0].path).toBe('days');
		expect((await ask('case.tier >= 0')).body.constant).toBe('always');
		expect((await ask('case.priority == 7')).body.constant).toBe('never');
	});

	test('RULE-16 the rules that hold are listed with what went wrong', async () => {
		const { node, change, tell, sweep } = await floor();
		await change([
			rule('10 / case.reopened > 2', {}, { name: 'odd' }),
			rule('case.vip', {}, { name: 'off', enabled: false })
		]);
		await tell('C-1', OPEN);
		await sweep();
		await until(async () => (await node.store.rules.troubles('acme')).size > 0);
		const { body } = await node.api('GET', '/clients/acme/configuration/rules');
		expect(body.rules).toMatchObject([
			{ name: 'odd', on: 'case', enabled: true, faults: { last: 'division by zero' } },
			{ name: 'off', enabled: false, faults: null }
		]);
	});
});
