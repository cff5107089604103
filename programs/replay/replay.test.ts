import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createApi } from '../client/index.ts';
import { startFakeServer } from '../testing/fake-server.ts';
import { startMemoryApi } from '../testing/memory-api.ts';
import { createMemoryFloor } from '../testing/memory-floor.ts';
import type { Case } from '#server/domain/case.ts';
import { planOf } from './detect.ts';
import { FileFault, RowFault } from './fault.ts';
import { readTable } from './read.ts';
import type { Options } from './options.ts';
import { runReplay } from './run.ts';

const HEADER =
	'number,incident_state,opened_at,sys_updated_by,sys_updated_at,category,subcategory,u_symptom,priority,assignment_group,assigned_to\n';
const row = (number: string, state: string, time: string, group = 'Group 70') =>
	`${number},${state},4/4/2016 08:00,Updated by 21,4/4/2016 ${time},Category 26,Subcategory 174,?,3 - Moderate,${group},?\n`;
const TWO = [
	row('INC0000002', 'New', '10:00'),
	row('INC0000001', 'New', '09:00'),
	row('INC0000001', 'Active', '10:00', 'Group 71'),
	row('INC0000002', 'Resolved', '11:00'),
	row('INC0000001', 'Resolved', '10:00', 'Group 71')
].join('');

/** Moves through three teams, so that a repeated move would show. */
const LONG = [
	row('INC0000001', 'New', '09:00'),
	row('INC0000001', 'Active', '09:10', 'Group 71'),
	row('INC0000001', 'Active', '09:20', 'Group 72'),
	row('INC0000001', 'Active', '09:30', '?'),
	row('INC0000001', 'Resolved', '09:40', 'Group 73')
].join('');

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0)) await stop();
});

async function fileOf(bytes: string | Uint8Array, name = 'incidents.csv') {
	const dir = await mkdtemp(join(tmpdir(), 'andon-replay-'));
	stops.push(() => rm(dir, { recursive: true }));
	await writeFile(join(dir, name), bytes);
	return join(dir, name);
}

async function setUp(bytes: string | Uint8Array, options: Partial<Options> = {}) {
	const floor = createMemoryFloor(() => Date.UTC(2026, 0, 1));
	const server = await startMemoryApi(floor);
	stops.push(server.stop);
	const printed: string[] = [];
	const waits: number[] = [];
	let clock = 0;
	const run = async () =>
		runReplay(
			{
				file: await fileOf(bytes),
				client: 'replay',
				speed: null,
				live: false,
				verify: false,
				url: undefined,
				key: undefined,
				...options
			},
			{
				api: createApi({ url: server.url, key: 'andon_a_b', retry: { giveUpAfter: 0 } }),
				print: (line) => printed.push(line),
				progress: () => ({ update() {}, stop() {} }),
				elapsed: () => clock,
				now: () => Date.UTC(2026, 0, 1),
				wait: async (ms) => {
					waits.push(ms);
					clock += ms;
				}
			}
		);
	const sent = () => floor.log.map(({ key, event }) => `${key.split('/')[1]} ${event.type}`);
	return { floor, server, run, printed, waits, sent };
}

describe('a replay', () => {
	it('RPL-2 sends rows in time order, ties in the order of the file, and sums up', async () => {
		const { run, printed, floor, server } = await setUp(TWO.replace(/^/, HEADER), { verify: true });
		expect(await run()).toBe(true);
		expect(server.clients.get('replay')).toEqual({ name: 'incidents', zone: 'UTC' });
		const of = (id: string) =>
			floor.log.flatMap(({ key, event }) => (key === `replay/${id}` ? event.type : []));
		expect(of('INC0000001')).toEqual(['opened', 'updated', 'escalated', 'updated', 'resolved']);
		expect(floor.cases.get('replay/INC0000001')?.status).toBe('resolved');
		expect(printed[0]).toMatch(/^5 rows · 2 cases · 6 commands sent · 0 refused · 0\.0 s/);
		expect(printed.at(-1)).toBe('Compared 2 cases with their last rows: 0 differences.');
	});

	it('reads a packed file just so, and CRLF with a byte-order mark', async () => {
		const plain = await setUp(HEADER + TWO);
		const packed = await setUp(gzipSync(HEADER + TWO));
		const windows = await setUp(`\uFEFF${(HEADER + TWO).replaceAll('\n', '\r\n')}`);
		for (const one of [plain, packed, windows]) await one.run();
		expect(packed.sent()).toEqual(plain.sent());
		expect(windows.sent()).toEqual(plain.sent());
	});

	it('RPL-3 sends nothing of a file with a bad row, and says where it is', async () => {
		const bad = HEADER + TWO + row('INC0000003', 'Lost', '11:30');
		const { run, server } = await setUp(bad);
		const fault = await run().catch((error: unknown) => error);
		expect(fault).toBeInstanceOf(RowFault);
		expect((fault as Error).message).toMatch(
			/^line 7, column incident_state: expected one of .*, got "Lost"$/
		);
		expect(server.asked).toEqual([]);
	});

	it.each([
		['of another kind', 'a,b\n1,2\n', 'line 1: expected the header'],
		['without a column', HEADER.replace('priority,', ''), 'without the columns priority'],
		['cut short', HEADER + TWO + 'INC1,New\n', 'line 7: another number of columns'],
		['that is empty', '', 'is empty']
	])('RPL-3 refuses a file %s', async (_, bytes, message) => {
		const { run, server } = await setUp(bytes);
		await expect(run()).rejects.toThrow(FileFault);
		await expect(run()).rejects.toThrow(message);
		expect(server.asked).toEqual([]);
	});

	it('RPL-10 that is repeated changes nothing', async () => {
		const { run, floor, sent } = await setUp(HEADER + TWO);
		await run();
		const first = sent();
		const rows = [...floor.cases.values()];
		await run();
		expect(sent()).toEqual(first);
		expect([...floor.cases.values()]).toEqual(rows);
	});

	it.each([0, 1, 2, 3, 4, 5, 6])(
		'RPL-10 that broke off after %d commands is completed by another, even when the server has forgotten the operations',
		async (commands) => {
			const whole = await setUp(HEADER + LONG);
			await whole.run();
			const broken = await setUp(HEADER + LONG);
			const { floor } = broken;
			const plan = planOf(await readTable(await fileOf(HEADER + LONG)));
			broken.server.clients.set('replay', {});
			for (const one of plan.planned.slice(0, commands))
				if (one.kind === 'case')
					floor.act('replay', { ...one.item, operation: `forgotten-${one.item.operation}` });
			await broken.run();
			const facts = ({ version: _, ...rest }: Case) => rest;
			expect([...floor.cases.values()].map(facts)).toEqual(
				[...whole.floor.cases.values()].map(facts)
			);
		}
	);

	it('RPL-18 keeps the pace that it is given', async () => {
		const { run, waits } = await setUp(HEADER + TWO, { speed: 60 });
		await run();
		expect(waits).toEqual([60_000, 60_000]);
	});

	it('RPL-19 as if it happened now, cases are as old as they were, at the pace of the replay', async () => {
		const { run, floor } = await setUp(HEADER + TWO, { speed: 60, live: true });
		await run();
		const { openedAt, updatedAt } = floor.cases.get('replay/INC0000001') ?? {};
		expect(updatedAt).toBe(Date.UTC(2026, 0, 1));
		expect(openedAt).toBe(Date.UTC(2026, 0, 1) - 60_000);
	});

	it('RPL-20 names what differs from the last rows', async () => {
		const { run, floor, printed } = await setUp(HEADER + TWO, { verify: true });
		const act = floor.act;
		floor.act = (client, item) =>
			item.command.type === 'update' && item.command.status === 'resolved'
				? { ok: false, error: { code: 'stale', temporary: false, detail: 'No.' } }
				: act(client, item);
		expect(await run()).toBe(false);
		expect(printed[1]).toMatch(/^ {2}2 × stale, such as INC000000\d update: No\.$/);
		expect(printed.slice(2, -1).sort()).toEqual([
			'INC0000001: status should be "resolved", is "active"',
			'INC0000002: status should be "resolved", is "new"'
		]);
		expect(printed.at(-1)).toBe('Compared 2 cases with their last rows: 2 differences.');
	});

	it('says how far it came when the server goes away', async () => {
		const server = await startFakeServer(({ path }) =>
			path.endsWith('/batch')
				? { status: 503 }
				: { status: path.endsWith('/events') ? 404 : 200, body: {} }
		);
		stops.push(server.stop);
		const { printed, ...around } = {
			printed: [] as string[],
			elapsed: () => 0,
			now: () => 0,
			wait: async () => {},
			progress: () => ({ update() {}, stop() {} })
		};
		const api = createApi({ url: server.url, key: 'andon_a_b', retry: { giveUpAfter: 0 } });
		const file = await fileOf(HEADER + TWO);
		const options = {
			file,
			client: 'replay',
			speed: null,
			live: false,
			verify: false,
			url: undefined,
			key: undefined
		};
		await expect(
			runReplay(options, { ...around, api, print: (line) => printed.push(line) })
		).rejects.toThrow('answered 503');
		expect(printed.at(-1)).toMatch(
			/^Stopped: 6 of 6 commands have no answer\. Run it again: it goes on where it stopped/
		);
	});
});
