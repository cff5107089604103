/** Escalations with clocks, written to the store from outside the node that is measured; and what became of them. */
import { Directory } from '#server/services/directory.ts';
import { Plans } from '#server/services/plans.ts';
import type { Commit } from '#server/store/cases.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { runsForLong, runsOutAt } from '../support/escalations.ts';
import { pause } from '../support/pace.ts';
import { serve } from '../support/remote.ts';

/** A brand of its own: what the demo's brands are set up with changes. */
const CLIENT = 'timers';
const AT_ONCE = 50;
const LOOK_MS = 20;

interface Fired {
	/** Ms after its instant that each deadline's telling was recorded, by the store's clock. */
	lateness: number[];
	/** How many cases were told of more than once. */
	twice: number;
}

let store: Store | undefined;
let plans: Plans | undefined;
let made = 0;
/** Of the deadlines that are awaited. */
let awaited = new Map<string, number>();
let from = '0-0';

function opened(): { store: Store; plans: Plans } {
	if (!store || !plans) throw new Error('not started');
	return { store, plans };
}

async function write(count: number, make: (id: string, now: number) => Commit): Promise<string[]> {
	const { store } = opened();
	const ids = Array.from({ length: count }, () => `T-${made++}`);
	for (let start = 0; start < ids.length; start += AT_ONCE)
		await Promise.all(
			ids.slice(start, start + AT_ONCE).map(async (id) => {
				let done = await store.cases.commit(CLIENT, make(id, store.clock.now()));
				while (done.kind === 'clock') {
					// the machine was busy for a moment
					store.clock.corrected(done.now);
					done = await store.cases.commit(CLIENT, make(id, store.clock.now()));
				}
				if (done.kind !== 'ok') throw new Error(`${id}: ${done.kind}`);
			})
		);
	return ids;
}

const methods = {
	/** Sets the brand up: before the node starts, so that it knows it from the beginning. */
	async start(url: string, prefix: string): Promise<void> {
		store = await openStore({ url, prefix });
		const directory = new Directory(store);
		await directory.add('client', CLIENT, { id: CLIENT, name: 'Timers', zone: 'UTC' });
		plans = new Plans(directory);
	},

	/** Escalations that somebody has and whose clocks run for hours. @returns their ids */
	async waiting(count: number): Promise<void> {
		const plan = opened().plans.of(CLIENT);
		await write(count, (id, now) => runsForLong({ client: CLIENT, id, plan, now }));
	},

	/** `count` clocks that run out within the second that begins in `inMs`. @returns ms until then, now */
	async due(count: number, inMs: number): Promise<number> {
		const { store, plans } = opened();
		const begin = store.clock.now() + inMs;
		const plan = plans.of(CLIENT);
		awaited = new Map();
		await write(count, (id, now) => {
			const at = begin + Math.floor((awaited.size * 1000) / count);
			awaited.set(id, at);
			return runsOutAt(at, { client: CLIENT, id, plan, now });
		});
		from = (await store.log.head(CLIENT)).id;
		return begin - store.clock.now();
	},

	/** Resolves when as much was recorded as clocks are awaited. */
	async fired(): Promise<Fired> {
		const { store } = opened();
		const lateness = new Map<string, number>();
		let twice = 0;
		while (lateness.size < awaited.size) {
			await pause(LOOK_MS);
			const entries = await store.log.after(CLIENT, from, 10_000);
			from = entries.at(-1)?.id ?? from;
			for (const { case: id, events, recordedAt } of entries) {
				const due = awaited.get(id);
				if (due === undefined || !events.some(({ type }) => type === 'clock-past')) continue;
				if (lateness.has(id)) twice += 1;
				else lateness.set(id, recordedAt - due);
			}
		}
		return { lateness: [...lateness.values()], twice };
	}
};
export type Deadlines = typeof methods;
serve(methods);
