import { describe, expect, inject, test } from 'vitest';
import { Directory } from '#server/services/directory.ts';
import { ApiKeys } from '#server/services/identity/api-keys.ts';
import type { KeptDelivery } from '#server/store/inbox.ts';
import type { Observed } from '#server/store/queues.ts';
import { freshPrefix } from '../../support/node.ts';
import { CLIENT, opened, plainClient, written } from './support.ts';

const observed = (at: number, waiting = 1): Observed => ({
	at,
	waiting,
	oldestWaitSeconds: null,
	agents: { free: 1, busy: 1, away: 1 },
	serviceLevel: 0.8,
	offered: 9,
	handled: 8,
	abandoned: 1
});

describe.each(inject('stores'))('on $name', ({ url }) => {
	const fresh = () => opened(url, freshPrefix());

	describe('queues', () => {
		test('STORE-35 a look older than the known one is ignored, one of the same instant is taken', async () => {
			const store = await fresh();
			const answers = [];
			for (const [at, waiting] of [
				[100, 1],
				[99, 2],
				[100, 3],
				[101, 4]
			] as const)
				answers.push(await store.queues.observe(CLIENT, 'front', observed(at, waiting)));
			expect(answers).toEqual([true, false, true, true]);
			expect(await store.queues.observe(CLIENT, 'back', observed(7))).toBe(true);
			expect(await store.queues.latest(CLIENT)).toEqual(
				new Map([
					['front', observed(101, 4)],
					['back', observed(7)]
				])
			);
			const { observations, id } = await store.queues.recent(CLIENT);
			expect(observations.map(({ observed: { waiting } }) => waiting)).toEqual([1, 3, 4, 1]);
			expect(id).toMatch(/^\d+-\d+$/);
			expect((await store.queues.recent(CLIENT, 1)).observations).toEqual([
				{ queue: 'back', observed: observed(7) }
			]);
			expect(await store.queues.latest('other')).toEqual(new Map());
		});

		test('STORE-36 a queue observed before 1970 can be observed again', async () => {
			const store = await fresh();
			expect(await store.queues.observe(CLIENT, 'front', observed(-86_400_000))).toBe(true);
			expect(await store.queues.observe(CLIENT, 'front', observed(-86_400_001))).toBe(false);
			expect(await store.queues.observe(CLIENT, 'front', observed(1))).toBe(true);
		});
	});

	describe('inbox', () => {
		const kept = (delivery: string): KeptDelivery => ({
			connector: 'zendesk',
			delivery,
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: Buffer.from('{"a":"ä"}').toString('base64'),
			receivedAt: 17
		});

		test('STORE-37 a delivery is kept once, and is taken up by one node when the one that had it did not finish', async () => {
			const prefix = freshPrefix();
			const stores = [await opened(url, prefix), await opened(url, prefix)] as const;
			const [one, other] = stores;
			const before = one.clock.now();
			const answers = await Promise.all(
				Array.from({ length: 20 }, (_, index) =>
					(index % 2 ? one : other).inbox.keep(CLIENT, kept('d-1'))
				)
			);
			expect(answers.filter((id) => id !== null)).toEqual(['zendesk:d-1']);
			expect(await one.inbox.take(CLIENT, 10), 'within the grace of its node').toEqual([]);
			const plain = await plainClient(url);
			const due = `${prefix}:{${CLIENT}}:inbox-due`;
			const grace = (await plain.zScore(due, 'zendesk:d-1')) ?? 0;
			expect(grace).toBeGreaterThan(before + 9000);
			expect(grace).toBeLessThan(one.clock.now() + 11_000);
			await plain.zAdd(due, { score: grace - 10_001, value: 'zendesk:d-1' });
			const taken = await Promise.all(stores.map((store) => store.inbox.take(CLIENT, 10)));
			expect(taken.flat()).toEqual([{ id: 'zendesk:d-1', kept: kept('d-1') }]);
			await other.inbox.finish(CLIENT, 'zendesk:d-1');
			expect(await one.inbox.waiting(CLIENT)).toBe(0);
			expect(await one.inbox.keep(CLIENT, kept('d-1')), 'a repetition after it').toBeNull();
		});

		test('STORE-38 what cannot be applied is a dead letter until it is revived', async () => {
			const store = await fresh();
			await store.inbox.keep(CLIENT, kept('d-1'));
			await store.inbox.bury(CLIENT, 'zendesk:d-1', 'no such tier');
			await store.inbox.bury(CLIENT, 'zendesk:d-1', 'a second node was late');
			const letters = await store.inbox.deadLetters(CLIENT);
			expect(letters).toMatchObject([{ why: 'no such tier', delivery: kept('d-1') }]);
			expect(await store.inbox.waiting(CLIENT)).toBe(0);
			const [letter] = letters;
			if (!letter) throw new Error('no dead letter');
			await store.inbox.revive(CLIENT, letter);
			expect(await store.inbox.deadLetters(CLIENT)).toEqual([]);
			expect(await store.inbox.take(CLIENT, 10)).toEqual([
				{ id: 'zendesk:d-1', kept: kept('d-1') }
			]);
		});
	});

	describe('the directory', () => {
		const acme = { id: 'acme', name: 'Acme', zone: 'UTC' };

		test('STORE-39 it is put, added once, removed, and every change is told', async () => {
			const store = await fresh();
			const empty = await store.directory.readAll();
			expect(empty).toEqual({ entries: [], position: '0-0' });
			expect(await store.directory.add('client:acme', acme)).toBe(true);
			expect(await store.directory.add('client:acme', { other: true })).toBe(false);
			await store.directory.put('floor:main', { id: 'main' });
			const { entries, position } = await store.directory.readAll();
			expect(new Map(entries)).toEqual(
				new Map<string, unknown>([
					['client:acme', acme],
					['floor:main', { id: 'main' }]
				])
			);
			expect(position).not.toBe('0-0');
			await store.directory.remove('client:acme');
			expect(await store.directory.read('client:acme')).toBeNull();
			expect((await store.directory.readAll()).position).not.toBe(position);
		});

		test('STORE-40 a new name, a change and a removal reach the other nodes', async () => {
			const prefix = freshPrefix();
			const [one, other] = [await opened(url, prefix), await opened(url, prefix)];
			const [here, there] = [new Directory(one), new Directory(other)];
			const { promise: told, resolve } = Promise.withResolvers<void>();
			const stop = other.follow({
				load: async () => ({ directory: await there.load(), clients: new Map() }),
				onNews: () => undefined,
				onAlive: () => undefined,
				onTrouble: () => undefined
			});
			const names = () => there.all('client').map(({ name }) => name);
			const until = (wanted: string) => expect.poll(() => names().join()).toBe(wanted);
			there.onLoad(() => resolve());
			await told;
			await here.add('client', 'acme', acme);
			await until('Acme');
			await here.put('client', 'acme', { ...acme, name: 'Acme Ltd' });
			await until('Acme Ltd');
			await here.remove('client', 'acme');
			await until('');
			await stop();
		});
	});

	describe('sessions', () => {
		test('STORE-41 a session lasts as long as it is used, and ends when told', async () => {
			const prefix = freshPrefix();
			const store = await opened(url, prefix);
			const plain = await plainClient(url);
			const session = { person: 'ana', startedAt: 17, address: '192.0.2.1', browser: '' };
			await store.sessions.start('hash', session, 60_000, 120_000);
			const key = `${prefix}:session:hash`;
			expect(await plain.pTTL(key)).toBeGreaterThan(30_000);
			expect(await store.sessions.touch('hash', 120_000)).toEqual(session);
			expect(await plain.pTTL(key)).toBeGreaterThan(90_000);
			expect(await store.sessions.peek('hash')).toEqual(session);
			expect(await plain.pTTL(key), 'a look is no use').toBeLessThanOrEqual(120_000);
			await store.sessions.end('hash', 'ana');
			expect(await store.sessions.touch('hash', 1)).toBeNull();
			await store.sessions.start('short', session, 30, 60_000);
			await expect.poll(() => store.sessions.peek('short')).toBeNull();
		});

		test('STORE-42 a set-up token is given out once, used once, and only the right one; a new one replaces it', async () => {
			const store = await fresh();
			expect(await store.sessions.offerSetUp('first')).toBe(true);
			expect(await store.sessions.offerSetUp('second')).toBe(false);
			expect(await store.sessions.useSetUp('second')).toBe(false);
			await store.sessions.replaceSetUp('third');
			expect(await store.sessions.useSetUp('first')).toBe(false);
			const used = await Promise.all(
				Array.from({ length: 10 }, () => store.sessions.useSetUp('third'))
			);
			expect(used.filter(Boolean)).toHaveLength(1);
		});

		test('STORE-43 attempts are counted within their time, and forgiven', async () => {
			const prefix = freshPrefix();
			const store = await opened(url, prefix);
			const plain = await plainClient(url);
			const count = () => store.sessions.countAttempt('name:ana', 60_000);
			expect([await count(), await count(), await count()]).toEqual([1, 2, 3]);
			expect(await plain.pTTL(`${prefix}:attempts:name:ana`)).toBeGreaterThan(30_000);
			await store.sessions.forgiveAttempts('name:ana');
			expect(await count()).toBe(1);
		});

		test('STORE-44 no secret is kept as it is: neither tokens nor API keys', async () => {
			const prefix = freshPrefix();
			const store = await opened(url, prefix);
			const directory = new Directory(store);
			const { text } = await new ApiKeys(store, directory).make('crm', '*', []);
			const kept = JSON.stringify(await written(await plainClient(url), prefix));
			expect(kept).toContain('crm');
			// a secret may have an underscore of its own
			const secret = text.split('_').slice(2).join('_');
			expect(secret).toHaveLength(43);
			expect(kept).not.toContain(secret);
		});
	});
});
