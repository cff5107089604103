import { describe, expect, it } from 'vitest';
import { KINDS } from './queue-model.ts';
import { createDemoQueues } from './queues.ts';
import { MINUTE, SECOND } from './rates.ts';

const NOW = Date.UTC(2026, 10, 21, 19, 0);
const HOUR = 60 * MINUTE;

describe('queues', () => {
	it('DEMO-7 begin with half an hour of a look a minute, and are heard of every ten seconds at least', () => {
		const queues = createDemoQueues(3, NOW);
		const past = queues.past();
		expect(past).toHaveLength(9 * 30);
		expect(new Set(past.map(({ observation }) => observation.at)).size).toBe(30);
		const told = new Map<string, number[]>();
		for (let at = NOW + 2 * SECOND; at <= NOW + MINUTE; at += 2 * SECOND)
			for (const { client, queue } of queues.step(at))
				told.set(`${client}/${queue}`, [...(told.get(`${client}/${queue}`) ?? []), at]);
		expect(told.size).toBe(9);
		for (const ats of told.values()) expect(ats.length).toBeGreaterThanOrEqual(6);
	});

	it('DEMO-8 stay lively and bounded over a day; the day begins at midnight of the floor', () => {
		const queues = createDemoQueues(3, NOW);
		queues.past();
		const most = new Map<string, number>();
		for (let at = NOW; at < NOW + 24 * HOUR; at += 10 * SECOND)
			for (const { client, queue, observation } of queues.step(at)) {
				const { offered, handled, abandoned, agents } = observation;
				const key = `${client}/${queue}`;
				most.set(key, Math.max(most.get(key) ?? 0, observation.waiting));
				expect(Math.min(agents.free, agents.busy, agents.away)).toBeGreaterThanOrEqual(0);
				if ((at / HOUR + 8) % 24 < 0.01) expect(offered + handled + abandoned).toBeLessThan(60);
			}
		for (const [key, count] of most) {
			expect(count, key).toBeGreaterThan(3);
			expect(count, key).toBeLessThan(key.endsWith('email') ? 160 : 60);
		}
		expect(KINDS.email.answerWithin).toBe(14_400);
	});
});
