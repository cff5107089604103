import { afterEach, describe, expect, inject, test } from 'vitest';
import { freshPrefix, startNode, type TestNode } from '../support/node.ts';
import { Screen } from '../support/screen.ts';

describe.each(inject('stores'))('on $name', ({ url }) => {
	const stops: (() => unknown)[] = [];
	afterEach(async () => {
		for (const stop of stops.splice(0).reverse()) await stop();
	});
	async function node(prefix = freshPrefix()): Promise<TestNode> {
		const started = await startNode({ url, prefix });
		stops.push(() => started.stop());
		return started;
	}
	function screen(at: TestNode, kind: 'display' | 'desk', cookie?: string): Screen {
		const opened = new Screen(at.url, kind, cookie);
		stops.push(() => opened.close());
		return opened;
	}

	test('LIVE-23 an escalation told to one node shows on a wall of another, and a claim at a desk too', async () => {
		const prefix = freshPrefix();
		const [one, other] = [await node(prefix), await node(prefix)];
		const wall = screen(other, 'display');
		await wall.until(() => true);
		const opened = await one.api('POST', '/clients/acme/batch', {
			items: [
				{ operation: 'first-open', case: 'a-1', command: { type: 'open', title: 'No refund' } },
				{
					operation: 'first-escalate',
					case: 'a-1',
					command: { type: 'escalate', subject: 'billing', trigger: 'customer', tier: 2 }
				}
			]
		});
		expect(opened.status).toBe(200);
		const shown = await wall.until(({ rows }) => rows.has('acme/a-1'));
		expect(shown.rows.get('acme/a-1')).toMatchObject({ title: 'No refund', tier: 2, owner: null });
		expect(shown.figures.counts).toMatchObject({ open: 1, unclaimed: 1 });

		const desk = screen(one, 'desk', await one.cookieOf('priya'));
		await desk.until(({ rows }) => rows.has('acme/a-1'));
		const claimed = await desk.command('acme', 'a-1', { type: 'claim' });
		expect(claimed).toMatchObject({ ok: true });
		const taken = await wall.until(
			({ rows }) => rows.get('acme/a-1')?.owner?.name === 'Priya Raman'
		);
		expect(taken.figures.counts.unclaimed).toBe(0);
		expect(taken.figures.ticker[0]).toMatchObject({ what: 'claimed', who: 'Priya Raman' });

		const late = screen(await node(prefix), 'display');
		const recalled = await late.until(({ rows }) => rows.has('acme/a-1'));
		expect(recalled.figures.ticker).toEqual(taken.figures.ticker);
	});
});
