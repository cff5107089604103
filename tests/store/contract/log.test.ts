import { describe, expect, inject, test } from 'vitest';
import type { Case } from '#server/domain/case.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Store } from '#server/store/index.ts';
import { freshPrefix } from '../../support/node.ts';
import { CLIENT, NOTE, OPEN, opened, told, wholeLog } from './support.ts';

const HOUR = 3_600_000;
/** A commit that waits too long is refused for its time. */
const AT_ONCE = 100;

async function during(store: Store, from: number, to: number): Promise<LogEntry[]> {
	const found: LogEntry[] = [];
	for await (const some of store.log.during(CLIENT, from, to)) found.push(...some);
	return found;
}

describe.each(inject('stores'))('the log, on $name', ({ url }) => {
	const fresh = () => opened(url, freshPrefix());

	/** `each` cases an hour in the hours before now, the oldest hour first. */
	async function hoursOfCases(store: Store, hours: number, each: number) {
		const start = Math.floor(store.clock.now() / HOUR - hours) * HOUR;
		for (let hour = 0; hour < hours; hour++)
			for (let first = 0; first < each; first += AT_ONCE)
				await Promise.all(
					Array.from({ length: Math.min(AT_ONCE, each - first) }, (_, index) => {
						const at = start + hour * HOUR + first + index;
						return told(store, null, `C-${hour}-${first + index}`, OPEN, { at });
					})
				);
		return start;
	}

	test('STORE-23 what happened in a span is found, and the hours beside it are not read', async () => {
		const store = await fresh();
		const start = await hoursOfCases(store, 6, 20);
		const third = await during(store, start + 2 * HOUR, start + 3 * HOUR - 1);
		expect(third.map((entry) => entry.case).sort()).toEqual(
			Array.from({ length: 20 }, (_, index) => `C-2-${index}`).sort()
		);
		expect(await during(store, start - 9 * HOUR, start - 2 * HOUR)).toEqual([]);
		expect(await during(store, start, start + 7 * HOUR)).toEqual(await wholeLog(store));
	});

	test('STORE-24 an event that was told late is found in the hour in which it happened', async () => {
		const store = await fresh();
		const start = await hoursOfCases(store, 6, 5);
		const late = start + 2 * HOUR + 30 * 60_000;
		await told(store, null, 'late', OPEN, { at: late });
		const found = await during(store, late, late + 1);
		expect(found.at(-1)).toMatchObject({ case: 'late', events: [{ type: 'opened', at: late }] });
		const ids = found.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const fifth = await during(store, start + 5 * HOUR, start + 6 * HOUR - 1);
		expect(fifth).toHaveLength(5);
	});

	test('STORE-25 more than one read brings is handed on in parts, in order and once', async () => {
		const store = await fresh();
		const start = await hoursOfCases(store, 1, 2300);
		let parts = 0;
		const ids: string[] = [];
		for await (const some of store.log.during(CLIENT, start, start + HOUR)) {
			parts += 1;
			ids.push(...some.map(({ id }) => id));
		}
		expect(parts).toBe(3);
		expect(ids).toEqual((await wholeLog(store)).map(({ id }) => id));
		expect(ids).toHaveLength(2300);
		const [, second] = ids;
		const next = await store.log.after(CLIENT, ids[0] ?? '', 1);
		expect(next.map(({ id }) => id)).toEqual([second]);
	});

	test('STORE-26 the history of one case is its newest entries, newest first, and says if there are older ones', async () => {
		const store = await fresh();
		let row: Case = (await told(store, null, 'C-1', OPEN)).row;
		await told(store, null, 'C-2', OPEN);
		for (let index = 0; index < 5; index++)
			row = (await told(store, row, 'C-1', { ...NOTE, text: `${index}` })).row;
		const part = await store.log.ofCase(CLIENT, 'C-1', 4);
		expect(part.entries.map(({ version }) => version)).toEqual([6, 5, 4, 3]);
		expect(part.more).toBe(true);
		const whole = await store.log.ofCase(CLIENT, 'C-1', 6);
		expect(whole.entries.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
		expect(whole.entries.every((entry) => entry.case === 'C-1')).toBe(true);
		expect(whole.more).toBe(false);
		expect(await store.log.ofCase(CLIENT, 'nowhere', 6)).toEqual({ entries: [], more: false });
	});

	test('STORE-26 the newest entries up to one are told oldest first, and what has given way is among them', async () => {
		const store = await fresh();
		for (let n = 1; n <= 5; n++) await told(store, null, `C-${n}`, OPEN);
		const all = await wholeLog(store);
		const idOf = (n: number) => all[n - 1]?.id ?? '';
		const casesUpTo = async (id: string, limit: number) =>
			(await store.log.before(CLIENT, id, limit)).map((entry) => entry.case);
		const holds = async () => {
			expect(await casesUpTo(idOf(4), 3)).toEqual(['C-2', 'C-3', 'C-4']);
			expect(await casesUpTo(idOf(5), 9)).toEqual(['C-1', 'C-2', 'C-3', 'C-4', 'C-5']);
			expect((await store.log.head(CLIENT)).id).toBe(idOf(5));
			const { entries, more } = await store.log.ofCase(CLIENT, 'C-3', 2);
			expect(entries.map(({ id }) => id)).toEqual([idOf(3)]);
			expect(more).toBe(false);
		};
		await holds();
		for (const n of [3, 5]) {
			const entries = all.filter(({ id }) => id === idOf(n));
			expect(await store.erasure.hide(CLIENT, `C-${n}`, { row: null, entries })).toBe(1);
		}
		await holds();
	});
});
