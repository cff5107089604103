import { describe, expect, it } from 'vitest';
import { opened, OPENED_AT as NOW, played } from '../testing/demo-floor.ts';
import { isRunning } from '#server/domain/clocks/deadlines.ts';
import { viewOf } from '../testing/memory-floor.ts';
import { MINUTE, SECOND } from './rates.ts';

const HOUR = 60 * MINUTE;
const refusals = (sent: { answer: { ok: boolean } }[]) => sent.filter(({ answer }) => !answer.ok);

describe('the opening', () => {
	it.each([1, 2, 3, 4, 5])('DEMO-1 is a floor at work, with seed %d', (seed) => {
		const { told, floor, escalations, tick, late, breaches } = played(seed);
		expect(refusals(told)).toEqual([]);
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
				...[clocks.claim, clocks.update, clocks.resolve].flatMap((clock) =>
					isRunning(clock) ? clock.dueAt : []
				)
			)
		);
		expect(
			dues.filter((due) => due > NOW && due < NOW + 15 * MINUTE).length
		).toBeGreaterThanOrEqual(2);
		expect(late()).toBeLessThanOrEqual(6);
		expect(breaches()).toBeLessThanOrEqual(4);
		const owners = now.map(({ owner }) => owner?.id);
		for (const person of ['priya', 'mateo', 'aisha']) expect(owners).toContain(person);
		// what was made up has nothing for clocks to make up for
		const before = floor.log.length;
		tick();
		const done = floor.log.slice(before).map(({ event }) => event.type);
		expect(done.filter((type) => !type.endsWith('warned')).length).toBeLessThanOrEqual(4);
	});

	it('DEMO-1 is the same for the same seed', () => {
		const items = () => opened().escalations;
		expect(items()).toEqual(items());
		expect(opened(8).escalations).not.toEqual(items());
	});

	it('DEMO-2 tells each ticket as a whole, so that none is seen half-told', () => {
		const { escalations, others } = opened();
		for (const items of [escalations.flat(), others]) {
			const runs = items.filter(({ item }, at) => items[at - 1]?.item.case !== item.case);
			expect(runs.length).toBe(new Set(items.map(({ item }) => item.case)).size);
			expect(runs.every(({ item }) => item.command.type === 'open')).toBe(true);
		}
	});
});

describe('a day', () => {
	it(
		'DEMO-3 DEMO-11 goes on as it began: never empty, never flooded, never refused, mostly on time',
		{ timeout: 90_000 },
		() => {
			const { step, escalations, sim, floor, late, breaches } = played();
			const looks: Record<'open' | 'unclaimed' | 'late' | 'breaches', number>[] = [];
			const done = new Map<string, number>();
			let [refused, unsatisfied] = [0, 0];
			floor.log.length = 0;
			for (let at = NOW + SECOND; at <= NOW + 24 * HOUR; at += 10 * SECOND) {
				const sent = step(at);
				refused += refusals(sent).length;
				for (const { item } of sent)
					if (item.command.type === 'follow-up' && !item.command.satisfied) unsatisfied++;
				if ((at - NOW - SECOND) % MINUTE !== 0) continue;
				const figures = sim.figures();
				looks.push({
					open: figures.escalations,
					unclaimed: figures.unclaimed,
					late: late(),
					breaches: breaches()
				});
				for (const { event } of floor.log.splice(0))
					done.set(event.type, (done.get(event.type) ?? 0) + 1);
				for (const [key, { status }] of floor.cases)
					if (status === 'closed') floor.cases.delete(key);
			}
			expect(refused).toBe(0);
			expect(escalations().length).toBe(sim.figures().escalations);
			/** The count that so many of a hundred looks do not exceed. */
			const share = (of: keyof (typeof looks)[number], percent: number) =>
				looks.map((look) => look[of]).sort((a, b) => a - b)[
					Math.floor(((looks.length - 1) * percent) / 100)
				] ?? NaN;
			expect(share('open', 0)).toBeGreaterThanOrEqual(20);
			expect(share('open', 100)).toBeLessThanOrEqual(110);
			expect(share('open', 50)).toBeGreaterThanOrEqual(30);
			expect(share('open', 50)).toBeLessThanOrEqual(60);
			expect(share('unclaimed', 1)).toBeGreaterThanOrEqual(3);
			expect(share('unclaimed', 90)).toBeLessThanOrEqual(14);
			expect(share('late', 50)).toBeGreaterThanOrEqual(1);
			expect(share('late', 90)).toBeLessThanOrEqual(6);
			expect(share('breaches', 90)).toBeLessThanOrEqual(3);
			const escalated = done.get('escalated') ?? 0;
			const every = (24 * 3600) / escalated;
			expect(every).toBeGreaterThan(20);
			expect(every).toBeLessThan(40);
			expect(unsatisfied / escalated).toBeGreaterThan(0.02);
			expect(unsatisfied / escalated).toBeLessThan(0.07);
			const anHour = (type: string) => (done.get(type) ?? 0) / 24;
			for (const [type, least, most] of [
				['lease-lapsed', 1, 12],
				['stepped', 1, 15],
				['triggered', 1, 8],
				['customer-updated', 40, 200],
				['ticked', 60, 400],
				['followed-up', 60, 200]
			] as const) {
				expect(anHour(type), type).toBeGreaterThanOrEqual(least);
				expect(anHour(type), type).toBeLessThanOrEqual(most);
			}
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

it('DEMO-16 works on a case that a rule has opened for a queue, as on any other', () => {
	const { floor, sim, step } = played();
	const tell = (n: number, command: Parameters<typeof floor.act>[1]['command']) =>
		floor.act('halden', { operation: `queue-rule-${n}`, case: 'queue-voice-1', command });
	tell(1, { type: 'open', title: 'Voice: 7 wait, nobody free', queue: 'voice', priority: 2 });
	tell(2, { type: 'escalate', subject: 'operational', trigger: 'automatic' });
	const opened = floor.cases.get('halden/queue-voice-1');
	if (opened) sim.learn(viewOf(opened));
	const done: string[] = [];
	for (let at = NOW + SECOND; at < NOW + 3 * HOUR; at += 10 * SECOND)
		for (const { item, answer } of step(at))
			if (item.case === 'queue-voice-1' && answer.ok) done.push(item.command.type);
	expect(done).toContain('claim');
	expect(done).toContain('resolve');
	expect(done).toContain('follow-up');
});
