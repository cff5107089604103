import { afterEach, describe, expect, inject, test } from 'vitest';
import { createApi } from '../../programs/client/index.ts';
import { runDemo } from '../../programs/demo/runner.ts';
import { freshPrefix, startNode } from '../support/node.ts';
import { Screen } from '../support/screen.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0).reverse()) await stop();
});

describe.each(inject('stores'))('the demo floor on $name', ({ url }) => {
	test('DEMO-1 DEMO-7 a wall is full when it opens, and everything that the demo says is accepted', async () => {
		const node = await startNode({ url, prefix: freshPrefix() });
		stops.push(() => node.stop());
		const refusals: string[] = [];
		const counting: typeof fetch = async (...call) => {
			const response = await fetch(...call);
			const { results = [] } = (await response.clone().json()) as {
				results?: { ok: boolean; error?: { detail: string } }[];
			};
			refusals.push(...results.flatMap(({ ok, error }) => (ok ? [] : (error?.detail ?? ''))));
			return response;
		};
		const over = new Error('over');
		// the demo's own clock runs ahead: two minutes of it pass as fast as the node takes what it says
		let ahead = 0;
		const wait = (ms: number) =>
			(ahead += ms) > 120_000 ? Promise.reject(over) : Promise.resolve();
		const api = createApi({
			url: node.url,
			key: node.key,
			fetch: counting,
			retry: { giveUpAfter: 10_000 }
		});
		await expect(runDemo({ api, seed: 7, now: () => Date.now() + ahead, wait })).rejects.toBe(over);
		expect(refusals).toEqual([]);

		const wall = new Screen(node.url, 'display');
		stops.push(() => wall.close());
		const shown = await wall.until(({ rows }) => rows.size > 10);
		const { counts, queues, ticker } = shown.figures;
		expect(counts.open).toBeGreaterThan(25);
		expect(counts.open).toBeLessThan(80);
		expect(counts.unclaimed).toBeGreaterThanOrEqual(3);
		expect(queues).toHaveLength(9);
		for (const { trend } of queues) expect(trend.length).toBeGreaterThan(20);
		expect(ticker.length).toBeGreaterThan(4);
	});
});
