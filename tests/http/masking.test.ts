import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { configure, linkTo, MAY_ESCALATE, REASONS } from '../support/asking.ts';
import type { TestNode } from '../support/node.ts';
import { expectNone, WRITTEN } from '../support/secrets.ts';
import { Screen } from '../support/screen.ts';
import { plainClient, written } from '../store/contract/support.ts';
import { connected, dealtWith, FIXTURES, post } from './deliveries.ts';
import { commands, ESCALATE } from './support.ts';

/** Texts that a base64 of some length may be. */
const unpacked = (text: string) =>
	[...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([one]) =>
		Buffer.from(one, 'base64').toString()
	);

async function expectNothingStored(at: TestNode, url: string, prefix: string): Promise<void> {
	const all = await written(await plainClient(url), prefix);
	for (const [key, value] of Object.entries(all)) {
		expectNone(key, key);
		expectNone(key, value);
		for (const text of unpacked(value)) expectNone(`${key}, unpacked`, text);
	}
}

const webhook = (name: string) => {
	const found = FIXTURES.find((fixture) => fixture.name === name);
	if (!found) throw new Error(`no fixture ${name}`);
	return structuredClone(found.request.body) as Record<string, unknown>;
};

describe.each(inject('stores'))('what somebody wrote, on $name', ({ url }) => {
	async function floor() {
		const prefix = `mask-${crypto.randomUUID()}`;
		const at = await connected(url, { prefix });
		await configure(at, MAY_ESCALATE);
		const ines = {
			id: 'ines',
			name: 'Ines',
			role: 'supervisor',
			clients: '*',
			password: null
		} as const;
		await at.app.directory.put('person', 'ines', ines);
		return { at, prefix };
	}

	test('MASK-7 by whatever door it comes: no door shows it, and nothing of it is stored', async () => {
		const { at, prefix } = await floor();
		const whom = { id: 'lena.park@example.com', name: WRITTEN.slice(0, 70) };
		const done = async (command: object, by = whom) => {
			const { status, body } = await at.api('POST', commands('C-1'), { command, by });
			expect(status, JSON.stringify(body)).toBe(200);
		};
		await done({
			...{ type: 'open', title: WRITTEN, ref: '0917 555 0189', customer: WRITTEN.slice(0, 110) },
			...{
				agent: 'lena.park@example.com',
				team: 'lena.park@example.com',
				revision: '+63 917 555 0189'
			}
		});
		await done({ type: 'update', title: `${WRITTEN} again`, why: WRITTEN });
		const batch = { type: 'note', text: WRITTEN };
		const items = [{ operation: 'operation-1', case: 'C-1', command: batch, by: whom }];
		expect((await at.api('POST', '/clients/acme/batch', { items })).body.results[0].ok).toBe(true);
		await done({ ...ESCALATE, why: WRITTEN });
		await done({ type: 'claim', owner: whom });
		await done({ type: 'wait', for: 'customer', why: WRITTEN });
		await done({ type: 'update-customer', text: WRITTEN });
		const asked = { reason: REASONS[0], text: WRITTEN };
		const { token } = await linkTo(at, 'C-1');
		expect(
			await at.app.pages.ask.send(token, { reason: REASONS[0] ?? '', text: WRITTEN }, 'here')
		).toBe('sent');
		const speaks = await at.api('POST', '/clients/acme/cases/C-1/customer-escalation', asked);
		expect(speaks.body.code).toBe('asked-already');
		const desk = new Screen(at.url, 'desk', await at.cookieOf('ines'));
		onTestFinished(() => desk.close());
		await desk.until(({ rows }) => [...rows.values()].some((row) => row.case === 'C-1'));
		for (const command of [
			{ type: 'note', text: WRITTEN },
			{ type: 'retier', tier: 3, why: WRITTEN },
			{ type: 'resolve', cause: WRITTEN.slice(0, 100), done: WRITTEN },
			{ type: 'follow-up', channel: 'phone', satisfied: false, text: WRITTEN }
		] as const)
			expect(await desk.command('acme', 'C-1', command)).toMatchObject({ ok: true });

		const event = webhook('status-hold');
		Object.assign(event['detail'] as object, { subject: WRITTEN, description: WRITTEN });
		expect((await post(at, JSON.stringify(event))).status).toBe(200);
		const trigger = webhook('trigger-escalates');
		const escalate = { ...(trigger['escalate'] as object), why: WRITTEN };
		Object.assign(trigger, {
			title: WRITTEN,
			assignee_name: WRITTEN,
			group_name: WRITTEN,
			escalate
		});
		expect((await post(at, JSON.stringify(trigger))).status).toBe(200);
		// dead letters: a status that is not known, a field that is not, no JSON at all
		for (const body of [
			JSON.stringify({ ...trigger, status: WRITTEN, actor_id: WRITTEN, tags: WRITTEN }),
			JSON.stringify({ ...trigger, [WRITTEN]: WRITTEN, card: 4111111111111111 }),
			`{"card": "${WRITTEN}`
		]) {
			const headers = {
				from: WRITTEN.replaceAll(/[^ -~]/g, ''),
				'user-agent': 'lena.park@example.com'
			};
			expect((await post(at, body, { headers })).status).toBe(200);
		}
		await dealtWith(at);
		await at.app.alerts.sweep();
		const { body: list } = await at.api('GET', '/clients/acme/alerts');
		const [alert] = list.alerts;
		if (alert) await at.api('POST', `/clients/acme/alerts/${alert.id}/acknowledge`, { by: whom });
		await at.app.identity.signIn.withPassword('lena.park@example.com', 'a wrong password', {
			...{ address: 'here', browser: '' }
		});

		await expectNothingStored(at, url, prefix);
		for (const path of [
			...[
				'cases',
				'cases/C-1',
				'cases/C-1/history',
				'cases/zendesk-35436/history',
				'events?limit=500'
			],
			...['alerts', 'cases/C-1/clocks/resolve/explanation', 'cases/C-1/sops']
		]) {
			const { status, body } = await at.api('GET', `/clients/acme/${path}`);
			expect(status, path).toBe(200);
			expectNone(path, body);
		}
		expectNone('letters', await at.app.ingest.deadLetters('acme'));
		expect(await at.app.ingest.deadLetters('acme')).toHaveLength(3);
		expectNone('the desk', [...(desk.view?.rows.values() ?? [])]);
		const person = { id: 'ines', name: 'Ines', role: 'supervisor', clients: '*' } as const;
		expectNone('the wall', at.app.pages.wallSnapshot('default', person));
		expectNone('the shift', await at.app.pages.shift.summary(person, 'running'));
		// and it can be seen that there was something
		const { body: shown } = await at.api('GET', '/clients/acme/cases/C-1');
		expect(shown).toMatchObject({
			title:
				'•••@•••, card 411111••••••1111 and 555555••••••4444, ring +63•••••••89 or •••••••89 again',
			ref: expect.stringMatching(/^•{7}89·[a-z]{10}$/),
			agent: expect.stringMatching(/^•••@•••·[a-z]{10}$/)
		});
	});

	test('MASK-8 a customer who goes by an address is the same one by every door, on every node, and no other', async () => {
		const { at, prefix } = await floor();
		const other = await connected(url, { prefix });
		const open = async (node: TestNode, id: string, customer: string) => {
			const command = { type: 'open', title: 'Where is my refund', customer };
			await node.api('POST', commands(id), { command });
			return (await node.api('GET', `/clients/acme/cases/${id}`)).body.customer as string;
		};
		const [first, second, third, fourth] = [
			await open(at, 'C-1', 'lena@example.com'),
			await open(other, 'C-2', 'Lena@Example.com'),
			await open(at, 'C-3', 'leo@example.com'),
			await open(at, 'C-4', await open(at, 'C-5', '+63 917 555 0189'))
		];
		expect(first).toMatch(/^•••@•••·[a-z]{10}$/);
		expect(second).toBe(first);
		expect(third).not.toBe(first);
		expect(fourth).toBe(await open(other, 'C-6', '0063 917 555 0189'));
		// another installation calls her something else: tags tell nobody anything beyond it
		const elsewhere = await floor();
		expect(await open(elsewhere.at, 'C-1', 'lena@example.com')).not.toBe(first);
	});

	test('MASK-9 the same operation is the same one again, whatever there was to mask', async () => {
		const { at } = await floor();
		const say = (text: string) =>
			at.api(
				'POST',
				commands('C-1'),
				{ command: { type: 'note', text } },
				{ 'idempotency-key': 'note-0001' }
			);
		await at.api('POST', commands('C-1'), { command: { type: 'open', title: 'A refund' } });
		const once = await say(WRITTEN);
		expect(once.status).toBe(200);
		expect(await say(WRITTEN)).toMatchObject({ status: 200, body: once.body });
		expect((await say('something else')).status).toBe(422);
	});
});
