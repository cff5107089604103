import { afterEach, describe, expect, inject, test } from 'vitest';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import { Floor, done, escalate, tell } from '../live/floor.ts';
import { TestClock, type TestNode } from '../support/node.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What the log has of a case, in its order. */
async function logOf(node: TestNode, id = 'a'): Promise<string[]> {
	const log = await node.store.log.after('acme', '0-0', 100_000);
	return log
		.filter((entry) => entry.case === id)
		.flatMap(({ events }) => events.map(({ type }) => type));
}

const dueOf = async (node: TestNode, id: string, clock: 'claim' | 'resolve') =>
	(await node.store.cases.read('acme', id))?.clocks[clock]?.dueAt ?? 0;

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	/** Two nodes that share a movable clock, and an escalation of priority 3: 15 minutes to claim, 8 hours to resolve. */
	async function begin() {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const nodes = [await floor.node(), await floor.node()] as const;
		const [one, other] = nodes;
		await escalate(one, ['a'], { facts: { priority: 3 } });
		const wall = floor.wall(other);
		await wall.until(({ rows }) => rows.has('acme/a'));
		const sweep = () => Promise.all(nodes.map(({ app }) => app.deadlines.sweep()));
		return { clock, one, other, wall, sweep };
	}

	test('STORY-1 an escalation is warned of at its shares, is past SLA once, and the wall’s counts move with time alone', async () => {
		const { clock, one, wall, sweep } = await begin();
		await wall.until(({ figures }) => figures.counts.dueSoon === 1);
		clock.forward(7 * MINUTE);
		await sweep();
		expect(await logOf(one)).toEqual(['opened', 'escalated']);
		clock.forward(31 * SECOND);
		await sweep();
		expect(await logOf(one)).toEqual(['opened', 'escalated', 'clock-warned']);
		clock.forward(3 * MINUTE + 45 * SECOND);
		await sweep();
		expect(await logOf(one)).toEqual(['opened', 'escalated', 'clock-warned', 'clock-warned']);
		await wall.until(({ rows }) => rows.get('acme/a')?.version === 4);
		clock.forward(3 * MINUTE + 45 * SECOND);
		const late = await wall.until(({ figures }) => figures.counts.pastSla === 1);
		expect(late.figures.counts).toEqual({ open: 1, pastSla: 1, dueSoon: 0, unclaimed: 1 });
		await sweep();
		await sweep();
		expect((await logOf(one)).filter((type) => type === 'clock-past')).toHaveLength(1);
		const { figures } = await wall.until((view) => view.figures.ticker[0]?.what === 'past-sla');
		expect(figures.ticker.filter(({ what }) => what === 'past-sla')).toHaveLength(1);
	});

	test('STORY-2 a claim at the last moment is in time; a late one shows first that the clock ran out', async () => {
		const { clock, one, other, wall, sweep } = await begin();
		await escalate(one, ['b'], { facts: { priority: 3 } });
		const desk = await floor.desk(other);
		clock.forward((await dueOf(one, 'a', 'claim')) - 10 * SECOND - one.store.clock.now());
		expect(await desk.command('acme', 'a', { type: 'claim' })).toMatchObject({ ok: true });
		clock.forward((await dueOf(one, 'b', 'claim')) + SECOND - one.store.clock.now());
		expect(await desk.command('acme', 'b', { type: 'claim' })).toMatchObject({ ok: true });
		await sweep();
		expect(await logOf(one, 'a')).not.toContain('clock-past');
		const late = await logOf(one, 'b');
		expect(late.slice(-2)).toEqual(['clock-past', 'claimed']);
		expect(late.filter((type) => type === 'clock-past')).toHaveLength(1);
		// the clock that runs now is the one to resolve it
		const { rows } = await wall.until((view) => view.figures.counts.unclaimed === 0);
		expect([...rows.values()].map(({ clock: next }) => next?.name)).toEqual(['resolve', 'resolve']);
	});

	test('STORY-3 a claim is undone from another node within eight seconds; after that it is too late', async () => {
		const { clock, one, other, wall } = await begin();
		const [here, there] = [await floor.desk(one), await floor.desk(other)];
		const before = (await wall.until(() => true)).rows.get('acme/a');
		const claimed = done(await here.command('acme', 'a', { type: 'claim' }));
		expect(claimed.undoUntil).toBeDefined();
		clock.forward(SECOND);
		expect(await there.command('acme', 'a', { type: 'undo-claim' })).toMatchObject({ ok: true });
		const after = (await wall.until(({ rows }) => rows.get('acme/a')?.version === 4)).rows.get(
			'acme/a'
		);
		expect(after).toEqual({ ...before, version: 4 });

		done(await here.command('acme', 'a', { type: 'retier', tier: 3 }));
		// the clocks of two nodes may differ by a quarter of a second
		clock.forward(8 * SECOND + 500);
		expect(await there.command('acme', 'a', { type: 'undo-retier' })).toMatchObject({
			ok: false,
			error: { code: 'undo-late', temporary: false }
		});
	});

	test('STORY-4 what somebody did since is not undone; the passing of a clock is nobody’s act', async () => {
		const { clock, one, other, sweep } = await begin();
		const [priya, mateo] = [await floor.desk(one), await floor.desk(other, 'mateo')];
		const undo: DeskCommand = { type: 'undo-claim' };
		done(await priya.command('acme', 'a', { type: 'claim' }));
		done(await mateo.command('acme', 'a', { type: 'note', text: 'Customer called' }));
		expect(await priya.command('acme', 'a', undo)).toMatchObject({
			ok: false,
			error: { code: 'undo-moved' }
		});
		done(await priya.command('acme', 'a', { type: 'release' }));
		expect(await mateo.command('acme', 'a', { type: 'undo-claim' })).toMatchObject({
			ok: false,
			error: { code: 'undo-moved' }
		});
		// the resolve clock runs out within the eight seconds
		await escalate(one, ['b'], { facts: { priority: 3 } });
		const due = await dueOf(one, 'b', 'resolve');
		clock.forward(due - 4 * SECOND - one.store.clock.now());
		done(await priya.command('acme', 'b', { type: 'claim' }));
		clock.forward(Math.max(0, due + 300 - one.store.clock.now()));
		await sweep();
		expect((await logOf(one, 'b')).at(-1)).toBe('clock-past');
		expect(await priya.command('acme', 'b', undo)).toMatchObject({ ok: true });
	});

	test('STORY-5 an escalation that is reopened is on the wall again, unclaimed, with new clocks', async () => {
		const { clock, one, wall } = await begin();
		const desk = await floor.desk(one);
		done(await desk.command('acme', 'a', { type: 'claim' }));
		done(await desk.command('acme', 'a', { type: 'resolve', cause: 'Card', done: 'New card' }));
		const gone = await wall.until(({ rows }) => rows.size === 0);
		expect(gone.figures.counts.open).toBe(0);
		clock.forward(60 * MINUTE);
		done(await desk.command('acme', 'a', { type: 'reopen', why: 'It happened again' }));
		const { rows, figures } = await wall.until((view) => view.rows.has('acme/a'));
		const row = rows.get('acme/a');
		const now = one.store.clock.now();
		expect(row).toMatchObject({ owner: null, ownedSince: null, tier: 1, clock: { name: 'claim' } });
		expect((row?.clock?.due ?? 0) - (row?.clock?.from ?? 0)).toBe(15 * MINUTE);
		expect(now - (row?.clock?.from ?? 0)).toBeLessThan(10 * SECOND);
		expect(figures.counts).toMatchObject({ open: 1, pastSla: 0, unclaimed: 1 });
		expect(figures.ticker[0]).toMatchObject({ what: 'reopened', who: 'Priya Raman', tier: 1 });
		expect(await tell(one, 'a', { type: 'claim' })).toMatchObject({ ok: true });
	});
});
