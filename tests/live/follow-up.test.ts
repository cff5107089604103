import { afterEach, describe, expect, inject, test } from 'vitest';
import { configure } from '../support/asking.ts';
import { TestClock } from '../support/node.ts';
import { Floor, done, escalate, tell } from './floor.ts';

const DAY = 86_400_000;
const RESOLVE = { type: 'resolve', cause: 'Card', done: 'New card' } as const;

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('LIVE-31 what has to be followed up is at every desk, also of a node that starts later, until it is closed', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const one = await floor.node();
		await configure(one, { followUp: { within: '3d' } });
		await escalate(one, ['a', 'b', 'c']);
		for (const id of ['a', 'b', 'c']) done(await tell(one, id, RESOLVE));
		const other = await floor.node();
		const desks = [await floor.desk(one), await floor.desk(other)];
		for (const desk of desks) {
			const { rows } = await desk.until(
				(view) => view.rows.size === 3 && view.figures.counts.open === 0
			);
			const left = (rows.get('acme/a')?.followUp ?? 0) - one.store.clock.now();
			expect(left).toBeGreaterThan(2.9 * DAY);
		}
		const wall = await floor.wall(other).until(() => true);
		expect(wall.rows.size).toBe(0);
		const asked = { type: 'follow-up', channel: 'phone' } as const;
		done(await tell(one, 'a', { ...asked, satisfied: true }));
		done(await tell(one, 'b', { ...asked, satisfied: false }));
		for (const desk of desks) {
			const { rows } = await desk.until(
				(view) => view.rows.size === 2 && view.rows.get('acme/b')?.status === 'active'
			);
			expect(rows.get('acme/b')?.owner).toBeNull();
			expect(rows.get('acme/b')).not.toHaveProperty('followUp');
		}
		// nobody asked, and its time has passed
		clock.forward(3 * DAY + 1000);
		await one.app.deadlines.sweep();
		for (const desk of desks) await desk.until(({ rows }) => !rows.has('acme/c'));
	});

	test('LIVE-31 a client that wants no follow-up any more has nothing left to follow up', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await configure(node, { followUp: { within: '3d' } });
		await escalate(node, ['a']);
		done(await tell(node, 'a', RESOLVE));
		const desk = await floor.desk(node);
		await desk.until(({ rows }) => rows.has('acme/a'));
		await configure(node, {});
		await desk.until(({ rows }) => rows.size === 0);
		expect((await node.store.cases.readOpen('acme')).length).toBe(0);
	});
});
