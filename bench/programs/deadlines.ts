/** Escalations with clocks, written to the store from outside the node that is measured; and what became of them. */
import { createClient } from 'redis';
import { Directory } from '#server/services/directory.ts';
import { Plans } from '#server/services/plans.ts';
import type { Commit } from '#server/store/cases.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { createKeys } from '#server/store/keys.ts';
import { runsForLong, runsOutAt } from '../support/escalations.ts';
import { pause } from '../support/pace.ts';
import { serve } from '../support/remote.ts';

/** A brand of its own: what the demo's brands are set up with changes. */
const CLIENT = 'timers';
const AT_ONCE = 50;
const LOOK_MS = 20;
const CHUNK = 1000;

interface Fired {
	/** Ms after its instant that each deadline's telling was recorded, by the store's clock. */
	lateness: number[];
	/** How many were told more than once. */
	twice: number;
}

let store: Store | undefined;
let plans: Plans | undefined;
/** How long the log is, at next to no cost to the store. */
let logLength: () => Promise<number> = () => Promise.resolve(0);
let made = 0;
/** Instants of the deadlines that are awaited. */
let awaited = new Map<string, number>();
/** Where the log stood before they were written, and how long it is when all of them were told. */
let from = '0-0';
let lengthAfter = 0;

function opened(): { store: Store; plans: Plans } {
	if (!store || !plans) throw new Error('not started');
	return { store, plans };
}

async function write(count: number, make: (id: string, now: number) => Commit): Promise<void> {
	const ids = Array.from({ length: count }, () => `T-${made++}`);
	for (let start = 0; start < ids.length; start += AT_ONCE)
		await Promise.all(ids.slice(start, start + AT_ONCE).map((id) => commit(id, make)));
}

async function commit(id: string, make: (id: string, now: number) => Commit): Promise<void> {
	const { store } = opened();
	for (;;) {
		const done = await store.cases.commit(CLIENT, make(id, store.clock.now()));
		if (done.kind === 'ok') return;
		if (done.kind !== 'clock') throw new Error(`${id}: ${done.kind}`);
		// the machine was busy for a moment
		store.clock.corrected(done.now);
	}
}

const methods = {
	/** Sets the brand up: before the node starts, so that it knows it from the beginning. */
	async start(url: string, prefix: string): Promise<void> {
		store = await openStore({ url, prefix });
		const redis = await createClient({ url }).connect();
		const { log } = createKeys(prefix).client(CLIENT);
		logLength = () => redis.xLen(log);
		const directory = new Directory(store);
		await directory.add('client', CLIENT, { id: CLIENT, name: 'Timers', zone: 'UTC' });
		plans = new Plans(directory);
	},

	/** Escalations that somebody has and whose clocks run for hours. */
	async waiting(count: number): Promise<void> {
		const plan = opened().plans.of(CLIENT);
		await write(count, (id, now) => runsForLong({ client: CLIENT, id, plan, now }));
	},

	/** `count` clocks that run out within `spreadMs` from `inMs` on. @returns ms until then, now */
	async due(count: number, inMs: number, spreadMs = 1000): Promise<number> {
		const { store, plans } = opened();
		const plan = plans.of(CLIENT);
		const begin = store.clock.now() + inMs;
		awaited = new Map();
		from = (await store.log.head(CLIENT)).id;
		// each is opened, and told
		lengthAfter = (await logLength()) + 2 * count;
		await write(count, (id, now) => {
			const at = awaited.get(id) ?? begin + Math.floor((awaited.size * spreadMs) / count);
			awaited.set(id, at);
			return runsOutAt(at, { client: CLIENT, id, plan, now });
		});
		return begin - store.clock.now();
	},

	/** Resolves when all of them were told. */
	async done(): Promise<void> {
		while ((await logLength()) < lengthAfter) await pause(LOOK_MS);
	},

	/** What became of the clocks that ran out. */
	async fired(): Promise<Fired> {
		const { store } = opened();
		const lateness = new Map<string, number>();
		let twice = 0;
		for (;;) {
			const entries = await store.log.after(CLIENT, from, CHUNK);
			for (const { case: id, events, recordedAt } of entries) {
				const due = awaited.get(id);
				if (due === undefined || !events.some(({ type }) => type === 'clock-past')) continue;
				if (lateness.has(id)) twice += 1;
				else lateness.set(id, recordedAt - due);
			}
			from = entries.at(-1)?.id ?? from;
			if (entries.length < CHUNK) return { lateness: [...lateness.values()], twice };
		}
	}
};
export type Deadlines = typeof methods;
serve(methods);
