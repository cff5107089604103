import { describe, expect, it } from 'vitest';
import { createMemoryFloor } from '../testing/memory-floor.ts';
import { LEFT_ALONE_MS } from './acts.ts';
import { SUPERVISORS } from './cast.ts';
import { openFloor } from './opening.ts';
import { MINUTE, SECOND } from './rates.ts';

const NOW = Date.UTC(2026, 10, 21, 19, 0);
const options = { seed: 7, now: NOW, run: 'test', firstNumber: 1_000_000 };
const HOUR = 60 * MINUTE;

/** A floor whose items are carried out by the real rules. */
function played(seed = 7) {
	let now = NOW;
	const floor = createMemoryFloor(() => now);
	const opening = openFloor({ ...options, seed });
	const send = (items: typeof opening.escalations) =>
		items.map(({ client, item }) => ({ item, answer: floor.act(client, item) }));
	const opened = send([...opening.escalations, ...opening.others]);
	const resolved = send(opening.resolved.flat());
	const escalations = () =>
		[...floor.cases.values()].filter(
			({ tier, status }) => tier > 0 && status !== 'resolved' && status !== 'closed'
		);
	return {
		sim: opening.floor,
		floor,
		opened,
		resolved,
		escalations,
		step: (to: number) => send(opening.floor.step((now = to)))
	};
}
const refusals = (sent: { answer: { ok: boolean } }[]) => sent.filter(({ answer }) => !answer.ok);

describe('the opening', () => {
	it.each([1, 2, 3, 4, 5])('DEMO-1 is a floor at work, with seed %d', (seed) => {
		const { opened, resolved, floor, escalations } = played(seed);
		expect(refusals([...opened, ...resolved])).toEqual([]);
		const open = [...floor.cases.values()].filter(
			({ status }) => status !== 'resolved' && status !== 'closed'
		);
		expect(open.length).toBeGreaterThan(200);
		expect(open.length).toBeLessThan(420);
		const now = escalations();
		expect(now.length).toBeGreaterThanOrEqual(25);
		expect(now.length).toBeLessThanOrEqual(70);
		expect(new Set(now.map(({ subject }) => subject)).size).toBeGreaterThanOrEqual(4);
		expect(new Set(now.map(({ tier }) => tier)).size).toBeGreaterThanOrEqual(3);
		const unclaimed = now.filter(({ owner }) => owner === null).length;
		expect(unclaimed).toBeGreaterThanOrEqual(3);
		expect(unclaimed).toBeLessThanOrEqual(14);
		const dues = now.map(({ clocks }) =>
			Math.min(
				...[clocks.claim, clocks.resolve].flatMap((clock) =>
					clock && clock.stoppedAt === null ? clock.dueAt : []
				)
			)
		);
		expect(
			dues.filter((due) => due > NOW && due < NOW + 15 * MINUTE).length
		).toBeGreaterThanOrEqual(2);
		expect(dues.filter((due) => due <= NOW).length).toBeLessThanOrEqual(12);
		const owners = now.map(({ owner }) => owner?.id);
		for (const person of ['priya', 'mateo', 'aisha']) expect(owners).toContain(person);
	});

	it('DEMO-1 is the same for the same seed', () => {
		const items = () => openFloor(options).escalations;
		expect(items()).toEqual(items());
		expect(openFloor({ ...options, seed: 8 }).escalations).not.toEqual(items());
	});

	it('DEMO-2 tells each ticket as a whole, so that none is seen half-told', () => {
		const { escalations, others } = openFloor(options);
		for (const items of [escalations, others]) {
			const runs = items.filter(({ item }, at) => items[at - 1]?.item.case !== item.case);
			expect(runs.length).toBe(new Set(items.map(({ item }) => item.case)).size);
			expect(runs.every(({ item }) => item.command.type === 'open')).toBe(true);
		}
	});
});

describe('a day', () => {
	it(
		'DEMO-3 goes on as it began: never empty, never flooded, never refused',
		{ timeout: 60_000 },
		() => {
			const { step, escalations, sim, floor } = played();
			const open: number[] = [];
			const unclaimed: number[] = [];
			let [refused, escalated, reopened] = [0, 0, 0];
			for (let at = NOW + SECOND; at <= NOW + 24 * HOUR; at += 10 * SECOND) {
				const sent = step(at);
				refused += refusals(sent).length;
				for (const { item } of sent) {
					if (item.command.type === 'escalate') escalated++;
					if (item.command.type === 'reopen') reopened++;
				}
				if ((at - NOW - SECOND) % MINUTE !== 0) continue;
				const figures = sim.figures();
				open.push(figures.escalations);
				unclaimed.push(figures.unclaimed);
				for (const [key, { status }] of floor.cases)
					if (status === 'closed') floor.cases.delete(key);
			}
			expect(refused).toBe(0);
			expect(escalations().length).toBe(sim.figures().escalations);
			expect(Math.min(...open)).toBeGreaterThanOrEqual(20);
			expect(Math.max(...open)).toBeLessThanOrEqual(110);
			open.sort((a, b) => a - b);
			expect(open[720]).toBeGreaterThanOrEqual(30);
			expect(open[720]).toBeLessThanOrEqual(60);
			expect(unclaimed.filter((count) => count === 0).length).toBeLessThan(15);
			const every = (24 * 3600) / escalated;
			expect(every).toBeGreaterThan(20);
			expect(every).toBeLessThan(40);
			expect(reopened / escalated).toBeGreaterThan(0.02);
			expect(reopened / escalated).toBeLessThan(0.07);
		}
	);

	it('DEMO-4 makes up for nothing when the API was away', () => {
		const { step } = played();
		let usual = 0;
		for (let at = NOW; at <= NOW + MINUTE; at += 10 * SECOND) usual += step(at).length;
		expect(usual).toBeGreaterThan(10);
		expect(step(NOW + 5 * HOUR).length).toBeLessThan(usual);
	});
});

describe('people on the desk', () => {
	const claimedByPerson = () => {
		const one = played();
		const target = one.escalations().find(({ owner, tier }) => owner === null && tier < 3);
		if (!target) throw new Error('nothing to claim');
		const { client, id } = target;
		const command = { type: 'claim', owner: { id: 'tomas', name: 'Tomas Novak' } } as const;
		one.floor.act(client, { operation: 'desk-operation-1', case: id, command });
		const learn = () => {
			const now = one.floor.cases.get(`${client}/${id}`);
			if (now) one.sim.learn({ ...now, case: id, clocks: [] });
		};
		learn();
		return { ...one, learn, client, id };
	};

	it('DEMO-5 keep what they claimed: it is left alone until they end it, or for 20 minutes', () => {
		const { step, id, learn } = claimedByPerson();
		const after: string[] = [];
		for (let at = NOW + SECOND; at < NOW + 4 * HOUR; at += 10 * SECOND) {
			for (const { item, answer } of step(at)) {
				if (item.case !== id) continue;
				expect(answer.ok).toBe(true);
				after.push(item.command.type);
				expect(at - NOW).toBeGreaterThan(LEFT_ALONE_MS - 10 * SECOND);
			}
			learn();
		}
		expect(after.slice(0, 1)).toEqual(['resolve']);
	});

	it('DEMO-6 who give one back get some minutes before another takes it', () => {
		const { step, learn, floor, client, id } = claimedByPerson();
		floor.act(client, { operation: 'desk-operation-2', case: id, command: { type: 'release' } });
		learn();
		const claims: number[] = [];
		for (let at = NOW + SECOND; at < NOW + HOUR && claims.length === 0; at += SECOND)
			for (const { item } of step(at))
				if (item.case === id && item.command.type === 'claim') claims.push(at - NOW);
		expect(claims[0]).toBeGreaterThan(2 * MINUTE);
	});

	it('DEMO-5 are told from those whom the demo plays', () => {
		expect(
			SUPERVISORS.map(({ id }) => id).filter((id) =>
				['priya', 'mateo', 'aisha', 'tomas', 'marta'].includes(id)
			)
		).toEqual([]);
	});
});
