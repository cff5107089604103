import { afterEach, describe, expect, it } from 'vitest';
import { Configuration } from '#server/domain/configuration/schema.ts';
import { compilePlan } from '#server/domain/plan/compile.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import { createApi } from '../client/index.ts';
import { startMemoryApi } from '../testing/memory-api.ts';
import { demoPlan } from '../testing/demo-plan.ts';
import { createMemoryFloor } from '../testing/memory-floor.ts';
import { BRANDS } from './cast.ts';
import { configurationOf } from './configuration.ts';
import { SECOND } from './rates.ts';
import { runDemo } from './runner.ts';

const NOW = Date.UTC(2026, 10, 21, 19, 0);
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0)) await stop();
});

/** The demo on a clock that each wait moves, until `end`. */
async function setUp(configured: Record<string, object> = {}) {
	let now = NOW;
	const plans = new Map<string, Plan>();
	const configure = (client: string, written: object) =>
		plans.set(client, compilePlan('UTC', 2, Configuration.parse(written)));
	for (const [client, written] of Object.entries(configured)) configure(client, written);
	const floor = createMemoryFloor(
		() => now,
		(client) => plans.get(client) ?? demoPlan(client)
	);
	const server = await startMemoryApi(floor, [...BRANDS]);
	stops.push(server.stop);
	const api = createApi({ url: server.url, key: 'andon_a_b', retry: { giveUpAfter: 0 } });
	const escalations = () =>
		[...floor.cases.values()].filter(
			({ tier, status }) => tier > 0 && status !== 'resolved' && status !== 'closed'
		);
	async function run(seconds: number, meanwhile: (second: number) => void = () => {}) {
		let second = 0;
		const over = new Error('over');
		const wait = async (ms: number) => {
			now += ms;
			floor.tick();
			meanwhile(++second);
			if (second > seconds) throw over;
		};
		await expect(runDemo({ api, seed: 7, now: () => now, wait })).rejects.toBe(over);
	}
	return { floor, server, run, escalations, configure, later: (ms: number) => void (now += ms) };
}

describe('the demo', { timeout: 180_000 }, () => {
	it('DEMO-1 DEMO-7 opens the floor and its nine queues, and keeps both going', async () => {
		const { floor, server, run, escalations } = await setUp();
		await run(240);
		expect(server.queues.size).toBe(9);
		expect(server.queues.get('kestrel/voice')).toEqual({ name: 'Voice', answerWithin: 90 });
		expect(escalations().length).toBeGreaterThan(25);
		const live = floor.log.filter(({ event }) => event.at > NOW + SECOND);
		expect(new Set(live.map(({ event }) => event.type))).toContain('escalated');
		const looks = floor.looks.filter(({ observation }) => (observation.at ?? 0) > NOW);
		expect(looks.length).toBeGreaterThan(9 * 9);
		const summary = floor.log.filter(({ event }) => event.type === 'resolved' && event.at < NOW);
		expect(summary.length).toBeGreaterThan(200);
	});

	it('DEMO-10 started again goes on with what is there, instead of opening the floor twice', async () => {
		const { floor, run, escalations } = await setUp();
		await run(10);
		const before = escalations().length;
		const known = floor.cases.size;
		await run(120);
		expect(escalations().length).toBeLessThan(before + 12);
		expect(floor.cases.size - known).toBeLessThan(30);
		const claims = floor.log.filter(
			({ event }) => event.type === 'claimed' && event.at > NOW + 15 * SECOND
		);
		expect(claims.length).toBeGreaterThan(0);
	});

	it('DEMO-14 goes by what somebody has configured, and leaves it', async () => {
		const causes = ['Ours', 'Theirs'];
		const written = { ...configurationOf('halden'), causes };
		const { floor, server, run } = await setUp({ halden: written });
		const own = { version: 7, configuration: written };
		server.configurations.set('halden', own);
		await run(3);
		expect(server.configurations.get('halden')).toBe(own);
		expect(server.configurations.get('kestrel')?.version).toBe(1);
		const found = floor.log.flatMap(({ key, event }) =>
			key.startsWith('halden/') && event.type === 'resolved' ? event.cause : []
		);
		expect(found.length).toBeGreaterThan(30);
		expect(new Set(found)).toEqual(new Set(causes));
	});

	it('DEMO-14 learns of another configuration by what is refused', async () => {
		const { floor, server, run, configure } = await setUp();
		const causes = ['Ours', 'Theirs'];
		await run(400, (second) => {
			if (second !== 5) return;
			const configuration = { ...configurationOf('halden'), causes };
			configure('halden', configuration);
			server.configurations.set('halden', { version: 2, configuration });
		});
		const found = floor.log.flatMap(({ key, event }) =>
			key.startsWith('halden/') && event.type === 'resolved' && event.at > NOW + 10 * SECOND
				? event.cause
				: []
		);
		expect(found.length).toBeGreaterThan(1);
		for (const cause of found) expect(causes).toContain(cause);
	});

	it('DEMO-15 puts away what was left a day ago, and opens the floor anew', async () => {
		const { floor, run, escalations, later } = await setUp();
		await run(3);
		const left = escalations().map(({ id }) => id);
		later(24 * 3600 * SECOND);
		floor.tick();
		await run(3);
		expect(left.length).toBeGreaterThan(25);
		const open = escalations();
		expect(open.filter(({ id }) => left.includes(id))).toEqual([]);
		expect(open.length).toBeGreaterThan(25);
		expect(open.filter(({ subject }) => subject === 'sla-breach').length).toBeLessThan(5);
	});

	it('DEMO-5 hears within a minute who claimed what, and keeps away from it', async () => {
		const { floor, run, escalations } = await setUp();
		let taken: { client: string; id: string } | undefined;
		await run(400, (second) => {
			if (second !== 5) return;
			taken = escalations().find(({ owner, clocks }) => !owner && clocks.claim);
			const command = { type: 'claim', owner: { id: 'priya', name: 'Priya Raman' } } as const;
			if (taken) floor.act(taken.client, { operation: 'desk-claim-1', case: taken.id, command });
		});
		expect(taken).toBeDefined();
		expect(floor.cases.get(`${taken?.client}/${taken?.id}`)?.owner?.id).toBe('priya');
	});
});
