import { afterEach, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { Cases } from '#server/services/cases.ts';
import { Deadlines } from '#server/services/deadlines.ts';
import { Directory } from '#server/services/directory.ts';
import { Plans } from '#server/services/plans.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { TestClock, freshPrefix, type TestNode } from '../support/node.ts';
import { Floor, done, escalate, ids } from './floor.ts';

const MINUTE = 60_000;
const told = (events: CaseEvent[]) =>
	events.flatMap((event) =>
		event.type === 'clock-warned' || event.type === 'clock-past'
			? [`${event.clock} ${event.type}`]
			: []
	);

async function toldOf(node: TestNode): Promise<Map<string, string[]>> {
	const found = new Map<string, string[]>();
	for (const entry of await node.store.log.after('acme', '0-0', 100_000))
		found.set(entry.case, [...(found.get(entry.case) ?? []), ...told(entry.events)]);
	return found;
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('DUE-1 a thousand deadlines that come at once are told once each, though a node stops midway', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const [stays, goes] = [await floor.node(), await floor.node()];
		const all = ids(1000);
		for (let start = 0; start < all.length; start += 250)
			await escalate(stays, all.slice(start, start + 250), { facts: { priority: 3 } });
		const wall = floor.wall(stays);
		await wall.until(({ figures }) => figures.counts.open === 1000);
		const head = async () => (await stays.store.log.head('acme')).id;
		const before = await head();
		clock.forward(15 * MINUTE + 1000);
		while ((await head()) === before);
		await goes.stop();
		const late = performance.now() + 25_000;
		while ((await stays.store.deadlines.due('acme', stays.store.clock.now(), 1)).length > 0) {
			if (performance.now() > late) throw new Error('deadlines are left');
			await stays.app.deadlines.sweep();
		}
		const found = await toldOf(stays);
		expect(found.size).toBe(1000);
		for (const [id, what] of found) expect(what, id).toEqual(['claim clock-past']);
		const { figures } = await wall.until(({ figures: { counts } }) => counts.pastSla === 1000);
		expect(figures.ticker[0]).toMatchObject({ what: 'past-sla', who: null });
		// what is left is the next warning of each resolve clock
		expect(await stays.store.deadlines.count('acme')).toBe(1000);
	});
});

describe.each(inject('stores').slice(0, 1))('two nodes, on $name', ({ url }) => {
	test('DUE-7 both hear of a deadline that one of them has set', async () => {
		const floor = new Floor(url);
		onTestFinished(() => floor.stop());
		const nodes = [await floor.node(), await floor.node()] as const;
		const heard = nodes.map((node) => vi.spyOn(node.app.deadlines, 'heard'));
		await escalate(nodes[0], ['a'], { facts: { priority: 3 } });
		const [deadline] = await nodes[0].store.deadlines.due('acme', Number.MAX_SAFE_INTEGER, 1);
		for (const spy of heard)
			await expect
				.poll(() =>
					Math.min(...spy.mock.calls.map(([client, at]) => (client === 'acme' ? at : Infinity)))
				)
				.toBe(deadline?.at);
	});
});

type Run = Cases['run'];

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	const clock = new TestClock();
	let store: Store;
	afterEach(() => store.close());

	/** The parts of a node that deal with deadlines; nobody sweeps but the test. */
	async function parts() {
		store = await openStore({ url, prefix: freshPrefix(), shift: clock.shift });
		const directory = new Directory(store);
		const acme = { id: 'acme', name: 'Acme', zone: 'UTC' };
		await directory.put('client', 'acme', acme);
		const cases = new Cases(store, new Plans(directory));
		const by = { kind: 'program', id: 'test', name: 'Test' } as const;
		let count = 0;
		const command = async (text: ApiCommandInput) => {
			const request = { client: 'acme', case: 'a', by, operation: `operation-${++count}` };
			done(await cases.run({ ...request, command: ApiCommand.parse(text) }));
		};
		await command({ type: 'open', title: 'Card declined', priority: 3 });
		await command({ type: 'escalate', subject: 'billing', trigger: 'customer' });
		return {
			command,
			/** Sweeps with commands run as the test wants it. */
			async sweep(around: (run: Run) => Run = (run) => run) {
				const run = around((request) => cases.run(request));
				const swept = Object.create(cases, { run: { value: run } }) as Cases;
				await new Deadlines(store, swept, directory).sweep();
			},
			async told() {
				const log = await store.log.after('acme', '0-0', 1000);
				return log.flatMap(({ events }) => told(events));
			}
		};
	}

	test('DUE-2 a deadline that is set anew while an old one turns out to be no news is kept', async () => {
		const { command, sweep, told: found } = await parts();
		clock.forward(12 * MINUTE);
		// the deadline was read when the case is claimed; it is given back before the sweep is done with it
		await sweep((run) => async (request) => {
			await command({ type: 'claim' });
			const answer = await run(request);
			await command({ type: 'release' });
			return answer;
		});
		expect(await found()).toEqual([]);
		clock.forward(12 * MINUTE);
		await sweep();
		expect(await found()).toEqual(['claim clock-warned']);
		clock.forward(4 * MINUTE);
		await sweep();
		expect(await found()).toEqual(['claim clock-warned', 'claim clock-past']);
	});

	test('DUE-3 a deadline that could not be told just now is told later', async () => {
		const { sweep, told: found } = await parts();
		clock.forward(16 * MINUTE);
		const error = { code: 'busy', temporary: true, detail: 'too fast' } as const;
		await sweep(() => () => Promise.resolve({ ok: false, error }));
		expect(await found()).toEqual([]);
		// for a second it is left to the one who took it
		clock.forward(1001);
		await sweep();
		expect(await found()).toEqual(['claim clock-past']);
	});
});
