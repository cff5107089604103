/** Alerts on a whole floor: two nodes, supervisors at their desks on either, a wall. */
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import type { AlertTold, AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';
import { done, escalate, Floor, ids, tell } from '../live/floor.ts';
import { TestClock, type TestNode } from '../support/node.ts';
import type { Screen } from '../support/screen.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const SUPERVISORS = ['ana', 'ben', 'cleo', 'dan'];
const WITHIN = { timeout: 20_000, interval: 50 };

/** What a desk was told, as a page would keep it. */
class Heard {
	readonly alerts: AlertView[] = [];
	readonly lines = new Map<string, FloodLine>();
	readonly ended = new Set<string>();

	constructor(desk: Screen) {
		desk.link.on('alert', (told: AlertTold) => {
			if (told.kind === 'alert') this.alerts.push(told.alert);
			if (told.kind === 'line') this.lines.set(told.line.id, told.line);
			if (told.kind === 'ended') for (const id of told.ids) this.ended.add(id);
		});
	}

	/** How many of a rule, one by one and in lines. */
	told(rule: string): number {
		const each = this.alerts.filter((alert) => alert.rule === rule).length;
		return [...this.lines.values()].reduce((sum, { rules }) => sum + (rules[rule] ?? 0), each);
	}
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	async function begin() {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const nodes = [await floor.node(), await floor.node()] as const;
		for (const node of nodes) await floor.people(node, [...SUPERVISORS, 'worker'], ['acme']);
		const sweep = () => Promise.all(nodes.map(({ app }) => app.deadlines.sweep()));
		return { clock, nodes, sweep };
	}

	/** The people of the demo floor are not told: only these serve the client. */
	async function withoutDemo(nodes: readonly TestNode[]) {
		const [node] = nodes;
		for (const id of ['priya', 'mateo', 'aisha', 'tomas', 'marta'])
			await node?.app.directory.remove('person', id);
		for (const { app } of nodes) await app.directory.load();
	}

	async function desks(nodes: readonly [TestNode, TestNode]) {
		const heard = new Map<string, Heard>();
		for (const [index, id] of SUPERVISORS.entries()) {
			const desk = await floor.desk(nodes[index % 2] ?? nodes[0], id);
			heard.set(id, new Heard(desk));
			await desk.until(() => true);
		}
		return heard;
	}

	test('ALRT-27 of 400 breaches in one minute each supervisor is told of ten at most, the list has all of them, and the budget names the rule', async () => {
		const { clock, nodes, sweep } = await begin();
		await withoutDemo(nodes);
		const heard = await desks(nodes);
		const [one, other] = nodes;
		const owner = { id: 'worker', name: 'Worker' };
		// by the clock, not by how long it takes here
		const now = () => one.store.clock.now();
		const to = (at: number) => clock.forward(at - now());
		const [begun, left] = [now(), 8 * 60 * MINUTE];
		for (let part = 0; part < 6; part++) {
			const some = ids(part === 5 ? 65 : 67, `p${part}`);
			await escalate(one, some, { facts: { priority: 3 } });
			await Promise.all(some.map((id) => tell(other, id, { type: 'claim', owner })));
			clock.forward(9 * SECOND);
		}
		const ends = now() + left;
		// before that, who has them is warned: another flood, of nobody else's
		to(begun + left - 44 * MINUTE);
		await vi.waitFor(async () => {
			expect((await one.app.alerts.reader.list(['acme'], 'active', 1)).active).toBe(400);
		}, WITHIN);
		to(begun + left - 20 * SECOND);
		for (const { alerts, lines } of heard.values())
			expect([alerts.length, lines.size]).toEqual([0, 0]);
		// the minute in which the time to resolve of one after the other runs out
		while (now() < ends + 5 * SECOND) {
			await sweep();
			clock.forward(10 * SECOND);
		}
		await sweep();
		await vi.waitFor(() => {
			for (const each of heard.values()) expect(each.told('clock:resolve:past')).toBe(400);
		}, WITHIN);
		for (const { alerts, lines } of heard.values()) {
			expect(lines.size).toBe(1);
			expect(alerts.length + lines.size).toBeLessThanOrEqual(10);
		}
		const { alerts, active } = await one.app.alerts.reader.list(['acme'], 'all', 1000);
		const breaches = alerts.filter(({ rule }) => rule === 'clock:resolve:past');
		expect(active).toBe(400);
		expect(new Set(breaches.map((alert) => alert.case)).size).toBe(400);
		expect(breaches).toHaveLength(400);
		const budget = await other.app.alerts.reader.budget(['acme'], '10-minutes');
		expect(budget).toMatchObject({ count: 400, verdict: 'flood' });
		expect(budget.floods).toMatchObject({ rule: 'clock:resolve:past', share: 1 });
		const metrics = await (await fetch(`${one.url}/metrics`)).text();
		const both = metrics + (await (await fetch(`${other.url}/metrics`)).text());
		const counted = [...both.matchAll(/andon_alerts_total\{[^}]*"raised"\} (\d+)/g)];
		expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(alerts.length);
	}, 90_000);

	test('ALRT-21 an alert comes to the desks of those whom it concerns, and a claim takes it back, on whichever node', async () => {
		const { clock, nodes, sweep } = await begin();
		await withoutDemo(nodes);
		const heard = await desks(nodes);
		await escalate(nodes[0], ['a'], { facts: { priority: 3 } });
		clock.forward(15 * MINUTE + SECOND);
		await sweep();
		await vi.waitFor(() => {
			for (const { alerts } of heard.values())
				expect(alerts.map(({ rule }) => rule)).toEqual(['clock:claim:past']);
		}, WITHIN);
		// whoever comes to a desk now is told what was told before
		const desk = await floor.desk(nodes[0], 'ana');
		const late = new Heard(desk);
		await vi.waitFor(() => expect(late.alerts).toHaveLength(1), WITHIN);
		done(await tell(nodes[1], 'a', { type: 'claim' }));
		await vi.waitFor(() => {
			for (const { alerts, ended } of heard.values())
				expect([...ended]).toEqual(alerts.map(({ id }) => id));
		}, WITHIN);
		const { active } = await nodes[0].app.alerts.reader.list(['acme'], 'active', 10);
		expect(active).toBe(0);
		const after = new Heard(await floor.desk(nodes[0], 'ana'));
		await escalate(nodes[0], ['b'], { facts: { priority: 3 } });
		clock.forward(15 * MINUTE + SECOND);
		await sweep();
		await vi.waitFor(() => expect(after.alerts).toHaveLength(1), WITHIN);
		expect(after.alerts[0]?.case).toBe('b');
	});

	test('ALRT-22 a wall shows what is critical until somebody has it, and says nothing of the customer', async () => {
		const { clock, nodes, sweep } = await begin();
		const [one, other] = nodes;
		const wall = floor.wall(other);
		const facts = { priority: 1, title: 'Ms Sample cannot pay', customer: 'Ms Sample' } as const;
		await escalate(one, ['a'], { facts });
		await escalate(one, ['b'], { facts: { priority: 3 } });
		clock.forward(15 * MINUTE + SECOND);
		await sweep();
		const lit = await wall.until(({ figures }) => figures.alerts.count === 1);
		expect(lit.figures.alerts.newest).toMatchObject([
			{ client: 'acme', rule: 'clock:claim:past', title: 'a: nobody has claimed it in time' }
		]);
		expect(JSON.stringify(lit.figures.alerts)).not.toContain('Sample');
		// a node that starts now knows it, too
		const late = floor.wall(await floor.node());
		await late.until(({ figures }) => figures.alerts.count === 1);
		done(await tell(one, 'a', { type: 'claim' }));
		await wall.until(({ figures }) => figures.alerts.count === 0);
		await late.until(({ figures }) => figures.alerts.count === 0);
	});
});
