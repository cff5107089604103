import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '#server/store/failure.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { freshPrefix } from '../../support/node.ts';
import { ownTime } from '../../support/own-time.ts';
import { ownServer } from './own-server.ts';
import { CLIENT, commitOf, NOTE, OPEN, opened, plainClient, told } from './support.ts';

/** What each part of the store answers to one request. */
const requests = (store: Store): [string, () => Promise<unknown>][] => [
	['a commit', () => store.cases.commit(CLIENT, commitOf(store, null, 'C-9', OPEN))],
	['a row', () => store.cases.read(CLIENT, 'C-1')],
	['the log', () => store.log.after(CLIENT, '0-0')],
	['an observation', () => store.queues.observe(CLIENT, 'front', OBSERVED)],
	['a delivery', () => store.inbox.keep(CLIENT, KEPT)],
	['an entry of the directory', () => store.directory.put('client:acme', {})],
	['a session', () => store.sessions.touch('none', 1000)],
	['due deadlines', () => store.deadlines.due(CLIENT, 1, 1)]
];
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
const KEPT = {
	connector: 'zendesk',
	delivery: 'd-1',
	method: 'POST',
	headers: {},
	body: '',
	receivedAt: 1
};

/** Every request at once. @returns how long each took, in ms, after it failed as it should */
async function failTimes(store: Store): Promise<number[]> {
	const took = ownTime();
	return Promise.all(
		requests(store).map(async ([name, request]) => {
			await expect(request(), name).rejects.toBeInstanceOf(StoreUnavailable);
			return took();
		})
	);
}

/** Asks until it is answered. @returns ms until then */
async function answered(store: Store): Promise<number> {
	const took = ownTime();
	for (;;) {
		try {
			await store.cases.read(CLIENT, 'C-1');
			return took();
		} catch (error) {
			if (!(error instanceof StoreUnavailable)) throw error;
			await new Promise((resolve) => setImmediate(resolve));
		}
	}
}

describe.each(inject('stores'))('a store that is away, on $name', ({ name }) => {
	test('STORE-27 a frozen store is told within three seconds, and it is back within two of its return', async () => {
		const server = await ownServer(name);
		const store = await opened(server.url, freshPrefix());
		const { row } = await told(store, null, 'C-1', OPEN);
		// whatever is written meanwhile must not keep a silent connection alive
		const traffic = setInterval(() => void store.cases.read(CLIENT, 'C-1').catch(() => null), 50);
		onTestFinished(() => clearInterval(traffic));
		server.freeze();
		expect(Math.max(...(await failTimes(store)))).toBeLessThan(3000);
		expect(await store.alive()).toBe(false);
		server.thaw();
		expect(await answered(store)).toBeLessThan(2000);
		await told(store, row, 'C-1', NOTE);
	});

	test('STORE-28 a store that is gone is told at once, and it is back within two seconds of its return', async () => {
		const server = await ownServer(name);
		const store = await opened(server.url, freshPrefix());
		await told(store, null, 'C-1', OPEN);
		await server.kill();
		expect(Math.max(...(await failTimes(store)))).toBeLessThan(500);
		await server.revive();
		expect(await answered(store)).toBeLessThan(2000);
		await told(store, null, 'C-1', OPEN);
	});

	test('STORE-29 a start without a store is given up after five seconds, with the reason', async () => {
		const server = await ownServer(name);
		await server.kill();
		const took = ownTime();
		await expect(openStore({ url: server.url })).rejects.toThrow(/does not answer: .*ECONNREFUSED/);
		expect(took()).toBeLessThan(6000);
	});

	test.runIf(name === 'redis')(
		'STORE-30 a store that has no memory left is a store that cannot take it now',
		async () => {
			const server = await ownServer(name);
			const store = await opened(server.url, freshPrefix());
			const { row } = await told(store, null, 'C-1', OPEN);
			await store.inbox.keep(CLIENT, KEPT);
			const plain = await plainClient(server.url);
			await plain.configSet('maxmemory', '1');
			const writes: [string, () => Promise<unknown>][] = [
				['a commit', () => store.cases.commit(CLIENT, commitOf(store, row, 'C-1', NOTE))],
				['an observation', () => store.queues.observe(CLIENT, 'front', OBSERVED)],
				['a delivery', () => store.inbox.keep(CLIENT, { ...KEPT, delivery: 'd-2' })],
				['an entry of the directory', () => store.directory.put('client:acme', {})],
				['a new entry of the directory', () => store.directory.add('client:acme', {})],
				[
					'a session',
					() =>
						store.sessions.start(
							'h',
							{ person: 'p', startedAt: 1, address: '', browser: '' },
							1000,
							2000
						)
				],
				['an attempt', () => store.sessions.countAttempt('name:x', 1000)]
			];
			for (const [what, write] of writes)
				await expect(write(), what).rejects.toBeInstanceOf(StoreUnavailable);
			expect(await store.cases.read(CLIENT, 'C-1')).toEqual(row);
			await plain.configSet('maxmemory', '0');
			await told(store, row, 'C-1', NOTE);
		}
	);
});
