/** The kinds of escalation, by subject (K) and by trigger (T), on whole nodes. */
import { afterEach, describe, expect, inject, test } from 'vitest';
import { FIRST, HOUR, MINUTE, trade, type Trade } from './trade.ts';

const OPEN = { type: 'open', title: 'Card declined' };
const BUSY = {
	waiting: 12,
	oldestWaitSeconds: 700,
	agents: { free: 0, busy: 9, away: 1 },
	offered: 40,
	handled: 20,
	abandoned: 8
};

describe.each(inject('stores'))('on $name', ({ url }) => {
	let it: Trade;
	afterEach(() => it.floor.stop());

	async function begun(facts: object = {}) {
		it = await trade(url);
		await it.tell('a', { ...OPEN, ...facts });
		return it;
	}

	test.each([
		['K1', 'technical'],
		['K2', 'operational'],
		['K3', 'complaint'],
		['K4', 'billing'],
		['K5', 'management']
	] as const)(
		'STORY-10 %s: an escalation about %s goes where its path begins, and is on the wall so',
		async (_, subject) => {
			const { tell, read, floor, other } = await begun();
			const wall = floor.wall(other);
			await tell('a', { type: 'escalate', subject, trigger: 'functional' });
			const { tier, name } = FIRST[subject];
			expect(await read('a')).toMatchObject({ subject, tier, team: name, place: { step: 0 } });
			const { rows } = await wall.until((view) => view.rows.has('acme/a'));
			expect(rows.get('acme/a')).toMatchObject({ subject, tier });
		}
	);

	test('STORY-11 K6: a broken SLA is management’s business, whatever it was about', async () => {
		const { tell, read, pass, log } = await begun();
		await tell('a', { type: 'escalate', subject: 'billing', trigger: 'functional' });
		await pass(30 * MINUTE);
		await tell('a', { type: 'wait', for: 'customer' });
		await pass(HOUR);
		await tell('a', { type: 'wait', for: null });
		await pass(3 * HOUR + 31 * MINUTE);
		expect(await read('a')).toMatchObject({
			subject: 'sla-breach',
			tier: 4,
			team: 'Management',
			place: { path: 'Path of sla-breach' }
		});
		expect((await log('a')).filter((type) => type === 'triggered')).toHaveLength(1);
	});

	test('STORY-12 T1: an agent who lacks the skill hands it to the team that has it', async () => {
		const { tell, read } = await begun();
		const ask = {
			type: 'escalate',
			subject: 'complaint',
			trigger: 'functional',
			skill: 'databases'
		};
		await tell('a', ask);
		expect(await read('a')).toMatchObject({ trigger: 'functional', tier: 2, team: 'Engineers' });
	});

	test('STORY-13 T2: "let me speak to somebody in charge" goes up the chain', async () => {
		const { tell, read, log } = await begun();
		const ask = { type: 'escalate', subject: 'complaint', trigger: 'hierarchical' };
		await tell('a', ask);
		await tell('a', { type: 'claim', owner: { id: 'kim', name: 'Kim' } });
		await tell('a', { ...ask, why: 'Wants the manager' });
		expect(await read('a')).toMatchObject({ tier: 4, team: 'Management', owner: null });
		expect(await log('a')).toEqual(['opened', 'escalated', 'claimed', 'triggered']);
	});

	test('STORY-14 T3: what stays too long in a step goes on by the clock, once though two nodes sweep', async () => {
		const { tell, read, pass, log } = await begun();
		await tell('a', { type: 'escalate', subject: 'billing', trigger: 'functional' });
		await pass(HOUR + 1000);
		await pass(0);
		expect(await read('a')).toMatchObject({ tier: 4, team: 'Management', owner: null });
		expect((await log('a')).filter((type) => type === 'stepped')).toHaveLength(1);
	});

	test('STORY-15 T4: a VIP is escalated at once, by whatever tells that it is one', async () => {
		const { tell, read, log } = await begun();
		await tell('a', { type: 'update', vip: true });
		expect(await read('a')).toMatchObject({ trigger: 'priority', subject: 'complaint', tier: 1 });
		expect(await log('a')).toEqual(['opened', 'updated', 'escalated']);
	});

	test('STORY-16 T5: a rule over the case escalates it', async () => {
		const { tell, floor, other } = await begun();
		const wall = floor.wall(other);
		for (const status of ['resolved', 'active', 'resolved', 'active'])
			await tell('a', { type: 'update', status });
		const { rows } = await wall.until((view) => view.rows.has('acme/a'));
		expect(rows.get('acme/a')).toMatchObject({ trigger: 'automatic', subject: 'complaint' });
	});

	test('STORY-17 T5: the oldest caller waits over ten minutes and nobody is free: an operational escalation, once', async () => {
		const { floor, one, other } = await begun();
		const wall = floor.wall(other);
		await one.api('PUT', '/clients/acme/queues/voice', { name: 'Voice', answerWithin: 60 });
		await one.api('POST', '/clients/acme/queues/voice/observations', BUSY);
		const { rows } = await wall.until(({ figures }) => figures.counts.open === 1);
		const [row] = rows.values();
		expect(row).toMatchObject({ subject: 'operational', trigger: 'automatic', tier: 1 });
		await one.api('POST', '/clients/acme/queues/voice/observations', { ...BUSY, waiting: 13 });
		await wall.until(({ figures }) => figures.queues[0]?.waiting === 13);
		expect(wall.view?.figures.counts.open).toBe(1);
	});

	test('STORY-18 T6: the customer asks for it, with the reason, and is told that it was heard', async () => {
		const { read, one } = await begun();
		const asked = await one.api('POST', '/clients/acme/cases/a/customer-escalation', {
			reason: 'It takes too long'
		});
		expect(asked.status).toBe(200);
		expect(await read('a')).toMatchObject({ trigger: 'customer', subject: 'complaint', tier: 1 });
		const again = await one.api('POST', '/clients/acme/cases/a/customer-escalation', {
			reason: 'It takes too long'
		});
		expect((await one.api('GET', '/clients/acme/cases/a')).body.triggered).toBe(0);
		expect(again.body.escalated ?? again.body.code).toBeDefined();
	});
});
