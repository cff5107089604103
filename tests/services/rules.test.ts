import { describe, expect, inject, test } from 'vitest';
import { HOUR, MINUTE, rule, rulesFloor, until } from '../support/rules.ts';

const OPEN = { type: 'open', title: 'Checkout is down', ref: '#1' };

describe.each(inject('stores'))('rules over cases, on $name', ({ url }) => {
	test('RULE-7 a case is escalated by a rule as soon as it is so', async () => {
		const { tell, read, steps } = await rulesFloor(url, [
			rule('case.title.contains("down")', { subject: 'technical', tier: 2 })
		]);
		await tell('C-1', OPEN);
		await until(async () => (await read('C-1')).tier === 2);
		const [step] = await steps('C-1');
		expect(step).toMatchObject({
			type: 'escalated',
			by: { kind: 'rule', id: 'watch', name: 'watch' },
			why: 'When case.title.contains("down")',
			after: { tier: 2, subject: 'technical', trigger: 'automatic' }
		});
	});

	test('RULE-7 what only time makes so is noticed by itself', async () => {
		const { tell, read, clock } = await rulesFloor(url, [rule('case.age > duration("2h")')]);
		await tell('C-1', OPEN);
		clock.forward(2 * HOUR + 1);
		await until(async () => (await read('C-1')).tier === 1);
	});

	test('RULE-8 a rule escalates a case once until it is reopened', async () => {
		const { tell, read, steps, sweep } = await rulesFloor(url, [rule('case.vip')]);
		await tell('C-1', { ...OPEN, vip: true });
		await sweep();
		expect((await read('C-1')).tier).toBe(1);
		await tell('C-1', { type: 'retier', tier: 3 });
		await sweep();
		const count = async () => (await steps('C-1')).filter(({ by }) => by.kind === 'rule').length;
		expect(await count()).toBe(1);
		await tell('C-1', { type: 'resolve', cause: 'Release', done: 'Rolled back' });
		await tell('C-1', { type: 'reopen', why: 'It is down again' });
		await until(async () => (await count()) === 2);
		await sweep();
		expect(await count()).toBe(2);
	});

	test('RULE-8 nodes that ask at the same time escalate it once', async () => {
		const { tell, steps, sweep, node } = await rulesFloor(url, [rule('case.vip')], 3);
		for (let index = 0; index < 20; index++)
			await tell(`C-${index}`, { ...OPEN, ref: `#${index}`, vip: true });
		await Promise.all([sweep(), sweep()]);
		for (let index = 0; index < 20; index++) {
			const told = (await steps(`C-${index}`)).filter(({ by }) => by.kind === 'rule');
			expect(told).toHaveLength(1);
		}
		expect(node.app.state.client('acme')?.cases.size).toBe(20);
	});

	test('RULE-9 it goes to the tier and team that the rule names, and gets its priority', async () => {
		const { change, tell, read, steps } = await rulesFloor(url, []);
		await change(
			[rule('case.vip', { subject: 'billing', tier: 3, team: 'payments', priority: 1 })],
			{ teams: { payments: { name: 'Payments', tier: 3 } } }
		);
		await tell('C-1', { ...OPEN, vip: true, priority: 3 });
		await until(async () => (await read('C-1')).tier === 3);
		expect(await read('C-1')).toMatchObject({ priority: 1, team: 'Payments', subject: 'billing' });
		expect((await steps('C-1')).map(({ type, by }) => `${type} ${by.kind}`)).toEqual([
			'escalated rule',
			'updated rule',
			'opened program'
		]);
	});

	test('RULE-9 of an escalation that runs already it is another trigger, not a second one', async () => {
		const { tell, read, steps } = await rulesFloor(url, [
			rule('case.escalated && case.inTier > duration("0s") || case.vip', { tier: 3 })
		]);
		await tell('C-1', OPEN);
		await tell('C-1', { type: 'escalate', subject: 'billing', trigger: 'functional', tier: 1 });
		await until(async () => (await read('C-1')).tier === 3);
		expect((await steps('C-1'))[0]).toMatchObject({ type: 'triggered', by: { kind: 'rule' } });
		expect(await read('C-1')).toMatchObject({ subject: 'billing' });
	});

	test('RULE-7 a rule holds for open cases from the moment it is saved, and not once it is switched off', async () => {
		const { change, tell, read, sweep } = await rulesFloor(url, []);
		await tell('C-1', { ...OPEN, vip: true });
		await change([rule('case.vip', {}, { enabled: false })]);
		await sweep();
		expect((await read('C-1')).tier).toBe(0);
		await change([rule('case.vip')]);
		await until(async () => (await read('C-1')).tier === 1);
	});

	test('RULE-7 a rule over a case sees the queue of the case', async () => {
		const { look, tell, read, sweep } = await rulesFloor(url, [
			rule('case.priority <= 2 && queue.waiting > 5')
		]);
		await look({ waiting: 2 });
		await tell('C-1', { ...OPEN, queue: 'voice', priority: 2 });
		await tell('C-2', { ...OPEN, queue: 'voice', priority: 3 });
		await sweep();
		expect((await read('C-1')).tier).toBe(0);
		await look({ waiting: 6 });
		await sweep();
		expect((await read('C-1')).tier).toBe(1);
		expect((await read('C-2')).tier).toBe(0);
	});

	test('RULE-10 a rule over the history of a customer counts all cases', async () => {
		const { tell, read, sweep } = await rulesFloor(url, [
			rule('customer.cases30Days >= 3 && customer.openCases >= 2', { subject: 'complaint' })
		]);
		const of = (ref: string, customer: string) => ({ ...OPEN, ref, customer });
		await tell('C-1', of('#1', 'Globex'));
		await tell('C-1', { type: 'update', status: 'resolved' });
		await tell('C-2', of('#2', 'Globex'));
		await tell('C-3', of('#3', 'Initech'));
		await tell('C-4', { ...OPEN, ref: '#4' });
		await sweep();
		expect((await read('C-2')).tier).toBe(0);
		// whose it is may be told late
		await tell('C-4', { type: 'update', customer: 'Globex' });
		await sweep();
		await until(async () => (await read('C-4')).subject === 'complaint');
		expect((await read('C-2')).subject).toBe('complaint');
		expect((await read('C-3')).tier).toBe(0);
	});

	test('RULE-10 escalations count, and what is longer ago than thirty days does not', async () => {
		const { tell, read, sweep, clock } = await rulesFloor(url, [
			rule('customer.escalations30Days >= 2 && !case.escalated', { subject: 'complaint' })
		]);
		const escalate = { type: 'escalate', subject: 'billing', trigger: 'customer' };
		for (const id of ['C-1', 'C-2']) {
			await tell(id, { ...OPEN, customer: 'Globex' });
			await tell(id, escalate);
		}
		clock.forward(31 * 24 * HOUR);
		await tell('C-3', { ...OPEN, customer: 'Globex' });
		await sweep();
		expect((await read('C-3')).tier).toBe(0);
		for (const id of ['C-4', 'C-5']) {
			await tell(id, { ...OPEN, customer: 'Globex' });
			await tell(id, escalate);
		}
		await sweep();
		expect((await read('C-3')).subject).toBe('complaint');
	});

	test('RULE-6 a rule that cannot be worked out escalates nothing, and is counted', async () => {
		const { tell, read, sweep, node } = await rulesFloor(url, [
			rule('10 / case.reopened > 2 && case.age >= duration("0s")')
		]);
		await tell('C-1', OPEN);
		await sweep();
		expect((await read('C-1')).tier).toBe(0);
		const troubles = await node.store.rules.troubles('acme');
		expect(troubles.get('watch')).toMatchObject({ fault: 'division by zero' });
		expect(troubles.get('watch')?.count).toBeGreaterThan(0);
		const metrics = await (await fetch(`${node.url}/metrics`)).text();
		expect(metrics).toMatch(/andon_rule_faults_total\{client="acme",rule="watch"\} \d+/);
	});

	test('RULE-7 another node goes on when the one whose turn it was is gone', async () => {
		const floor = await rulesFloor(url, [rule('case.age > duration("1h")')], 2);
		const { nodes, tell, read, clock, node } = floor;
		await tell('C-1', OPEN);
		const other = nodes[1];
		if (!other) throw new Error('there are two');
		await until(
			async () =>
				(await node.store.rules.turns.take('acme')) || (await other.store.rules.turns.take('acme'))
		);
		await other.app.stop();
		clock.forward(HOUR + MINUTE);
		await until(async () => (await read('C-1')).tier === 1);
	});
});
