import { describe, expect, inject, test } from 'vitest';
import { freshPrefix } from '../../support/node.ts';
import {
	CLIENT,
	commitOf,
	committed,
	ESCALATE,
	NOTE,
	OPEN,
	opened,
	plainClient,
	told,
	wholeLog,
	written
} from './support.ts';

describe.each(inject('stores'))('a commit, on $name', ({ url }) => {
	const fresh = () => opened(url, freshPrefix());

	test('STORE-13 a new case is version 1, the next commit version 2, each with its place in the log', async () => {
		const store = await fresh();
		const { commit: opening, answer: first } = await committed(store, () =>
			commitOf(store, null, 'C-1', OPEN)
		);
		expect(first).toMatchObject({ kind: 'ok', outcome: { version: 1, suffix: '' } });
		expect(await store.cases.read(CLIENT, 'C-1')).toEqual(opening.after);

		const kept = { suffix: '17', fingerprint: 'f0' };
		const { commit: noting, answer: second } = await committed(store, () =>
			commitOf(store, opening.after, 'C-1', NOTE, kept)
		);
		expect(second).toMatchObject({
			kind: 'ok',
			outcome: { version: 2, suffix: '17', fingerprint: 'f0' }
		});
		expect((await store.cases.read(CLIENT, 'C-1'))?.version).toBe(2);

		const log = await wholeLog(store);
		const { epoch } = await store.log.head(CLIENT);
		expect(log.map(({ version, events }) => ({ version, events }))).toEqual([
			{ version: 1, events: opening.events },
			{ version: 2, events: noting.events }
		]);
		expect([first, second].map((one) => 'outcome' in one && one.outcome.position)).toEqual(
			log.map(({ id }) => `${epoch}/${id}`)
		);
	});

	test('STORE-14 a commit against another version changes nothing and is given the row that won', async () => {
		const prefix = freshPrefix();
		const store = await opened(url, prefix);
		const { row } = await told(store, null, 'C-1', OPEN);
		const won = await told(store, row, 'C-1', NOTE);
		const plain = await plainClient(url);
		const before = await written(plain, prefix);
		const losers = [
			() => commitOf(store, row, 'C-1', { type: 'update', title: 'Other' }),
			() => commitOf(store, null, 'C-1', OPEN),
			() => ({ ...commitOf(store, won.row, 'C-1', NOTE), against: 3 })
		];
		for (const loser of losers) {
			const { answer } = await committed(store, () => ({ ...loser(), outbox: ['lost'] }));
			expect(answer).toEqual({ kind: 'conflict', row: won.row });
		}
		const { answer } = await committed(store, () => ({
			...commitOf(store, row, 'C-1', NOTE),
			after: { ...row, id: 'C-2' }
		}));
		expect(answer).toEqual({ kind: 'conflict', row: null });
		expect(await written(plain, prefix)).toEqual(before);
	});

	test('STORE-15 of fifty commits against one version exactly one wins', async () => {
		const prefix = freshPrefix();
		const stores = [await opened(url, prefix), await opened(url, prefix)] as const;
		const { row } = await told(stores[0], null, 'C-1', OPEN);
		const answers = await Promise.all(
			Array.from({ length: 50 }, async (_, index) => {
				const store = stores[index % 2] ?? stores[0];
				const title = `Title ${index}`;
				const make = () => commitOf(store, row, 'C-1', { type: 'update', title });
				return (await committed(store, make)).answer;
			})
		);
		expect(answers.filter(({ kind }) => kind === 'ok')).toHaveLength(1);
		const winner = `Title ${answers.findIndex(({ kind }) => kind === 'ok')}`;
		const lost = answers.filter((answer) => answer.kind === 'conflict');
		expect(lost).toHaveLength(49);
		for (const { row: shown } of lost) expect(shown).toMatchObject({ title: winner, version: 2 });
		expect(await stores[1].cases.read(CLIENT, 'C-1')).toMatchObject({ title: winner });
		expect(await wholeLog(stores[0])).toHaveLength(2);
	});

	test('STORE-16 an operation that comes again is answered as before, also after the case moved on', async () => {
		const store = await fresh();
		const { commit: opening, answer: first } = await committed(store, () =>
			commitOf(store, null, 'C-1', OPEN, { suffix: 'as-before' })
		);
		const again = { kind: 'seen', outcome: 'outcome' in first ? first.outcome : null };
		expect(await store.cases.commit(CLIENT, opening)).toEqual(again);
		await told(store, opening.after, 'C-1', NOTE);
		expect(await store.cases.commit(CLIENT, opening)).toEqual(again);
		expect(await store.cases.outcome(CLIENT, 'C-1', opening.operation)).toEqual(again.outcome);
		expect(await wholeLog(store)).toHaveLength(2);
	});

	test('STORE-17 an operation id used for another case is another operation', async () => {
		const store = await fresh();
		const operation = 'the-same-id';
		const opens = (id: string) =>
			committed(store, () => commitOf(store, null, id, OPEN, { operation }));
		const [one, other] = [await opens('C-1'), await opens('C-2')];
		expect([one.answer.kind, other.answer.kind]).toEqual(['ok', 'ok']);
		expect(await store.cases.read(CLIENT, 'C-2')).not.toBeNull();
	});

	test('STORE-18 what was decided at a time the store does not share is refused with the store’s time', async () => {
		const prefix = freshPrefix();
		const store = await opened(url, prefix);
		const plain = await plainClient(url);
		const before = await written(plain, prefix);
		for (const ms of [-1000, 1000]) {
			const now = store.clock.now();
			const commit = commitOf(store, null, 'C-1', OPEN, { decidedAt: now + ms });
			const answer = await store.cases.commit(CLIENT, commit);
			expect(answer.kind).toBe('clock');
			if (answer.kind !== 'clock') continue;
			expect(answer.now).toBeGreaterThan(now - 250);
			expect(answer.now).toBeLessThan(store.clock.now() + 250);
		}
		expect(await written(plain, prefix)).toEqual(before);
		const near = () => commitOf(store, null, 'C-1', OPEN, { decidedAt: store.clock.now() - 100 });
		expect((await committed(store, near)).answer.kind).toBe('ok');
	});

	test('STORE-19 deadlines are set and dropped in the same step, and found when they have come', async () => {
		const store = await fresh();
		const { row } = await told(store, null, 'C-1', OPEN);
		const escalated = await told(store, row, 'C-1', ESCALATE);
		const all = () => store.deadlines.due(CLIENT, Number.MAX_SAFE_INTEGER, 100);
		const first = escalated.row.clocks.claim?.warn?.at ?? 0;
		expect(await all()).toEqual([{ case: 'C-1', at: first }]);
		expect(await store.deadlines.due(CLIENT, first, 100)).toEqual([]);
		expect(await store.deadlines.due(CLIENT, first + 1, 1)).toHaveLength(1);

		const dropDeadlines = ['C-1'];
		const setDeadlines = [{ member: 'C-9', at: 42 }];
		await told(store, escalated.row, 'C-1', { type: 'claim' }, { dropDeadlines, setDeadlines });
		expect(await all()).toEqual([{ case: 'C-9', at: 42 }]);
	});

	test('STORE-20 a deadline that was set anew meanwhile is not taken away', async () => {
		const store = await fresh();
		const { row } = await told(store, null, 'C-1', OPEN);
		const member = 'C-1';
		const first = await told(store, row, 'C-1', NOTE, { setDeadlines: [{ member, at: 10 }] });
		const [seen] = await store.deadlines.due(CLIENT, 11, 10);
		if (!seen) throw new Error('the deadline is not due');
		await told(store, first.row, 'C-1', NOTE, { setDeadlines: [{ member, at: 20 }] });
		await store.deadlines.rearm(CLIENT, [{ ...seen, next: null }]);
		const [kept] = await store.deadlines.due(CLIENT, 21, 10);
		expect(kept).toMatchObject({ case: member, at: 20 });
		await store.deadlines.rearm(CLIENT, kept ? [{ ...kept, next: null }] : []);
		expect(await store.deadlines.count(CLIENT)).toBe(0);
	});

	test('STORE-21 outbox, open set, index of hours and trail are written in the same step', async () => {
		const prefix = freshPrefix();
		const store = await opened(url, prefix);
		const plain = await plainClient(url);
		const at = store.clock.now() - 5 * 3_600_000;
		const first = await told(store, null, 'C-1', OPEN, { at, outbox: ['one', 'two'] });
		const second = await told(store, first.row, 'C-1', NOTE, { outbox: ['three'] });
		const own = (name: string) => `${prefix}:{${CLIENT}}:${name}`;
		const sent = await plain.xRange(own('outbox'), '-', '+');
		expect((sent ?? []).map(({ message }) => ({ ...message }))).toEqual([
			{ c: 'C-1', p: first.id, m: 'one' },
			{ c: 'C-1', p: first.id, m: 'two' },
			{ c: 'C-1', p: second.id, m: 'three' }
		]);
		expect(await plain.lRange(own('trail:C-1'), 0, -1)).toEqual([first.id, second.id]);
		const hour = (ms: number) => Math.floor(ms / 3_600_000);
		expect(await plain.hGetAll(own('hours'))).toMatchObject({
			[`${hour(at)}f`]: first.id,
			[`${hour(at)}l`]: first.id,
			[`${hour(second.row.updatedAt)}l`]: second.id
		});
		expect((await store.cases.readOpen(CLIENT)).map(({ id }) => id)).toEqual(['C-1']);
		const status = 'resolved';
		const solved = await told(store, second.row, 'C-1', { type: 'update', status });
		expect(await store.cases.readOpen(CLIENT)).toEqual([]);
		await told(store, solved.row, 'C-1', { type: 'reopen', why: 'Not solved' });
		expect((await store.cases.readOpen(CLIENT)).map(({ id }) => id)).toEqual(['C-1']);
	});

	test('STORE-22 clients are kept apart, and cases are read one, many, open, or a part at a time', async () => {
		const store = await fresh();
		for (let index = 0; index < 30; index++) await told(store, null, `C-${index}`, OPEN);
		expect(await store.cases.read('other', 'C-1')).toBeNull();
		expect(await store.log.head('other')).toEqual({ id: '0-0', epoch: null });
		const some = await store.cases.readMany(CLIENT, ['C-3', 'nowhere', 'C-4']);
		expect(some.map(({ id }) => id).sort()).toEqual(['C-3', 'C-4']);
		for (const scan of ['scan', 'scanOpen'] as const) {
			const seen = new Set<string>();
			let cursor = '0';
			do {
				const part = await store.cases[scan](CLIENT, cursor, 7);
				for (const { id } of part.rows) seen.add(id);
				cursor = part.next;
			} while (cursor !== '0');
			expect(seen.size, scan).toBe(30);
		}
	});
});
