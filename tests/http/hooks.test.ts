import { describe, expect, inject, test } from 'vitest';
import { ApiCommand } from '#lib/shared/wire/commands.ts';
import type { TestNode } from '../support/node.ts';
import { connected, dealtWith, deliver, FIXTURES, post, SECRET, signed } from './deliveries.ts';
import { holdings } from './support.ts';

const SMALL = '{"say": "hello"}';
const MB = 1024 * 1024;
const MINUTE = 60_000;
const flip = (text: string) => `${text.slice(0, 5)}${text[5] === 'A' ? 'B' : 'A'}${text.slice(6)}`;

async function kept({ store }: TestNode) {
	return {
		...(await holdings({ store } as TestNode)),
		inbox: await store.inbox.waiting('acme'),
		dead: (await store.inbox.deadLetters('acme')).length
	};
}

describe.each(inject('stores'))('webhooks, on $name', ({ url }) => {
	test.each(FIXTURES)('ING-18 $name is taken, and becomes what its commands make', async (one) => {
		const node = await connected(url);
		const at = Math.floor(node.store.clock.now() / 1000) * 1000;
		expect(await deliver(node, one, at)).toMatchObject({ status: 200 });
		await dealtWith(node);
		const letters = await node.store.inbox.deadLetters('acme');
		const { translation } = one.expected;
		if (translation.kind !== 'commands') {
			expect((await holdings(node)).log).toBe(0);
			expect(letters.map(({ why }) => why)).toEqual(
				translation.kind === 'dead' ? [translation.why] : []
			);
			return;
		}
		expect(letters).toEqual([]);
		// the same commands, given directly to a client like it
		const acme = node.app.directory.find('client', 'acme');
		if (acme) await node.app.directory.put('client', 'twin', { ...acme, id: 'twin' });
		const sent = Date.parse(one.request.receivedAt);
		for (const [index, { case: id, command, at: when, by }] of translation.commands.entries())
			await node.app.cases.run({
				operation: `direct-${index}`,
				client: 'twin',
				case: id,
				command: ApiCommand.parse(command),
				by: { kind: 'connector', id: 'zendesk', name: 'Zendesk', ...by },
				...(when !== undefined && { at: when === sent ? at : when })
			});
		const [{ case: id = '' } = {}] = translation.commands;
		const row = await node.store.cases.read('acme', id);
		expect(row).toEqual({ ...(await node.store.cases.read('twin', id)), client: 'acme' });
		expect(row?.version).toBe(translation.commands.length);
	});

	test('ING-19 what is not genuine is refused with 401, says nothing of why, and leaves nothing', async () => {
		const node = await connected(url);
		const [fixture] = FIXTURES;
		if (!fixture) throw new Error('no fixtures');
		const body = JSON.stringify(fixture.request.body);
		const now = node.store.clock.now();
		const right = signed(body, now);
		const signature = right['x-zendesk-webhook-signature'];
		const before = await kept(node);
		for (const [what, sent, headers, at] of [
			['another secret', body, signed(body, now, `${SECRET}!`), now],
			['stale', body, {}, now - 5 * MINUTE - 2000],
			['from the future', body, {}, now + 6 * MINUTE],
			['a bit of the body', flip(body), right, now],
			['a bit of the signature', body, { 'x-zendesk-webhook-signature': flip(signature) }, now],
			[
				'body before timestamp',
				SMALL,
				{ 'x-zendesk-webhook-signature': 'tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=' },
				now
			],
			['no signature', body, { 'x-zendesk-webhook-signature': undefined }, now],
			['no timestamp', body, { 'x-zendesk-webhook-signature-timestamp': undefined }, now],
			[
				'neither',
				body,
				{
					'x-zendesk-webhook-signature': undefined,
					'x-zendesk-webhook-signature-timestamp': undefined
				},
				now
			],
			['two signatures', body, { 'x-zendesk-webhook-signature': `${signature}, ${signature}` }, now]
		] as const) {
			const answer = await post(node, sent, { headers, at });
			expect([what, answer.status]).toEqual([what, 401]);
			expect(answer.body['detail']).toBe('This delivery was refused.');
		}
		expect(await kept(node)).toEqual(before);
	});

	test('ING-20 what is not connected is not there, whatever is sent', async () => {
		const node = await connected(url);
		for (const path of [
			'acme/freshdesk',
			'northwind/zendesk',
			'nowhere/zendesk',
			'ACME/zendesk',
			'acme/constructor'
		])
			expect((await post(node, SMALL, { path })).status, path).toBe(404);
		expect((await fetch(`${node.url}/hooks/acme/zendesk`)).status).toBe(405);
		expect((await fetch(`${node.url}/hooks/acme`)).headers.get('content-type')).toContain(
			'problem'
		);
	});

	test('ING-21 a genuine delivery that cannot be read is taken, and waits as a dead letter', async () => {
		const node = await connected(url);
		for (const body of ['{"type":', '', '[]', '['.repeat(100_000)])
			expect((await post(node, body)).status, body.slice(0, 20)).toBe(200);
		await dealtWith(node);
		expect(await node.store.inbox.deadLetters('acme')).toHaveLength(4);
		expect((await holdings(node)).log).toBe(0);
	});

	test('ING-22 a body of more than 1 MB is refused with 413, a little less is taken', async () => {
		const node = await connected(url);
		const before = await kept(node);
		expect((await post(node, 'x'.repeat(MB + 1))).status).toBe(413);
		expect(await kept(node)).toEqual(before);
		expect((await post(node, 'x'.repeat(MB))).status).toBe(200);
		await dealtWith(node);
		expect(await node.store.inbox.deadLetters('acme')).toHaveLength(1);
	});
});
