import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '#server/store/failure.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { writeDue } from '../support/due-at.ts';
import { freshPrefix, startNode, TestClock } from '../support/node.ts';

const DEADLINES = Number(process.env['ANDON_DEADLINES'] ?? 10_000);
const SPREAD_MS = Math.max(2000, DEADLINES / 2);
const MINUTE = 60_000;

interface Told {
	case: string;
	due: number;
	late: number | undefined;
	recordedAt: number;
}

/** Reads the log on: each claim clock that was told to have run out, in the order of the log. */
class Tellings {
	readonly all: Told[] = [];
	readonly #store: Store;
	#from = '0-0';

	constructor(store: Store) {
		this.#store = store;
	}

	/** Until so many were told. */
	async until(count: number): Promise<void> {
		const late = performance.now() + SPREAD_MS + 120_000;
		while (this.all.length < count) {
			if (performance.now() > late) throw new Error(`${this.all.length} of ${count} were told`);
			await this.#read().catch(ifOnlyAway);
			await wait(10);
		}
	}

	/** Until no deadline is waiting for a node, not even one that a node has taken. */
	async nothingLeft(): Promise<void> {
		const soon = () => this.#store.clock.now() + 60 * MINUTE;
		const left = () => this.#store.deadlines.due('acme', soon(), 1).catch(ifOnlyAway);
		while ((await left())?.length !== 0) await wait(10);
		await this.#read();
	}

	async #read(): Promise<void> {
		const entries = await this.#store.log.after('acme', this.#from, 5000);
		this.#from = entries.at(-1)?.id ?? this.#from;
		for (const { case: id, events, recordedAt } of entries)
			for (const event of events)
				if (event.type === 'clock-past')
					this.all.push({ case: id, due: event.due, late: event.late, recordedAt });
	}
}

/** A store that is so busy that it is given up for a moment is asked again. */
function ifOnlyAway(error: unknown): undefined {
	if (!(error instanceof StoreUnavailable)) throw error;
}

async function storeOf(url: string, prefix: string, clock?: TestClock): Promise<Store> {
	const store = await openStore({ url, prefix, ...(clock && { shift: clock.shift }) });
	onTestFinished(() => store.close());
	return store;
}

const PROGRAM = new URL('../support/node-process.ts', import.meta.url);
const SKEW = new URL('../support/skewed-clock.ts', import.meta.url).href;

/** A node whose machine's clock is wrong. */
async function node(url: string, prefix: string, skewMs: number): Promise<ChildProcess> {
	const child = fork(PROGRAM, [url, prefix], {
		execArgv: ['--import', SKEW],
		env: { ...process.env, SKEW_MS: String(skewMs) }
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const [{ machineTime }] = (await once(child, 'message')) as [{ machineTime: number }];
	expect(Math.abs(machineTime - Date.now() - skewMs)).toBeLessThan(MINUTE);
	return child;
}

const percentile = (sorted: number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

describe.each(inject('stores'))('on $name', ({ url }) => {
	test(
		'DUE-4 two nodes with clocks five minutes wrong, one killed at any moment: each deadline is told once, none early',
		{ timeout: SPREAD_MS + 240_000 },
		async ({ annotate }) => {
			const prefix = freshPrefix();
			const store = await storeOf(url, prefix);
			const nodes = await Promise.all([
				node(url, prefix, 5 * MINUTE),
				node(url, prefix, -5 * MINUTE)
			]);
			const begin = store.clock.now() + 1000 + DEADLINES / 2;
			const due = new Map(
				Array.from({ length: DEADLINES }, (_, index) => [
					`c-${index}`,
					begin + Math.floor(Math.random() * SPREAD_MS)
				])
			);
			await writeDue(store, due);
			const told = new Tellings(store);
			const after = Math.ceil(DEADLINES * (0.1 + 0.8 * Math.random()));
			await told.until(after);
			const killed = nodes[Math.random() < 0.5 ? 0 : 1];
			killed?.kill('SIGKILL');
			await told.until(DEADLINES);
			// also what the killed node had taken and not told, or told and not heard of
			await told.nothingLeft();
			expect(told.all.length, `killed after ${after}`).toBe(DEADLINES);
			for (const { case: id, due: at, recordedAt } of told.all) {
				expect(at, id).toBe(due.get(id));
				expect(recordedAt, id).toBeGreaterThan(at);
				due.delete(id);
			}
			expect(due.size).toBe(0);
			const late = told.all.map((one) => one.recordedAt - one.due).sort((a, b) => a - b);
			const [p50, p99] = [percentile(late, 0.5), percentile(late, 0.99)];
			await annotate(
				`${DEADLINES} deadlines, a node killed after ${after}: late by p50 ${p50} ms, p99 ${p99} ms, at the most ${late.at(-1)} ms`
			);
		}
	);

	test('DUE-5 what nobody could tell is told later, the earliest first, and says how late it is', async () => {
		const prefix = freshPrefix();
		const clock = new TestClock();
		const store = await storeOf(url, prefix, clock);
		const begin = store.clock.now() + MINUTE;
		const due = new Map(
			Array.from({ length: 300 }, (_, index) => [
				`c-${index}`,
				begin + ((index * 7919) % 300) * 100
			])
		);
		await writeDue(store, due);
		clock.forward(MINUTE + 2 * 60 * MINUTE);
		const started = await startNode({ url, prefix, clock });
		onTestFinished(() => started.stop());
		const told = new Tellings(store);
		await told.until(300);
		const sorted = [...due].sort(([, one], [, other]) => one - other);
		expect(told.all.map((one) => one.case)).toEqual(sorted.map(([id]) => id));
		for (const { due: at, late = 0, recordedAt } of told.all) {
			expect(late).toBeGreaterThanOrEqual(2 * 60 * MINUTE - 30_000);
			expect(late).toBeLessThanOrEqual(recordedAt - at);
		}
	});
});
