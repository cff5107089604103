import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { createApi } from '../../programs/client/index.ts';
import { PLAIN_POLICY, plainCount } from '../../programs/replay/plain-count.ts';
import { readTable } from '../../programs/replay/read.ts';
import { runReplay } from '../../programs/replay/run.ts';
import { findColumns, type Columns } from '../../programs/replay/servicenow/columns.ts';
import { incidentRows } from '../../programs/replay/servicenow/plan.ts';
import { freshPrefix, startNode, type TestNode } from '../support/node.ts';

const data = (name: string) =>
	fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
const WEEK = data('servicenow-week.csv.gz');

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(url: string): Promise<TestNode> {
	const node = await startNode({ url, prefix: freshPrefix(), demo: false });
	stops.push(() => node.stop());
	return node;
}

/** Replays `file` as the program does; every line that it prints. */
async function replay(node: TestNode, file: string, client = 'replay') {
	const printed: string[] = [];
	const right = await runReplay(
		{ file, client, speed: null, live: false, verify: true, url: undefined, key: undefined },
		{
			api: createApi({ url: node.url, key: node.key }),
			print: (line) => printed.push(line),
			progress: () => ({ update() {}, stop() {} }),
			elapsed: () => performance.now(),
			now: () => Date.now(),
			wait: () => Promise.resolve()
		}
	);
	return { right, printed };
}

const marta = { id: 'marta', name: 'Marta', role: 'manager', clients: '*' } as const;

describe.each(inject('stores'))('a replay into a whole node on $name', ({ url }) => {
	test('RPL-2 RPL-10 an incident is known as its last row left it, however often it is replayed', async () => {
		const node = await start(url);
		const dir = await mkdtemp(join(tmpdir(), 'andon-replay-'));
		stops.push(() => rm(dir, { recursive: true }));
		const row = (state: string, time: string, group: string, resolver: string) =>
			`7,${state},4/4/2016 08:00,21,4/4/2016 ${time},26,174,?,3,${group},${resolver},?\n`;
		const file = join(dir, 'seven.csv');
		await writeFile(
			file,
			'number,ident_state,opened_at,sys_updated_by,sys_updated_at,category,category,u_symptom,priority,assignment_group,assigned_to,resolved_at\n' +
				row('New', '09:00', '70', '?') +
				row('Active', '09:10', '71', '?') +
				row('Active', '09:30', '71', '6') +
				row('Resolved', '10:00', '71', '6')
		);
		const first = await replay(node, file);
		expect(first.right).toBe(true);
		expect(first.printed[0]).toMatch(/^4 rows · 1 case · 6 commands sent · 0 refused/);
		const known = (await node.api('GET', '/clients/replay/cases/INC7/history')).body;
		expect(known.case).toMatchObject({
			status: 'resolved',
			tier: 1,
			team: 'Group 71',
			owner: { name: 'Resolver 6' }
		});
		expect((await replay(node, file)).printed[0]).toMatch(
			/1 commands sent · 5 known already · 0 refused/
		);
		expect((await node.api('GET', '/clients/replay/cases/INC7/history')).body).toEqual(known);

		const from = Date.UTC(2016, 3, 4, 9);
		const summary = await node.app.shifts.summary(marta, { from, to: from + 3_600_001 }, false);
		expect(summary.totals).toMatchObject({
			escalations: 1,
			claimed: 1,
			claimedInTime: 0,
			resolved: 1,
			pastSla: 1
		});
	});
});

// on one store: what differs between stores is tested with less
describe.each(inject('stores').slice(0, 1))('a replay of real incidents on $name', ({ url }) => {
	test.skipIf(!existsSync(WEEK))(
		'RPL-20 RPL-21 a week of real incidents: nothing differs, and every shift is as plainly counted',
		{ timeout: 180_000 },
		async () => {
			const node = await start(url);
			const { right, printed } = await replay(node, WEEK);
			expect(printed.at(-1)).toBe('Compared 2008 cases with their last rows: 0 differences.');
			expect(printed[0]).toMatch(/ · 0 refused · /);
			expect(right).toBe(true);
			const table = await readTable(WEEK);
			const rows = incidentRows(table, findColumns(table.header) as Columns);
			const april = Date.UTC(2016, 3, 4);
			const windows = Array.from({ length: 21 }, (_, n) => april + n * 8 * 3_600_000).map(
				(from) => ({ from, to: from + 8 * 3_600_000 })
			);
			for (const window of [...windows, { from: april, to: Date.UTC(2017, 0, 1) }]) {
				const { totals } = await node.app.shifts.summary(marta, window, false);
				expect(totals).toEqual(plainCount(rows, PLAIN_POLICY, window.from, window.to));
			}
		}
	);
});
