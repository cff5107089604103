import { describe, expect, inject, test } from 'vitest';
import { SCOPES } from '#lib/shared/access/scopes.ts';
import { configure, LINK_MS, MAY_ESCALATE, REASONS, THANKS } from '../support/asking.ts';
import { commands, holdings, node, OPEN } from './support.ts';

const link = (id: string) => `/clients/acme/cases/${id}/customer-link`;
const escalation = (id: string) => `/clients/acme/cases/${id}/customer-escalation`;
const [reason] = REASONS;

describe.each(inject('stores'))('customers over HTTP, on $name', ({ url }) => {
	async function floor() {
		const one = await node(url);
		await configure(one, MAY_ESCALATE);
		await one.api('POST', commands('C-1'), { command: { ...OPEN, ref: '#4711' } });
		return one;
	}

	test('ASK-1 a program gets a link for a case, and until when it holds', async () => {
		const one = await floor();
		const { status, body } = await one.api('POST', link('C-1'));
		expect(status).toBe(200);
		expect(body.url).toMatch(new RegExp(`^${one.url}/ask/[A-Za-z0-9_-]+\\.[0-9a-f]{64}$`));
		expect(Math.abs(body.expiresAt - one.store.clock.now() - LINK_MS)).toBeLessThan(60_000);
		const again = await one.api('POST', link('C-1'));
		expect(again.body.url).not.toBe(body.url);
	});

	test('ASK-1 there is none where customers may not escalate, nor for a case that is not there', async () => {
		const one = await floor();
		expect((await one.api('POST', link('C-9'))).body).toMatchObject({ code: 'not-found' });
		await configure(one, {});
		for (const path of [link('C-1'), escalation('C-1')])
			expect((await one.api('POST', path, { reason })).body, path).toMatchObject({
				status: 403,
				code: 'forbidden'
			});
		const { text } = await one.app.keys.make('other', ['other'], SCOPES);
		const other = { authorization: `Bearer ${text}` };
		expect((await one.api('POST', link('C-1'), undefined, other)).status).toBe(403);
	});

	test('ASK-10 a program speaks for the customer, and can tell what follows', async () => {
		const one = await floor();
		const said = { reason, text: ' I wait\nsince Monday ' };
		const key = { 'idempotency-key': 'portal-0001' };
		const { status, body } = await one.api('POST', escalation('C-1'), said, key);
		expect(status, JSON.stringify(body)).toBe(200);
		expect(body).toMatchObject({ case: 'C-1', changed: true, thanks: THANKS });
		const { clocks } = (await one.api('GET', '/clients/acme/cases/C-1')).body;
		expect(clocks).toContainEqual(expect.objectContaining({ name: 'claim', dueAt: body.takenBy }));
		const { steps } = (await one.api('GET', '/clients/acme/cases/C-1/history')).body;
		expect(steps).toContainEqual(
			expect.objectContaining({
				type: 'escalated',
				by: expect.objectContaining({ kind: 'customer', name: 'Customer' }),
				why: `${reason}: I wait since Monday`
			})
		);
		// the same again is answered as before, another one is refused
		expect((await one.api('POST', escalation('C-1'), said, key)).body).toEqual(body);
		const before = await holdings(one);
		expect((await one.api('POST', escalation('C-1'), said)).body).toMatchObject({
			status: 409,
			code: 'asked-already'
		});
		expect(await holdings(one)).toEqual(before);
	});

	test('ASK-10 what is wrong is named, and changes nothing', async () => {
		const one = await floor();
		const before = await holdings(one);
		for (const [body, field] of [
			[{}, 'reason'],
			[{ reason: '' }, 'reason'],
			[{ reason: 'x'.repeat(81) }, 'reason'],
			[{ reason, text: 'x'.repeat(501) }, 'text'],
			[{ reason, text: 7 }, 'text'],
			[{ reason, tier: 4 }, 'body']
		] as const)
			expect((await one.api('POST', escalation('C-1'), body)).body, field).toMatchObject({
				status: 422,
				fields: [{ path: field }]
			});
		const odd = await one.api('POST', escalation('C-1'), { reason }, { 'idempotency-key': 'x' });
		expect(odd.body).toMatchObject({
			status: 422,
			detail: expect.stringMatching(/^idempotency-key/)
		});
		expect(await holdings(one)).toEqual(before);
	});
});
