import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import { Floor, done, escalate, ids } from '../live/floor.ts';
import { TestClock } from '../support/node.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The demo floor is in Cebu, eight hours ahead of UTC, and knows no summer time. */
const CEBU = 8 * HOUR;
const MARTA: Person = { id: 'marta', name: 'Marta Lindqvist', role: 'manager', clients: '*' };

describe.each(inject('stores').slice(0, 1))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('STORY-6 a night on the floor: the shift changes on the wall, midnight passes, and in the morning it is told what it was like', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const node = await floor.node();
		const now = () => node.store.clock.now();
		/** Moves on to the next time that the floor's clock shows this hour. */
		const until = (hour: number) => {
			const today = Math.floor((now() + CEBU) / (24 * HOUR)) * 24 * HOUR - CEBU;
			const next = today + hour * HOUR;
			clock.forward((next > now() ? next : next + 24 * HOUR) - now());
		};
		const sweep = () => node.app.deadlines.sweep();
		const facts = { priority: 3 } as const;

		until(21.5);
		const [wall, desk] = [floor.wall(node), await floor.desk(node)];
		await wall.until(({ figures }) => figures.shift?.name === 'Evening shift');
		await escalate(node, ids(3, 'evening'), { facts });
		done(await desk.command('acme', 'evening-0', { type: 'claim' }));

		until(22);
		const night = await wall.until(({ figures }) => figures.shift?.name === 'Night shift');
		expect(night.figures.shift).toMatchObject({ to: (night.figures.shift?.from ?? 0) + 8 * HOUR });
		await sweep();
		await wall.until(({ figures }) => figures.counts.pastSla === 2);

		// in the evening's last half hour three came; the night gets four, two of them after midnight
		await escalate(node, ids(2, 'night'), { facts });
		done(await desk.command('acme', 'night-0', { type: 'claim' }));
		until(0.5);
		await sweep();
		await escalate(node, ids(2, 'late'), { facts });
		clock.forward(5 * MINUTE);
		done(await desk.command('acme', 'late-0', { type: 'claim' }));
		done(
			await desk.command('acme', 'late-0', { type: 'resolve', cause: 'Card', done: 'New card' })
		);
		done(
			await desk.command('acme', 'evening-0', { type: 'resolve', cause: 'Card', done: 'New card' })
		);
		until(5);
		await sweep();
		done(
			await desk.command('acme', 'night-0', { type: 'resolve', cause: 'Card', done: 'New card' })
		);
		done(await desk.command('acme', 'late-0', { type: 'reopen', why: 'It happened again' }));
		done(await desk.command('acme', 'late-0', { type: 'claim' }));

		until(6.5);
		await sweep();
		await wall.until(({ figures }) => figures.shift?.name === 'Day shift');
		const summary = await node.app.pages.shift.summary(MARTA, 'last');
		expect(summary.window).toMatchObject({ name: 'Night shift', running: false });
		expect(summary.window.to - summary.window.from).toBe(8 * HOUR);
		expect(summary.totals).toMatchObject({
			// one of them began again, which is told apart
			escalations: 4,
			// night-0, late-0 and late-0 once more, all in time; night-1 and late-1 ran out with nobody having them
			claimed: 3,
			claimedInTime: 3,
			claimsDecided: 5,
			resolved: 3,
			reopened: 1
		});
		const running = await node.app.pages.shift.summary(MARTA, 'running');
		expect(running).toMatchObject({ window: { name: 'Day shift', running: true } });
		// evening-1, evening-2, night-1, late-0, late-1
		expect(running.openNow).toBe(5);
		const { figures } = await wall.until((view) => view.figures.counts.open === 5);
		expect(figures.counts.unclaimed).toBe(4);
	});
});
