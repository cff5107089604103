import * as fc from 'fast-check';
import { describe, expect, inject, test, vi } from 'vitest';
import { connected, dealtWith, deliver, FIXTURES, post, SETTINGS } from '../http/deliveries.ts';
import { holdings } from '../http/support.ts';
import { takeErrors } from '../support/logs.ts';
import { freshPrefix, type TestNode } from '../support/node.ts';
import { plainClient } from '../store/contract/support.ts';

const fixture = (name: string) => {
	const found = FIXTURES.find((one) => one.name === name);
	if (!found) throw new Error(`no fixture ${name}`);
	return found;
};
const ID = 'zendesk-5158';
const BASE = fixture('status-pending').request.body as { detail: object };

/** One change of a ticket; `tick` is its place in time and its id. */
interface Change {
	tick: number;
	status: string;
	priority: string;
	subject: string;
}
const bodyOf = ({ tick, ...detail }: Change): string =>
	JSON.stringify({
		...BASE,
		detail: { ...BASE.detail, ...detail },
		id: `00000000-0000-4000-8000-${String(tick).padStart(12, '0')}`,
		time: `2025-01-08T10:20:${String(tick).padStart(2, '0')}.5Z`
	});
const anyChanges = fc
	.uniqueArray(
		fc.record({
			tick: fc.nat(59),
			status: fc.constantFrom('OPEN', 'PENDING', 'HOLD', 'SOLVED'),
			priority: fc.constantFrom('LOW', 'NORMAL', 'HIGH'),
			subject: fc.constantFrom('One', 'Two')
		}),
		{ selector: ({ tick }) => tick, minLength: 1, maxLength: 6 }
	)
	.map((changes) => changes.toSorted((one, other) => one.tick - other.tick));

/** What the ticket says of itself; when it was told lies with the order in which it came. */
async function facts({ store }: TestNode) {
	const row = await store.cases.read('acme', ID);
	if (!row) throw new Error('no such case');
	const { title, status, waitingFor, priority, queue, team, agent, vip, revision, openedAt } = row;
	return { title, status, waitingFor, priority, queue, team, agent, vip, revision, openedAt };
}

describe.each(inject('stores'))('taking deliveries in, on $name', ({ url }) => {
	test('ING-23 a delivery that is repeated, also on another node, changes nothing', async () => {
		const prefix = freshPrefix();
		const nodes = [await connected(url, { prefix }), await connected(url, { prefix })] as const;
		const one = fixture('priority-urgent');
		await Promise.all([...nodes, ...nodes, ...nodes].map((node) => deliver(node, one)));
		await dealtWith(nodes[0]);
		const first = await holdings(nodes[0]);
		expect(first.log).toBe(2);
		expect((await deliver(nodes[1], one)).status).toBe(200);
		await dealtWith(nodes[1]);
		expect(await holdings(nodes[1])).toEqual(first);
	});

	test('ING-24 deliveries in any order, each three times, leave the ticket as in order and once', async () => {
		await fc.assert(
			fc.asyncProperty(
				anyChanges.chain((changes) =>
					fc.record({
						changes: fc.constant(changes),
						shuffled: fc.shuffledSubarray([...changes, ...changes, ...changes], {
							minLength: changes.length * 3
						})
					})
				),
				async ({ changes, shuffled }) => {
					const states = [];
					for (const series of [changes, shuffled]) {
						const node = await connected(url);
						for (const change of series) {
							expect((await post(node, bodyOf(change))).status).toBe(200);
							await dealtWith(node);
						}
						expect(await node.store.inbox.deadLetters('acme')).toEqual([]);
						states.push(await facts(node));
					}
					expect(states[1]).toEqual(states[0]);
				}
			),
			{ numRuns: 8 }
		);
	}, 180_000);

	test('ING-25 after facts that are older than the known ones the later commands are still tried', async () => {
		const node = await connected(url);
		const newer = { tick: 59, status: 'OPEN', priority: 'LOW', subject: 'Newer' };
		await post(node, bodyOf(newer));
		await dealtWith(node);
		const urgent = fixture('priority-urgent').request.body as { detail: object };
		await post(node, JSON.stringify(urgent));
		await dealtWith(node);
		expect(await node.store.inbox.deadLetters('acme')).toEqual([]);
		expect(await node.store.cases.read('acme', ID)).toMatchObject({ title: 'Newer', tier: 2 });
	});

	test('ING-26 what a node kept and did not apply is applied by another one', async () => {
		const prefix = freshPrefix();
		const node = await connected(url, { prefix });
		const one = fixture('ticket-created');
		const body = Buffer.from(JSON.stringify(one.request.body)).toString('base64');
		const delivery = { connector: 'zendesk', delivery: 'left-behind', method: 'POST', body };
		await node.store.inbox.keep('acme', { ...delivery, headers: {}, receivedAt: 1 });
		expect(await node.store.cases.read('acme', ID)).toBeNull();
		const plain = await plainClient(url);
		await plain.zAdd(`${prefix}:{acme}:inbox-due`, { score: 1, value: 'zendesk:left-behind' });
		await dealtWith(await connected(url, { prefix }));
		expect(await node.store.cases.read('acme', ID)).toMatchObject({ ref: '5158' });
	});

	test('ING-27 a dead letter is applied when it is replayed after the settings were mended', async () => {
		const node = await connected(url);
		await post(node, JSON.stringify(fixture('ticket-created').request.body), {});
		await dealtWith(node);
		await node.app.directory.remove('connector', 'acme/zendesk');
		await node.store.inbox.keep('acme', {
			connector: 'zendesk',
			delivery: 'while-away',
			method: 'POST',
			headers: {},
			body: Buffer.from(JSON.stringify(fixture('tag-complaint').request.body)).toString('base64'),
			receivedAt: 1
		});
		await node.store.inbox.bury('acme', 'zendesk:while-away', 'zendesk is not connected any more');
		const [letter] = await node.app.ingest.deadLetters('acme');
		if (!letter) throw new Error('no dead letter');
		await node.app.ingest.replay('acme', letter);
		await node.app.ingest.sweep();
		const again = await node.app.ingest.deadLetters('acme');
		expect(again.map(({ why }) => why)).toEqual(['zendesk is not connected any more']);
		await node.app.directory.put('connector', 'acme/zendesk', {
			client: 'acme',
			connector: 'zendesk',
			settings: SETTINGS
		});
		for (const one of again) await node.app.ingest.replay('acme', one);
		await node.app.ingest.sweep();
		expect(await node.app.ingest.deadLetters('acme')).toEqual([]);
		expect(await node.store.cases.read('acme', ID)).toMatchObject({ subject: 'complaint' });
	});

	test('ING-28 a delivery at which we fail is a dead letter and keeps no other one waiting', async () => {
		const prefix = freshPrefix();
		const node = await connected(url, { prefix });
		vi.spyOn(node.app.cases, 'run').mockImplementationOnce(() =>
			Promise.reject(new TypeError('a mistake of ours'))
		);
		expect((await post(node, JSON.stringify(fixture('ticket-created').request.body))).status).toBe(
			200
		);
		await dealtWith(node);
		await expect.poll(() => takeErrors().length).toBe(1);
		expect(await node.store.inbox.deadLetters('acme')).toMatchObject([
			{ why: expect.stringContaining('on our side') }
		]);
		expect((await deliver(node, fixture('trigger-escalates'))).status).toBe(200);
		await dealtWith(node);
		expect(await node.store.cases.read('acme', 'zendesk-35436')).not.toBeNull();
	});

	test('ING-29 a case that is too busy just now is no dead letter', async () => {
		const prefix = freshPrefix();
		const node = await connected(url, { prefix });
		const error = { code: 'busy', temporary: true, detail: 'changes too fast' } as const;
		vi.spyOn(node.app.cases, 'run').mockImplementationOnce(() =>
			Promise.resolve({ ok: false, error })
		);
		await deliver(node, fixture('ticket-created'));
		await expect.poll(() => vi.mocked(node.app.cases.run).mock.calls.length).toBe(1);
		expect(await node.store.inbox.deadLetters('acme')).toEqual([]);
		expect(await node.store.inbox.waiting('acme')).toBe(1);
		const plain = await plainClient(url);
		const due = `${prefix}:{acme}:inbox-due`;
		for (const value of await plain.zRange(due, 0, -1)) await plain.zAdd(due, { score: 1, value });
		await dealtWith(node);
		expect(await node.store.cases.read('acme', ID)).not.toBeNull();
	});
});
