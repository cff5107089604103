/** Escalations whose history lies behind them, written to the store as one commit each. */
import { isOpen } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { Store } from '#server/store/index.ts';
import { Tale } from './cases.ts';

/** Of a case of priority 3. */
const CLAIM_MS = 15 * 60_000;
const AT_ONCE = 50;

/** One deadline a case: its claim clock runs out at this instant. */
export type DueAt = ReadonlyMap<string, number>;

/** Writes cases of `acme` that nobody has claimed, and that have been warned of as far as they could be by now. */
export async function writeDue(store: Store, due: DueAt): Promise<void> {
	const all = [...due];
	for (let start = 0; start < all.length; start += AT_ONCE)
		await Promise.all(all.slice(start, start + AT_ONCE).map(([id, at]) => write(store, id, at)));
}

async function write(store: Store, id: string, at: number): Promise<void> {
	const tale = new Tale('acme', id);
	tale.now = at - CLAIM_MS;
	tale.done({ type: 'open', title: `Case ${id}`, priority: 3 });
	tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer' });
	for (;;) {
		const now = store.clock.now();
		tale.now = Math.min(now, at - 1);
		tale.sweep();
		const events = tale.log.flatMap((entry) => entry.events);
		const after = evolve(null, events, 'acme', id);
		const next = deadlineOf(after, tale.now);
		const committed = await store.cases.commit('acme', {
			operation: `due-${id}`,
			against: 0,
			after,
			open: isOpen(after),
			events,
			decidedAt: now,
			shift: store.clock.shift,
			setDeadlines: next === null ? [] : [{ member: id, at: next }],
			dropDeadlines: [],
			outbox: [],
			suffix: '',
			fingerprint: ''
		});
		if (committed.kind === 'ok') return;
		if (committed.kind !== 'clock') throw new Error(`${id}: ${committed.kind}`);
		store.clock.corrected(committed.now);
	}
}
