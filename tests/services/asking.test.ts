import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openStore } from '#server/store/index.ts';
import {
	AGAIN_MS,
	configure,
	LINK_MS,
	linkTo,
	MAY_ESCALATE,
	REASONS,
	THANKS
} from '../support/asking.ts';
import { freshPrefix, startNode, TestClock } from '../support/node.ts';

const [REASON = ''] = REASONS;
const SECRETS = { title: 'Card declined at Wimbledon', customer: 'Sam Porter', agent: 'Kim' };

describe.each(inject('stores'))('customers who escalate their own case, on $name', ({ url }) => {
	async function floor() {
		const [prefix, clock] = [freshPrefix(), new TestClock()];
		const node = await startNode({ url, prefix, clock });
		onTestFinished(() => node.stop());
		await configure(node, MAY_ESCALATE);
		const tell = async (command: object, id = 'C-1') => {
			const { status, body } = await node.api('POST', `/clients/acme/cases/${id}/commands`, {
				command
			});
			expect(status, JSON.stringify(body)).toBe(200);
		};
		await tell({ type: 'open', ref: '#4711', ...SECRETS });
		const { ask } = node.app.pages;
		const send = (
			token: string,
			given: Partial<{ reason: string; text: string }> = {},
			from = ''
		) => ask.send(token, { reason: REASON, text: '', ...given }, from || '192.0.2.1');
		const read = async (id = 'C-1') => (await node.api('GET', `/clients/acme/cases/${id}`)).body;
		const steps = async () =>
			(await node.api('GET', '/clients/acme/cases/C-1/history')).body.steps as {
				type: string;
				by: object;
				why?: string;
			}[];
		return { node, clock, prefix, tell, ask, send, read, steps };
	}

	test('ASK-4 a link shows what the client and the case are called, and nothing else of them', async () => {
		const { node, ask } = await floor();
		const { token, expiresAt } = await linkTo(node, 'C-1');
		expect(Math.abs(expiresAt - node.store.clock.now() - LINK_MS)).toBeLessThan(60_000);
		const view = await ask.view(token);
		expect(view).toEqual({ state: 'form', client: 'Acme', ref: '#4711', reasons: REASONS });
	});

	test('ASK-6 it escalates the case as the configuration says, and the history has the reason', async () => {
		const { node, ask, send, read, steps } = await floor();
		const { token } = await linkTo(node, 'C-1');
		const text = '  I wait\r\nsince \u202eMonday\u0007.  ';
		expect(await send(token, { text })).toBe('sent');
		expect(await read()).toMatchObject({ tier: 2, subject: 'complaint', trigger: 'customer' });
		expect(await steps()).toContainEqual(
			expect.objectContaining({
				type: 'escalated',
				by: { kind: 'customer', id: 'link', name: 'Customer' },
				why: `${REASON}: I wait since Monday .`
			})
		);
		const due = (await read()).clocks.find(({ name }: { name: string }) => name === 'claim').dueAt;
		const said = (options: Intl.DateTimeFormatOptions) =>
			new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', ...options }).format(due);
		const time = said({ hour: '2-digit', minute: '2-digit' });
		const day = said({ weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
		expect(await ask.view(token)).toEqual({
			state: 'asked',
			client: 'Acme',
			ref: '#4711',
			thanks: THANKS,
			taken: false,
			by: `${time} on ${day} (Europe/Berlin)`
		});
	});

	test('ASK-6 the customer is told when somebody has it, and no time that has passed', async () => {
		const { node, clock, ask, send, tell } = await floor();
		const { token } = await linkTo(node, 'C-1');
		await send(token);
		clock.forward(60 * 60_000);
		expect(await ask.view(token)).toMatchObject({ taken: false, by: null });
		await tell({ type: 'claim' });
		expect(await ask.view(token)).toMatchObject({ taken: true, by: null });
	});

	test('ASK-7 asked again too soon nothing changes, and later it is one escalation still', async () => {
		const { node, clock, ask, send, read } = await floor();
		const { token } = await linkTo(node, 'C-1');
		const { token: other } = await linkTo(node, 'C-1');
		const answers = await Promise.all([send(token), send(other), send(token), send(other)]);
		expect(answers.toSorted()).toEqual(['already', 'already', 'already', 'sent']);
		const before = await read();
		clock.forward(AGAIN_MS - 60_000);
		expect(await send(token)).toBe('already');
		expect((await read()).triggered).toBe(before.triggered);
		clock.forward(60_000);
		expect(await ask.view(token)).toMatchObject({ state: 'form' });
		expect(await send(token)).toBe('sent');
		expect(await read()).toMatchObject({ triggered: before.triggered + 1, tier: 2 });
	});

	test('ASK-5 to look at it changes nothing, however often', async () => {
		const { node, ask, read, steps } = await floor();
		const { token } = await linkTo(node, 'C-1');
		const before = [await read(), await steps()];
		for (let looks = 0; looks < 30; looks++)
			expect(await ask.view(token)).toMatchObject({ state: 'form' });
		expect([await read(), await steps()]).toEqual(before);
	});

	test('ASK-4 every link that does not hold is answered alike', async () => {
		const { node, clock, ask, send, tell } = await floor();
		const { token } = await linkTo(node, 'C-1');
		const forged = `${Buffer.from('1|zzzzzzzzz|abcdefghijkl|acme|C-1').toString('base64url')}.${'0'.repeat(64)}`;
		for (const wrong of ['', 'x', forged, token.slice(0, -1), `${token}0`, `x${token}`]) {
			expect(await ask.view(wrong), wrong).toBeNull();
			expect(await send(wrong), wrong).toBe('gone');
		}
		// whatever was sent with it
		expect(await send(forged, { reason: 'odd', text: 'x'.repeat(501) })).toBe('gone');
		// customers may no longer
		await configure(node, { ...MAY_ESCALATE, customers: { mayEscalate: false } });
		expect([await ask.view(token), await send(token)]).toEqual([null, 'gone']);
		await configure(node, MAY_ESCALATE);
		expect(await ask.view(token)).not.toBeNull();
		// resolved longer ago than it can be reopened
		await tell({ type: 'resolve', cause: 'Card', done: 'A new card' });
		clock.forward(7 * AGAIN_MS + 60_000);
		expect([await ask.view(token), await send(token)]).toEqual([null, 'gone']);
		// expired
		await tell({ type: 'open', title: 'Another' }, 'C-2');
		const { token: late } = await linkTo(node, 'C-2');
		expect(await ask.view(late)).not.toBeNull();
		clock.forward(LINK_MS);
		expect([await ask.view(late), await send(late)]).toEqual([null, 'gone']);
	});

	test('ASK-12 a case that was resolved is opened again by its customer', async () => {
		const { node, send, tell, read } = await floor();
		const { token } = await linkTo(node, 'C-1');
		await tell({ type: 'resolve', cause: 'Card', done: 'A new card' });
		expect(await send(token)).toBe('sent');
		expect(await read()).toMatchObject({ status: 'active', reopened: 1, trigger: 'customer' });
	});

	test('ASK-8 a reason of the list, and 500 characters; nothing else is taken', async () => {
		const { node, send, read } = await floor();
		const { token } = await linkTo(node, 'C-1');
		const before = await read();
		for (const reason of ['', 'Because', `${REASON} `, '__proto__'])
			expect(await send(token, { reason })).toBe('reason');
		expect(await send(token, { text: 'x'.repeat(501) })).toBe('text');
		expect(await read()).toEqual(before);
		// a browser counts a line break as one, and sends two
		expect(await send(token, { text: `${'x'.repeat(249)}\r\n${'x'.repeat(250)}` })).toBe('sent');
	});

	test('ASK-8 where the client lists no reasons there is one', async () => {
		const { node, ask, send } = await floor();
		await configure(node, { customers: { mayEscalate: true, reasons: [] } });
		const { token } = await linkTo(node, 'C-1');
		const view = await ask.view(token);
		const [reason = ''] = view?.state === 'form' ? view.reasons : [];
		expect(reason).not.toBe('');
		expect(await send(token, { reason })).toBe('sent');
	});

	test('ASK-9 ten tries of one link and sixty of one address within five minutes, and nobody else', async () => {
		const { node, send, tell } = await floor();
		const { token } = await linkTo(node, 'C-1');
		await tell({ type: 'open', title: 'Another' }, 'C-2');
		const { token: other } = await linkTo(node, 'C-2');
		for (let tries = 0; tries < 10; tries++)
			expect(await send(token, { reason: 'odd' }, `192.0.2.${tries}`)).toBe('reason');
		expect(await send(token, {}, '192.0.2.99')).toBe('too-many');
		for (let tries = 0; tries < 60; tries++)
			expect(await send('guess', {}, '198.51.100.7')).toBe('gone');
		expect(await send(other, {}, '198.51.100.7')).toBe('too-many');
		expect(await send(other, {}, '198.51.100.8')).toBe('sent');
	});

	test('ASK-3 every node signs with the same secret; after two renewals what it signed does not hold', async () => {
		const { node, prefix, clock, ask } = await floor();
		expect(await node.store.linkSecrets.live()).toEqual([]);
		const others = await Promise.all(
			[1, 2, 3].map(() => openStore({ url, prefix, shift: clock.shift }))
		);
		onTestFinished(async () => void (await Promise.all(others.map((one) => one.close()))));
		const made = await Promise.all(others.map(({ linkSecrets }) => linkSecrets.current()));
		expect(new Set(made).size).toBe(1);
		const { token } = await linkTo(node, 'C-1');
		await others[0]?.linkSecrets.renew();
		expect(await ask.view(token)).not.toBeNull();
		const { token: fresh } = await linkTo(node, 'C-1');
		await others[1]?.linkSecrets.renew();
		expect(await ask.view(token)).toBeNull();
		expect(await ask.view(fresh)).not.toBeNull();
		expect(await node.store.linkSecrets.live()).toHaveLength(2);
	});
});
