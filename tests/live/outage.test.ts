import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { statusOf, type Status } from '#lib/live/status.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Done } from '#lib/shared/wire/commands.ts';
import { startLocalStore, type LocalStore } from '#server/store/local/index.ts';
import type { TestNode } from '../support/node.ts';
import { ownTime } from '../support/own-time.ts';
import type { Screen } from '../support/screen.ts';
import { Floor, escalate, ids } from './floor.ts';

const hasServer = inject('stores').some(({ name }) => name === 'redis');

let dataDir: string;
let floor: Floor;
let store: LocalStore;
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'andon-outage-'));
});
afterEach(async () => {
	await floor.stop();
	await store.stop();
	await rm(dataDir, { recursive: true });
});

async function start(prefer: 'server' | 'embedded', respawnAfterMs = 0): Promise<TestNode> {
	store = await startLocalStore({ dataDir, log: () => undefined, prefer, respawnAfterMs });
	floor = new Floor(store.url);
	return floor.node();
}

/** What the page of this screen says of itself, as it looks four times a second. */
function watchStatus(screen: Screen) {
	let heardAt = performance.now();
	screen.link.onAny(() => (heardAt = performance.now()));
	const offset = (screen.view?.at ?? 0) - performance.now();
	return (): Status =>
		statusOf({
			refusal: null,
			ever: true,
			silentFor: performance.now() - heardAt,
			freshAt: screen.view?.freshAt ?? null,
			now: performance.now() + offset
		});
}

async function until(wanted: () => boolean, withinMs: number, what: string): Promise<number> {
	const took = ownTime();
	while (!wanted()) {
		if (took() > withinMs) throw new Error(`${what}: not within ${withinMs} ms`);
		await wait(10);
	}
	return took();
}

interface Sent {
	operation: string;
	answer: Promise<Ack<Done> | null>;
}

/** Sends a note, without waiting; null when no answer came at all. */
const send = (desk: Screen, id: string, number: number): Sent => {
	const operation = `outage-${number}`;
	const note = { type: 'note', text: `note ${number}` } as const;
	return { operation, answer: desk.command('acme', id, note, operation).catch(() => null) };
};

describe.runIf(hasServer)('a store on disk', () => {
	test('OUT-1 what was acknowledged before kill -9 is in the log once, what was not is there once it was sent again; screens say that they are stale, and are right within two seconds', async () => {
		// long after the screens are to say so, however busy this machine is
		const node = await start('server', 9000);
		const cases = ids(20);
		await escalate(node, cases);
		const [desk, wall] = [await floor.desk(node), floor.wall(node)];
		await Promise.all([desk, wall].map((screen) => screen.until(({ rows }) => rows.size === 20)));
		const epoch = wall.view?.epoch;
		const status = watchStatus(wall);
		const sent: Sent[] = [];
		const sendSome = (count: number) => {
			const some = Array.from({ length: count }, () => {
				const number = sent.length;
				const one = send(desk, cases[number % 20] ?? '', number);
				sent.push(one);
				return one;
			});
			return Promise.all(some.map(({ answer }) => answer));
		};
		// within the allowance of a socket: some are on their way when the store is killed
		await sendSome(10);
		const underWay = sendSome(20);
		const back = new Promise<void>((resolve) => void store.onRestart(resolve));
		process.kill(store.pid(), 'SIGKILL');
		const sinceKilled = ownTime();
		await underWay;
		const [during] = await sendSome(1);
		expect(during).toMatchObject({ ok: false, error: { code: 'unavailable', temporary: true } });
		const history = await desk.link.emitWithAck('history', { client: 'acme', case: 'c-0' });
		expect(history).toMatchObject({ ok: false, error: { code: 'unavailable', temporary: true } });
		const api = await node.api('POST', '/clients/acme/cases/c-0/commands', {
			command: { type: 'note', text: 'by API' }
		});
		expect(api).toMatchObject({ status: 503, body: { code: 'unavailable' } });

		await until(() => status().is === 'stale', 5500, 'the wall says that it is stale');
		expect(sinceKilled()).toBeLessThan(5500);
		expect(status()).toMatchObject({ why: 'store' });
		await back;
		const right = await until(
			() => status().is === 'live' && wall.view?.epoch !== epoch,
			2000,
			'the wall is live again'
		);
		expect(right).toBeLessThan(2000);
		expect(wall.link.connected).toBe(true);

		// a page sends again what was not acknowledged, under the same operation id
		const first = await Promise.all(sent.map(({ answer }) => answer));
		for (const [number, answer] of first.entries()) {
			if (answer?.ok) continue;
			if (answer) expect(answer.error).toMatchObject({ code: 'unavailable', temporary: true });
			const again = await send(desk, cases[number % 20] ?? '', number).answer;
			expect(again, `note ${number} sent again`).toMatchObject({ ok: true });
		}
		expect(first.filter((answer) => answer?.ok).length).toBeGreaterThanOrEqual(10);
		const log = await node.store.log.after('acme', '0-0', 10_000);
		for (const [number, { operation }] of sent.entries()) {
			const found = log.filter((entry) => entry.operation === `desk:priya:${operation}`);
			expect(found, `note ${number}`).toHaveLength(1);
			const answer = first[number];
			if (answer?.ok) expect(answer.data.position?.split('/')[1]).toBe(found[0]?.id);
		}
		const truth = await desk.until(
			({ rows }) => [...rows.values()].reduce((sum, { version }) => sum + version, 0) === log.length
		);
		expect(truth.rows.size).toBe(20);
	});

	test('OUT-2 a store that freezes is noticed under traffic, and loses nothing', async () => {
		const node = await start('server');
		await escalate(node, ['c-0']);
		const desk = await floor.desk(node);
		await desk.until(({ rows }) => rows.has('acme/c-0'));
		const pid = store.pid();
		process.kill(pid, 'SIGSTOP');
		const answers: Promise<Ack<Done> | null>[] = [];
		let refused = 0;
		const took = ownTime();
		// a steady flow of commands must not keep the silence from being noticed
		while (took() < 3000 || refused === 0) {
			const { answer } = send(desk, 'c-0', answers.length);
			answers.push(answer);
			void answer.then((said) => (refused += said?.ok ? 0 : 1));
			await wait(150);
			if (took() > 6000) break;
		}
		process.kill(pid, 'SIGCONT');
		expect(refused).toBeGreaterThan(0);
		const all = await Promise.all(answers);
		for (const answer of all)
			if (!answer?.ok) expect(answer?.error).toMatchObject({ code: 'unavailable' });
		for (const number of all.keys()) {
			let again = await send(desk, 'c-0', number).answer;
			while (!again?.ok) {
				expect(again?.error.code).toBe('unavailable');
				await wait(100);
				again = await send(desk, 'c-0', number).answer;
			}
		}
		const log = await node.store.log.after('acme', '0-0', 10_000);
		const notes = log.filter(({ operation }) => operation.includes('outage-'));
		expect(new Set(notes.map(({ operation }) => operation)).size).toBe(all.length);
		expect(notes).toHaveLength(all.length);
		await desk.until(({ rows }) => rows.get('acme/c-0')?.version === log.length);
	});
});

describe('a store in memory', () => {
	test('OUT-3 one that comes back empty is shown empty, and what comes then is shown', async () => {
		const node = await start('embedded');
		await escalate(node, ids(3));
		const wall = floor.wall(node);
		const { epoch } = await wall.until(({ rows }) => rows.size === 3);
		const back = new Promise<void>((resolve) => void store.onRestart(resolve));
		process.kill(store.pid(), 'SIGKILL');
		await back;
		const empty = await wall.until((view) => view.epoch !== epoch);
		expect(empty.rows.size).toBe(0);
		expect(empty.figures.counts).toEqual({ open: 0, pastSla: 0, dueSoon: 0, unclaimed: 0 });
		expect(empty.head.clients).toEqual([]);
		await node.app.directory.add('client', 'acme', {
			id: 'acme',
			name: 'Acme',
			zone: 'UTC'
		});
		await escalate(node, ['anew']);
		const view = await wall.until(({ rows }) => rows.has('acme/anew'));
		expect(view.figures.counts.open).toBe(1);
		expect(wall.link.connected).toBe(true);
	});
});
