import { afterEach, describe, expect, inject, test } from 'vitest';
import type { CaseView } from '#lib/shared/wire/history.ts';
import { DEMO_SCOPES } from '#server/services/identity/own-programs.ts';
import { demoClientIds } from '#server/services/seed.ts';
import { createApi } from '../../programs/client/index.ts';
import { runDemo } from '../../programs/demo/runner.ts';
import { freshPrefix, startNode } from '../support/node.ts';
import { Screen } from '../support/screen.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0).reverse()) await stop();
});

describe.each(inject('stores'))('the demo floor on $name', ({ url }) => {
	test('DEMO-1 DEMO-7 DEMO-12 a wall is full when it opens, and everything that the demo says is accepted', async () => {
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
		// as the server makes it: for its own clients, which it may configure
		const { text: key } = await node.app.keys.make('demo', demoClientIds, DEMO_SCOPES);
		const api = createApi({
			url: node.url,
			key,
			fetch: counting,
			retry: { giveUpAfter: 10_000 }
		});
		await expect(runDemo({ api, seed: 7, now: () => Date.now() + ahead, wait })).rejects.toBe(over);
		expect(refusals).toEqual([]);

		for (const client of demoClientIds) {
			const { body } = await node.api('GET', `/clients/${client}/configuration`);
			expect(body).toMatchObject({ version: 1, by: { name: 'demo' } });
			const again = await node.api('POST', `/clients/${client}/configuration/check`, {
				configuration: body.configuration
			});
			expect(again.body).toEqual({ ok: true, faults: [], warnings: [] });
		}
		const elsewhere = api.putConfiguration('acme', {}, { expected: 0 });
		await expect(elsewhere).rejects.toMatchObject({ facts: { code: 'forbidden' } });

		const wall = new Screen(node.url, 'display');
		stops.push(() => wall.close());
		const shown = await wall.until(({ rows }) => rows.size > 10);
		const { counts, queues, ticker } = shown.figures;
		expect(counts.open).toBeGreaterThan(25);
		expect(counts.open).toBeLessThan(120);
		expect(counts.unclaimed).toBeGreaterThanOrEqual(3);
		expect(queues).toHaveLength(9);
		for (const { trend } of queues) expect(trend.length).toBeGreaterThan(20);
		expect(ticker.length).toBeGreaterThan(4);
		const { body } = await node.api('GET', '/clients/northwind/cases?status=open&limit=1000');
		const claimed = body.cases.filter(({ owner }: CaseView) => owner !== null);
		expect(claimed.length).toBeGreaterThan(3);
		for (const { place, tier, clocks } of claimed as CaseView[]) {
			expect(place?.path).toBeTruthy();
			const names = clocks.map(({ name }) => name);
			for (const name of ['update', 'resolve', 'lease']) expect(names).toContain(name);
			// above management there is nobody to go to
			if (tier < 4) expect(names).toContain('dwell');
		}
	});
});
