/** The process (P) and the framework (F) of an escalation, on whole nodes. */
import { afterEach, describe, expect, inject, test } from 'vitest';
import { DAY, HOUR, MINUTE, TRADE, trade, type Trade } from './trade.ts';

const OPEN = { type: 'open', title: 'Card declined', ref: '#4711' };
const BILLING = { type: 'escalate', subject: 'billing', trigger: 'functional' };
const KIM = { id: 'kim', name: 'Kim' };
const RESOLVE = { type: 'resolve', cause: 'Card expired', done: 'Sent a new one' };

describe.each(inject('stores'))('on $name', ({ url }) => {
	let it: Trade;
	afterEach(() => it.floor.stop());

	async function escalated(written = TRADE) {
		it = await trade(url, written);
		await it.tell('a', OPEN);
		await it.tell('a', BILLING);
		return it;
	}

	test('STORY-20 P1, P2: whoever finds it, it goes to the tier and team that its path names', async () => {
		const { read, one } = await escalated();
		expect(await read('a')).toMatchObject({ tier: 2, team: 'Accounts', owner: null });
		const { body } = await one.api('GET', '/clients/acme/cases/a/history');
		expect(body.steps[0]).toMatchObject({
			type: 'escalated',
			by: { kind: 'program' },
			before: { tier: 0, team: null },
			after: { tier: 2, team: 'Accounts', subject: 'billing', trigger: 'functional' }
		});
	});

	test('STORY-21 P3: experts who run out of their time hand it to management', async () => {
		const { tell, read, pass } = await escalated();
		await tell('a', { type: 'claim', owner: KIM });
		for (let count = 0; count < 5; count++) {
			await pass(11 * MINUTE);
			await tell('a', { type: 'note', text: 'Still looking' }, { by: KIM });
			expect(await read('a')).toMatchObject({ owner: KIM, tier: 2 });
		}
		await pass(6 * MINUTE);
		expect(await read('a')).toMatchObject({ tier: 4, team: 'Management', owner: null });
	});

	test('STORY-22 P4: the customer is told in time, or the wall shows the promise that is not kept', async () => {
		const { tell, read, pass, log, floor, other } = await escalated();
		const wall = floor.wall(other);
		await tell('a', { type: 'claim', owner: KIM });
		await pass(20 * MINUTE);
		const promise = async () =>
			(await read('a')).clocks.find(({ name }: { name: string }) => name === 'update');
		const first = await promise();
		await tell('a', { type: 'update-customer', channel: 'phone', template: 'on-it' }, { by: KIM });
		const next = await promise();
		expect(next.dueAt - first.dueAt).toBeGreaterThanOrEqual(20 * MINUTE);
		await wall.until(({ rows }) => rows.get('acme/a')?.promise === next.dueAt);
		await pass(HOUR + MINUTE);
		expect(await log('a')).toContain('clock-past');
		await wall.until(({ figures }) => figures.counts.pastSla === 1);
	});

	test('STORY-23 P5: resolved with its cause, followed up, closed; a customer who is not satisfied has it back', async () => {
		const { tell, read, pass } = await escalated();
		await tell('a', { type: 'claim', owner: KIM });
		expect((await tell('a', { ...RESOLVE, cause: 'Weather' })).body.code).toBe('unknown-cause');
		await tell('a', RESOLVE);
		expect((await tell('a', { type: 'close' })).body.code).toBe('follow-up-needed');
		await tell('a', { type: 'follow-up', satisfied: false, text: 'Declined again' });
		expect(await read('a')).toMatchObject({ status: 'active', reopened: 1, owner: null, tier: 2 });
		await tell('a', RESOLVE);
		await tell('a', { type: 'follow-up', satisfied: true });
		expect(await read('a')).toMatchObject({ status: 'closed', cause: 'Card expired' });
		await pass(15 * DAY);
		expect((await tell('a', { type: 'reopen', why: 'Again' })).body.code).toBe('reopen-late');
	});

	test('STORY-24 P5: nobody reached the customer: closed by the clock after the days that the client gives it', async () => {
		const { tell, read, pass } = await escalated();
		await tell('a', RESOLVE);
		await pass(2 * DAY);
		expect((await read('a')).status).toBe('resolved');
		await pass(DAY + 1000);
		expect((await read('a')).status).toBe('closed');
	});

	test('STORY-25 F1: another path holds for open cases at once, and is in their history', async () => {
		const { read, one, other } = await escalated();
		const paths = (TRADE.paths ?? []).map((path) =>
			path.name === 'Path of billing'
				? { ...path, steps: path.steps.map((step) => ({ ...step, dwell: '5m' })) }
				: path
		);
		const configuration = { ...TRADE, paths };
		const saved = await one.api('PUT', '/clients/acme/configuration', {
			configuration,
			why: 'Faster'
		});
		expect(saved.status).toBe(200);
		const replanned = async () => {
			await Promise.all([one, other].map(({ app }) => app.replanning.sweep()));
			return (await read('a')).plan === 2;
		};
		while (!(await replanned()));
		const dwell = (await read('a')).clocks.find(({ name }: { name: string }) => name === 'dwell');
		expect(dwell.minutes).toBe(5);
		const { body } = await one.api('GET', '/clients/acme/cases/a/history');
		expect(body.steps[0]).toMatchObject({
			type: 'replanned',
			before: { plan: 1 },
			after: { plan: 2 }
		});
	});

	test('STORY-26 F2: clocks keep to the client’s hours, stand still while the customer is waited for, and explain themselves', async () => {
		const hours = { week: { mon: ['09:00-17:00'] }, holidays: [] };
		const { tell, read, pass, one } = await escalated({
			...TRADE,
			calendars: { mondays: hours },
			policies: [
				{
					name: 'Mondays',
					calendar: 'mondays',
					claim: '1h',
					resolve: '16h',
					pause: { customer: '30d' }
				}
			]
		});
		const clockOf = async () =>
			(await read('a')).clocks.find(({ name }: { name: string }) => name === 'resolve');
		const due = (await clockOf()).dueAt;
		expect(new Date(due).getUTCDay()).toBe(1);
		await tell('a', { type: 'wait', for: 'customer' });
		await pass(21 * DAY);
		await tell('a', { type: 'wait', for: null });
		const later = (await clockOf()).dueAt;
		expect(later - due).toBe(21 * DAY);
		const why = await one.api('GET', '/clients/acme/cases/a/clocks/resolve/explanation');
		expect(why.body).toMatchObject({
			policy: 'Mondays',
			calendar: 'mondays',
			version: 1,
			dueAt: later,
			pauses: [{ for: 'customer' }]
		});
	});

	test('STORY-27 F3: one tap moves it through the tiers, and what the path knows of each goes along', async () => {
		const { floor, one, read } = await escalated();
		const desk = await floor.desk(one);
		await desk.until(({ rows }) => rows.has('acme/a'));
		expect(await desk.command('acme', 'a', { type: 'retier', tier: 4 })).toMatchObject({
			ok: true
		});
		expect(await read('a')).toMatchObject({ tier: 4, team: 'Management', place: { step: 1 } });
		await desk.command('acme', 'a', { type: 'undo-retier' });
		expect(await read('a')).toMatchObject({ tier: 2, team: 'Accounts', place: { step: 0 } });
	});

	test('STORY-28 F4: every step is told with who, when, why, before and after', async () => {
		const { tell, pass, one } = await escalated();
		await tell('a', { type: 'claim', owner: KIM });
		await tell('a', { type: 'note', text: 'Called the bank' }, { by: KIM });
		await pass(31 * MINUTE);
		const { body } = await one.api('GET', '/clients/acme/cases/a/history');
		const types = body.steps.map(({ type }: { type: string }) => type);
		expect(types.slice(0, 2)).toContain('lease-lapsed');
		for (const step of body.steps) {
			expect(step.by).toMatchObject({ kind: expect.any(String), name: expect.any(String) });
			expect(step.at).toBeGreaterThan(0);
		}
		const lapsed = body.steps.find(({ type }: { type: string }) => type === 'lease-lapsed');
		expect(lapsed).toMatchObject({
			why: 'Kim took no step.',
			before: { owner: KIM },
			after: { owner: null }
		});
	});

	test('STORY-29 F6: the steps to take are in front of who claims, and are ticked off in the case', async () => {
		const { tell, read, one } = await escalated();
		const { body } = await one.api('GET', '/clients/acme/cases/a/sops');
		expect(JSON.stringify(body)).toContain('Send the money back');
		await tell('a', { type: 'tick', sop: 'refund', step: 1 }, { by: KIM });
		expect((await read('a')).ticks).toEqual({ refund: [1] });
	});

	test('STORY-30 F2: after an outage what is late is told in order, once, and says how late', async () => {
		const { tell, pass, one } = await escalated();
		await tell('b', OPEN);
		await tell('b', BILLING);
		await pass(90 * MINUTE);
		const log = await one.store.log.after('acme', '0-0', 1000);
		const told = log.flatMap((entry) => entry.events).filter(({ by }) => by.kind === 'clock');
		const past = told.filter(({ type }) => type === 'clock-past');
		expect(past).toHaveLength(4);
		for (const { late } of past) expect(late).toBeGreaterThan(25 * MINUTE);
		for (const id of ['a', 'b']) {
			const own = log.filter((entry) => entry.case === id).flatMap(({ events }) => events);
			const at = own.map((event) => event.at);
			expect(at).toEqual([...at].sort((first, second) => first - second));
		}
	});
});
