import { describe, expect, inject, test } from 'vitest';
import { freshPrefix } from '../support/node.ts';
import { opened, plainClient } from './contract/support.ts';

const of = { client: 'acme', group: 'alerts' };

describe.each(inject('stores'))('$name', ({ url }) => {
	const two = async () => {
		const prefix = freshPrefix();
		return { prefix, one: await opened(url, prefix), other: await opened(url, prefix) };
	};
	const fill = async (store: Awaited<ReturnType<typeof opened>>, from: number, to: number) => {
		for (let n = from; n < to; n++) await store.outbox.add('acme', `m-${n}`);
	};
	const messages = (entries: { message: string }[]) => entries.map(({ message }) => message);
	const numbers = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, index) => `m-${from + index}`);

	test('ALRT-10 what a commit left behind is handed out in order, to one node at a time', async () => {
		const { one, other } = await two();
		expect(await one.outbox.take(of, 10)).toEqual([]);
		await fill(one, 0, 7);
		const first = await one.outbox.take(of, 4);
		expect(messages(first)).toEqual(numbers(0, 4));
		// it is not the other one's turn, though there is more
		expect(await other.outbox.take(of, 4)).toEqual([]);
		await one.outbox.finish(
			of,
			first.map(({ id }) => id)
		);
		const rest = await one.outbox.take(of, 4);
		expect(messages(rest)).toEqual(numbers(4, 7));
		expect(rest.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
		await one.outbox.finish(
			of,
			rest.map(({ id }) => id)
		);
		expect(await one.outbox.take(of, 4)).toEqual([]);
	});

	test('ALRT-11 what was handed out and not finished is handed out again, by the same node or the next one', async () => {
		const { one, other } = await two();
		await fill(one, 0, 5);
		const taken = await one.outbox.take(of, 3);
		await one.outbox.finish(of, [taken[0]?.id ?? '']);
		const again = await one.outbox.take(of, 10);
		expect(messages(again)).toEqual(numbers(1, 3));
		expect(again.map(({ attempts }) => attempts)).toEqual([2, 2]);
		// the node goes; the next one begins with what it left
		await one.outbox.leave([of]);
		const left = await other.outbox.take(of, 10);
		expect(messages(left)).toEqual(numbers(1, 3));
		expect(left.map(({ attempts }) => attempts)).toEqual([3, 3]);
		await other.outbox.finish(
			of,
			left.map(({ id }) => id)
		);
		expect(messages(await other.outbox.take(of, 10))).toEqual(numbers(3, 5));
	});

	test('ALRT-11 a node that died is followed by another one, by itself', async () => {
		const { prefix, one, other } = await two();
		await fill(one, 0, 3);
		expect(await one.outbox.take(of, 3)).toHaveLength(3);
		const plain = await plainClient(url);
		const turn = `${prefix}:{acme}:turn:alerts`;
		// as if its five seconds were over
		expect(await plain.pTTL(turn)).toBeGreaterThan(0);
		expect(await plain.pTTL(turn)).toBeLessThanOrEqual(5000);
		await plain.del(turn);
		expect(messages(await other.outbox.take(of, 10))).toEqual(numbers(0, 3));
	});

	test('ALRT-12 what every group has finished is not kept; what one has not, is', async () => {
		const { one } = await two();
		const slow = { client: 'acme', group: 'slow' };
		await fill(one, 0, 4);
		const seen = await one.outbox.take(slow, 2);
		const taken = await one.outbox.take(of, 10);
		await one.outbox.finish(
			of,
			taken.map(({ id }) => id)
		);
		expect(await one.outbox.waiting('acme')).toBe(4);
		await one.outbox.finish(
			slow,
			seen.map(({ id }) => id)
		);
		expect(await one.outbox.waiting('acme')).toBe(2);
		const rest = await one.outbox.take(slow, 10);
		expect(messages(rest)).toEqual(numbers(2, 4));
		await one.outbox.finish(
			slow,
			rest.map(({ id }) => id)
		);
		expect(await one.outbox.waiting('acme')).toBe(0);
	});

	test('ALRT-12 what cannot be worked on is kept with the reason, and keeps nothing else waiting', async () => {
		const { one } = await two();
		await fill(one, 0, 2);
		const [bad] = await one.outbox.take(of, 10);
		if (!bad) throw new Error('nothing was taken');
		await one.outbox.bury(of, bad, 'no such thing');
		expect(await one.outbox.dead('acme')).toEqual([{ message: 'm-0', why: 'no such thing' }]);
		expect(messages(await one.outbox.take(of, 10))).toEqual(['m-1']);
	});
});
