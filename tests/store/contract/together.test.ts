import { describe, expect, inject, test } from 'vitest';
import { freshPrefix } from '../../support/node.ts';
import { CLIENT, commitOf, NOTE, OPEN, opened, plainClient, told, wholeLog } from './support.ts';

/** What this machine, because it stood still, sent so late that more than `late` were refused for it is asked anew. */
async function inTime<T extends { answers: { kind: string }[]; late: number }>(
	ask: () => Promise<T>
): Promise<T> {
	for (;;) {
		const asked = await ask();
		if (asked.answers.filter(({ kind }) => kind === 'clock').length <= asked.late) return asked;
	}
}

describe.each(inject('stores'))('what is asked for at once, on $name', ({ url }) => {
	test('STORE-50 each change is done or refused by itself, in the order in which they were asked for', async () => {
		const { store, opening, noting, answers } = await inTime(async () => {
			const store = await opened(url, freshPrefix());
			const { row } = await told(store, null, 'C-1', OPEN);
			const now = store.clock.now();
			const opening = commitOf(store, null, 'C-2', OPEN, { outbox: ['one', 'two'] });
			const noting = commitOf(store, row, 'C-1', NOTE, {
				setDeadlines: [{ member: 'C-1', at: 7 }]
			});
			const commits = [
				opening,
				// the same operation again, and another one against the version that was just overtaken
				opening,
				commitOf(store, null, 'C-2', OPEN, { setDeadlines: [{ member: 'C-2', at: 5 }] }),
				commitOf(store, null, 'C-3', OPEN, { decidedAt: now - 5000 }),
				noting,
				commitOf(store, row, 'C-1', NOTE, { dropDeadlines: ['C-1'] }),
				commitOf(store, null, 'C-4', OPEN, { outbox: [], setDeadlines: [{ member: 'C-4', at: 9 }] })
			];
			const answers = await Promise.all(
				commits.map((commit) => store.cases.commit(CLIENT, commit))
			);
			return { store, opening, noting, answers, late: 1 };
		});
		expect(answers.map(({ kind }) => kind)).toEqual([
			'ok',
			'seen',
			'conflict',
			'clock',
			'ok',
			'conflict',
			'ok'
		]);
		expect(answers[1]).toEqual({ ...answers[0], kind: 'seen' });
		expect(answers[2]).toEqual({ kind: 'conflict', row: opening.after });
		expect(answers[5]).toEqual({ kind: 'conflict', row: noting.after });
		const log = await wholeLog(store);
		expect(log.map((entry) => [entry.case, entry.version])).toEqual([
			['C-1', 1],
			['C-2', 1],
			['C-1', 2],
			['C-4', 1]
		]);
		expect(await store.cases.read(CLIENT, 'C-1')).toEqual(noting.after);
		expect(await store.cases.read(CLIENT, 'C-3')).toBeNull();
		const deadlines = await store.deadlines.due(CLIENT, 10, 10);
		expect(deadlines).toEqual([
			{ case: 'C-1', at: 7 },
			{ case: 'C-4', at: 9 }
		]);
	});

	test('STORE-50 any number of them, of several clients, with and without an outcome that is remembered', async () => {
		const { store, commits, answers } = await inTime(async () => {
			const store = await opened(url, freshPrefix());
			const commits = Array.from({ length: 150 }, (_, index) => ({
				client: index % 3 === 0 ? 'kestrel' : CLIENT,
				commit: commitOf(store, null, `C-${index}`, OPEN, { remember: index % 2 === 0 })
			}));
			const answers = await Promise.all(
				commits.map(({ client, commit }) => store.cases.commit(client, commit))
			);
			return { store, commits, answers, late: 0 };
		});
		for (const [index, { client, commit }] of commits.entries()) {
			const answer = answers[index];
			expect(answer).toMatchObject({ kind: 'ok', outcome: { version: 1 } });
			const [row, outcome] = await Promise.all([
				store.cases.read(client, commit.after.id),
				store.cases.outcome(client, commit.after.id, commit.operation)
			]);
			expect(row).toEqual(commit.after);
			const kept = answer && 'outcome' in answer ? answer.outcome : undefined;
			expect(outcome).toEqual(commit.remember ? kept : null);
		}
		const ours = commits.filter(({ client }) => client === CLIENT);
		expect((await wholeLog(store)).map((entry) => entry.case)).toEqual(
			ours.map(({ commit }) => commit.after.id)
		);
	});

	test('STORE-51 what has come by the store’s time is taken by one node, and comes again after a second', async () => {
		const prefix = freshPrefix();
		let shift = 0;
		const stores = [
			await opened(url, prefix, () => shift),
			await opened(url, prefix, () => shift)
		] as const;
		const begin = stores[0].clock.now();
		const at = (index: number) => begin - 5000 + index;
		const member = (index: number) => `C-${String(index).padStart(2, '0')}`;
		const { row } = await told(stores[0], null, 'C-1', OPEN);
		const setDeadlines = Array.from({ length: 10 }, (_, index) => ({
			member: member(index),
			at: at(index)
		}));
		const later = { member: 'later', at: begin + 60_000 };
		const commit = { setDeadlines: [...setDeadlines, later] };
		await told(stores[0], row, 'C-1', NOTE, commit);

		const [one, other] = await Promise.all([
			stores[0].deadlines.take(CLIENT, 6),
			stores[1].deadlines.take(CLIENT, 6)
		]);
		const taken = [...one.due, ...other.due].sort((a, b) => a.at - b.at);
		expect(taken).toEqual(setDeadlines.map(({ member, at }) => ({ case: member, at })));
		for (const { due } of [one, other]) expect(due).toEqual([...due].sort((a, b) => a.at - b.at));
		const plain = await plainClient(url);
		const [seconds] = (await plain.time()) as unknown as [string, string];
		expect(Math.abs(one.now - Number(seconds) * 1000)).toBeLessThan(5000);
		expect(one.again).toBe(one.now + 1000);
		const soon = await stores[0].deadlines.take(CLIENT, 20);
		// unless this machine stood still for that second
		if (soon.now < Math.min(one.again, other.again)) expect(soon.due).toEqual([]);

		shift = 1001;
		const again = await stores[1].deadlines.take(CLIENT, 20);
		expect(new Set(again.due.map((due) => due.case))).toEqual(
			new Set(setDeadlines.map((s) => s.member))
		);
		expect(again.next).toBe(later.at);
		shift = 100_000;
		const last = await stores[0].deadlines.take(CLIENT, 20);
		expect(last.due.at(-1)).toEqual({ case: 'later', at: later.at });
		expect(last.next).toBeNull();
	});
});
