import { describe, expect, inject, test } from 'vitest';
import type { TestNode } from '../support/node.ts';
import { BAD, rule, rulesFloor, until } from '../support/rules.ts';

const LONG = rule(
	'queue.oldestWait > duration("10m") && queue.free == 0',
	{ subject: 'operational', tier: 2 },
	{ name: 'long-wait', on: 'queue' }
);

/** Every rule knows that its queue is well. */
const calm = ({ store }: TestNode, sweep: () => Promise<unknown>) =>
	until(async () => {
		await sweep();
		const standings = await store.rules.standings('acme');
		return standings.every(({ text }) => JSON.parse(text).phase === 'calm');
	});

describe.each(inject('stores'))('rules over queues, on $name', ({ url }) => {
	test('RULE-11 the first waits over ten minutes and nobody is free: an operational escalation that says so', async () => {
		const { look, sweep, read, steps } = await rulesFloor(url, [LONG]);
		await look({ ...BAD, oldestWaitSeconds: 300 });
		await sweep();
		expect((await read('queue-voice-1')).code).toBe('not-found');
		await look(BAD);
		await sweep();
		await until(async () => (await read('queue-voice-1')).tier === 2);
		expect(await read('queue-voice-1')).toMatchObject({
			title: 'Voice: 7 wait, the first for 12 min; nobody free, 9 busy, 2 away',
			ref: 'voice 1',
			queue: 'voice',
			tier: 2,
			subject: 'operational',
			trigger: 'automatic',
			priority: 2
		});
		const [escalated] = await steps('queue-voice-1');
		expect(escalated).toMatchObject({
			by: { kind: 'rule', id: 'long-wait' },
			why: 'When queue.oldestWait > duration("10m") && queue.free == 0'
		});
	});

	test('RULE-7 a queue that is told of is asked about at once', async () => {
		const { look, read } = await rulesFloor(url, [LONG]);
		await look(BAD);
		await until(async () => (await read('queue-voice-1')).tier === 2);
	});

	test('RULE-12 while it is open there is no second, however often the queue turns bad', async () => {
		const { look, sweep, read } = await rulesFloor(url, [LONG]);
		for (let turn = 0; turn < 3; turn++) {
			await look(BAD);
			await sweep();
			await look();
			await sweep();
		}
		await until(async () => (await read('queue-voice-1')).tier === 2);
		expect((await read('queue-voice-2')).code).toBe('not-found');
	});

	test('RULE-12 after it was resolved there is none until the queue has been well again', async () => {
		const { node, look, sweep, read, tell } = await rulesFloor(url, [LONG]);
		await look(BAD);
		await until(async () => (await read('queue-voice-1')).tier === 2);
		await tell('queue-voice-1', { type: 'resolve', cause: 'Staff', done: 'Two more came' });
		await look({ ...BAD, oldestWaitSeconds: 800 });
		await sweep();
		expect((await read('queue-voice-2')).code).toBe('not-found');
		await look();
		await calm(node, sweep);
		await look(BAD);
		await sweep();
		await until(async () => (await read('queue-voice-2')).tier === 2);
	});

	test('RULE-12 a queue that nobody tells of is neither well nor bad', async () => {
		const { look, sweep, read, clock, tell } = await rulesFloor(url, [LONG]);
		await look(BAD);
		await until(async () => (await read('queue-voice-1')).tier === 2);
		await tell('queue-voice-1', { type: 'resolve', cause: 'Staff', done: 'Two more came' });
		clock.forward(20 * 60_000);
		await sweep();
		await look(BAD);
		await sweep();
		expect((await read('queue-voice-2')).code).toBe('not-found');
	});

	test('RULE-13 three nodes that see it at once open one case', async () => {
		const { node, look, sweep, nodes, steps, tell } = await rulesFloor(url, [LONG], 3);
		for (let turn = 1; turn <= 5; turn++) {
			await look(BAD);
			await Promise.all([sweep(), sweep()]);
			const known = () =>
				new Set(nodes.flatMap(({ app }) => [...(app.state.client('acme')?.cases.keys() ?? [])]));
			await until(() => known().size > 0);
			const [id = '', ...more] = known();
			expect(more).toEqual([]);
			await until(async () => (await steps(id)).length === 2);
			expect((await steps(id)).map(({ type }) => type)).toEqual(['escalated', 'opened']);
			await tell(id, { type: 'resolve', cause: 'Staff', done: 'Two more came' });
			await look();
			await calm(node, sweep);
			expect(known().size).toBe(0);
		}
	});

	test('RULE-13 what a node began and did not finish is finished by the next one', async () => {
		const { look, sweep, node, read, steps } = await rulesFloor(url, [LONG]);
		const opening = {
			phase: 'opening',
			case: 'queue-voice-7',
			title: 'Voice: 9 wait; nobody free, 9 busy, 2 away',
			ref: 'voice 7',
			why: 'When it holds'
		};
		await node.store.rules.stand(
			'acme',
			{ queue: 'voice', rule: 'long-wait', text: '' },
			JSON.stringify(opening)
		);
		await look();
		await sweep();
		await until(async () => (await read('queue-voice-7')).tier === 2);
		await sweep();
		expect(await read('queue-voice-7')).toMatchObject({ title: opening.title, tier: 2 });
		expect((await steps('queue-voice-7')).map(({ type }) => type)).toEqual(['escalated', 'opened']);
	});
});
