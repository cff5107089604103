import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DueDeadline, TakenDeadlines } from '#server/store/deadlines.ts';
import { Deadlines } from './deadlines.ts';
import type { Directory } from './directory.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** The deadlines of clients, as the store has them; and how often it was asked. */
class FakeStore {
	readonly waiting = new Map<string, DueDeadline[]>();
	readonly looks: { client: string; at: number }[] = [];
	away = false;
	readonly clock = { now: () => Date.now() };
	readonly cases = { readMany: () => Promise.resolve([]) };
	readonly deadlines = {
		take: (client: string, limit: number) => this.#take(client, limit),
		rearm: () => Promise.resolve()
	};

	set(client: string, ...at: number[]): void {
		this.waiting.set(
			client,
			at.map((one, index) => ({ case: `${client}-${index}`, at: one }))
		);
	}

	#take(client: string, limit: number): Promise<TakenDeadlines> {
		const now = Date.now();
		this.looks.push({ client, at: now });
		if (this.away) return Promise.reject(new Error('away'));
		const all = this.waiting.get(client) ?? [];
		const due = all.filter(({ at }) => at < now).slice(0, limit);
		const rest = all.filter((one) => !due.includes(one));
		this.waiting.set(client, rest);
		const next = rest.find(({ at }) => at >= now)?.at ?? null;
		return Promise.resolve({ now, due, again: now + SECOND, next });
	}
}

let store: FakeStore;
let told: { case: string; at: number }[];
let troubles: unknown[];
let stop: (() => Promise<void>) | undefined;

function start(...clients: string[]): Deadlines {
	const directory = { all: () => clients.map((id) => ({ id })) } as unknown as Directory;
	const cases = {
		run: ({ case: id }: { case: string }) => {
			told.push({ case: id, at: Date.now() });
			const data = { client: '', case: id, version: 1, position: 'p', changed: true };
			return Promise.resolve({ ok: true as const, data });
		}
	};
	const deadlines = new Deadlines(store, cases, directory);
	stop = deadlines.start((error) => troubles.push(error));
	return deadlines;
}

beforeEach(() => {
	vi.useFakeTimers({ now: 0 });
	store = new FakeStore();
	told = [];
	troubles = [];
});
afterEach(async () => {
	await stop?.();
	vi.useRealTimers();
});

describe('DUE-6 a node sleeps until the next deadline', () => {
	it('tells each right after its instant', async () => {
		store.set('acme', 700, 50 * SECOND, HOUR);
		start('acme');
		await vi.advanceTimersByTimeAsync(HOUR + SECOND);
		expect(told.map((one) => one.case)).toEqual(['acme-0', 'acme-1', 'acme-2']);
		for (const [index, due] of [700, 50 * SECOND, HOUR].entries()) {
			expect(told[index]?.at).toBeGreaterThan(due);
			expect(told[index]?.at).toBeLessThanOrEqual(due + 2);
		}
	});

	it('asks the store of a client every five seconds at the most while nothing is due', async () => {
		const many = Array.from({ length: 1000 }, (_, index) => HOUR + index);
		store.set('acme', ...many);
		start('acme', 'kestrel');
		await vi.advanceTimersByTimeAsync(60 * SECOND);
		for (const name of ['acme', 'kestrel']) {
			const looks = store.looks.filter(({ client }) => client === name);
			expect(looks.length).toBeGreaterThanOrEqual(11);
			expect(looks.length).toBeLessThanOrEqual(13);
		}
	});

	it('takes what comes shortly after one another together, in lots', async () => {
		const burst = Array.from({ length: 1000 }, (_, index) => 2 * SECOND + index);
		store.set('acme', ...burst);
		start('acme');
		await vi.advanceTimersByTimeAsync(SECOND);
		store.looks.length = 0;
		await vi.advanceTimersByTimeAsync(3 * SECOND);
		expect(told).toHaveLength(1000);
		for (const [index, { at }] of told.entries()) expect(at - (burst[index] ?? 0)).toBeLessThan(35);
		expect(store.looks.length).toBeLessThan(60);
	});

	it('goes on by itself after a look that failed', async () => {
		store.away = true;
		store.set('acme', 10);
		start('acme');
		await vi.advanceTimersByTimeAsync(SECOND);
		expect(troubles.length).toBeGreaterThanOrEqual(3);
		expect(troubles.length).toBeLessThanOrEqual(5);
		store.away = false;
		await vi.advanceTimersByTimeAsync(400);
		expect(told.map((one) => one.case)).toEqual(['acme-0']);
	});

	it('a client that has more than its share does not hold up another one', async () => {
		const deadlines = start('acme', 'kestrel');
		await vi.advanceTimersByTimeAsync(10);
		store.set('acme', ...Array.from({ length: 6400 }, () => 5));
		store.set('kestrel', 5);
		deadlines.forget();
		await vi.advanceTimersByTimeAsync(200);
		const place = told.findIndex((one) => one.case === 'kestrel-0');
		expect(place).toBeGreaterThanOrEqual(0);
		expect(place).toBeLessThanOrEqual(3 * 128);
		expect(told).toHaveLength(6401);
	});
});

describe('DUE-7 a deadline that is set after the last look is told in time', () => {
	it('when it is heard of, also during a look', async () => {
		const deadlines = start('acme');
		await vi.advanceTimersByTimeAsync(300);
		store.set('acme', 1500);
		deadlines.heard('acme', 1500);
		deadlines.heard('acme', 9000);
		await vi.advanceTimersByTimeAsync(1300);
		expect(told).toMatchObject([{ case: 'acme-0' }]);
		expect(told[0]?.at).toBeLessThanOrEqual(1600);
	});

	it('when all that was known may be wrong', async () => {
		const deadlines = start('acme');
		await vi.advanceTimersByTimeAsync(300);
		store.set('acme', 100);
		deadlines.forget();
		await vi.advanceTimersByTimeAsync(101);
		expect(told).toHaveLength(1);
	});
});
