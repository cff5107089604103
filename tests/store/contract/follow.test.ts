import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { FollowFrom, News } from '#server/store/follow.ts';
import type { Store } from '#server/store/index.ts';
import { freshPrefix } from '../../support/node.ts';
import { ownTime } from '../../support/own-time.ts';
import { ownServer } from './own-server.ts';
import { CLIENT, OPEN, opened, plainClient, told, wholeLog } from './support.ts';

/** A follower that remembers what it was told. */
class Reader {
	readonly news: News[] = [];
	loads = 0;
	troubles = 0;
	readonly #waiting = new Set<() => void>();

	/** @param loadMs how long a load takes at least */
	constructor(store: Store, loadMs = 0) {
		const stop = store.follow({
			load: async () => {
				await wait(loadMs);
				return this.#load(store);
			},
			onNews: (news) => {
				this.news.push(...news);
				this.#look();
			},
			onAlive: () => this.#look(),
			onTrouble: () => {
				this.troubles += 1;
				this.#look();
			}
		});
		onTestFinished(stop);
	}

	async #load(store: Store): Promise<FollowFrom> {
		const { position } = await store.directory.readAll();
		const { id: log } = await store.log.head(CLIENT);
		const { id: pulse } = await store.queues.recent(CLIENT);
		this.loads += 1;
		this.#look();
		return { directory: position, clients: new Map([[CLIENT, { log, pulse }]]) };
	}

	get cases(): string[] {
		return this.news.flatMap((one) => (one.kind === 'log' ? [one.entry.case] : []));
	}

	async until(wanted: () => boolean): Promise<void> {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const look = () => {
			if (wanted()) resolve();
		};
		const late = setTimeout(() => reject(new Error('not told within 20 s')), 20_000);
		this.#waiting.add(look);
		look();
		return promise.finally(() => {
			clearTimeout(late);
			this.#waiting.delete(look);
		});
	}

	#look(): void {
		for (const look of this.#waiting) look();
	}
}

const OBSERVED = {
	at: 1,
	waiting: 1,
	oldestWaitSeconds: null,
	agents: { free: 1, busy: 1, away: 1 },
	serviceLevel: null,
	offered: 1,
	handled: 1,
	abandoned: 1
};

describe.each(inject('stores'))('following, on $name', ({ name, url }) => {
	async function tell(store: Store, from: number, to: number) {
		for (let index = from; index < to; index++) await told(store, null, `C-${index}`, OPEN);
	}

	test('STORE-31 every follower is told everything, in the order of the log', async () => {
		const prefix = freshPrefix();
		const stores = [await opened(url, prefix), await opened(url, prefix)] as const;
		await tell(stores[0], 0, 3);
		const readers = stores.map((store) => new Reader(store));
		for (const reader of readers) await reader.until(() => reader.loads === 1);
		await Promise.all([tell(stores[0], 100, 200), tell(stores[1], 200, 300)]);
		await stores[1].queues.observe(CLIENT, 'front', OBSERVED);
		const wanted = (await wholeLog(stores[0])).slice(3).map((entry) => entry.case);
		for (const reader of readers) {
			await reader.until(() => reader.news.length === 201);
			expect(reader.cases).toEqual(wanted);
			expect(reader.news.filter(({ kind }) => kind === 'pulse')).toMatchObject([
				{ client: CLIENT, queue: 'front', observed: OBSERVED }
			]);
			expect(reader.loads).toBe(1);
		}
	});

	test('STORE-32 after its connection broke it loads anew before it is told anything', async () => {
		const server = await ownServer(name);
		const store = await opened(server.url, freshPrefix());
		const reader = new Reader(store);
		await reader.until(() => reader.loads === 1);
		await tell(store, 0, 10);
		await reader.until(() => reader.cases.length === 10);
		const killer = await plainClient(server.url);
		for (const [round, from] of [10, 20, 30].entries()) {
			await killer.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
			await reader.until(() => reader.loads >= round + 2);
			await expect.poll(() => store.alive()).toBe(true);
			await tell(store, from, from + 10);
			await reader.until(() => reader.cases.at(-1) === `C-${from + 9}`);
		}
		expect(reader.troubles).toBeGreaterThanOrEqual(3);
		const cases = reader.cases;
		expect(new Set(cases).size).toBe(cases.length);
	});

	test('STORE-49 a load that takes longer than a connection may be silent is not begun anew', async () => {
		const store = await opened(url, freshPrefix());
		const reader = new Reader(store, 3600);
		await reader.until(() => reader.loads === 1);
		await tell(store, 0, 1);
		await reader.until(() => reader.cases.length === 1);
		expect(reader).toMatchObject({ loads: 1, troubles: 0 });
	});

	test('STORE-33 a frozen store is noticed, and what came after its return is told', async () => {
		const server = await ownServer(name);
		const store = await opened(server.url, freshPrefix());
		const reader = new Reader(store);
		await reader.until(() => reader.loads === 1);
		const took = ownTime();
		server.freeze();
		await reader.until(() => reader.troubles > 0);
		expect(took()).toBeLessThan(4000);
		server.thaw();
		await reader.until(() => reader.loads >= 2);
		await expect.poll(() => store.alive()).toBe(true);
		await tell(store, 0, 5);
		await reader.until(() => reader.cases.length === 5);
	});

	test('STORE-52 a node that itself stood still for seconds takes its store neither for frozen nor for lost', async () => {
		const store = await opened(url, freshPrefix());
		const reader = new Reader(store);
		await reader.until(() => reader.loads === 1);
		// as on a machine that has no time for this process
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3500);
		await tell(store, 0, 1);
		await reader.until(() => reader.cases.length === 1);
		expect(reader).toMatchObject({ loads: 1, troubles: 0 });
	});

	test('STORE-34 a change of the directory makes it say anew where to go on', async () => {
		const store = await opened(url, freshPrefix());
		const reader = new Reader(store);
		await reader.until(() => reader.loads === 1);
		await tell(store, 0, 1);
		await store.directory.put('client:acme', { id: 'acme' });
		await reader.until(() => reader.loads === 2);
		await tell(store, 1, 3);
		await reader.until(() => reader.cases.length === 3);
		expect(reader.cases).toEqual(['C-0', 'C-1', 'C-2']);
	});
});
