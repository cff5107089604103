import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { ask } from '#server/store/local/ask.ts';
import { startLocalStore, type LocalStore } from '#server/store/local/index.ts';
import { AndonStartError } from '#server/start-error.ts';
import { ownTime } from '../support/own-time.ts';

const portOf = (store: LocalStore) => Number(new URL(store.url).port);
const get = async (store: LocalStore, key: string) => ask(portOf(store), `GET ${key}`, 2000);
const set = async (store: LocalStore, key: string, value: string) =>
	ask(portOf(store), `SET ${key} ${value}`, 2000);
const isRunning = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};
/** Kills the store's process as the system would, and waits until it is back. */
async function killAndWait(store: LocalStore) {
	const back = new Promise<void>((resolve) => store.onRestart(resolve));
	const took = ownTime();
	process.kill(store.pid(), 'SIGKILL');
	await back;
	return took();
}

let dataDir: string;
let lines: string[];
const open: LocalStore[] = [];
const log = (line: string) => void lines.push(line);
const start = async (prefer: 'server' | 'embedded' = 'server') => {
	const store = await startLocalStore({ dataDir, log, prefer });
	open.push(store);
	return store;
};
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'andon-store-'));
	lines = [];
});
afterEach(async () => {
	await Promise.all(open.splice(0).map((store) => store.stop()));
	await rm(dataDir, { recursive: true });
});

const hasServer = inject('stores').some(({ name }) => name === 'redis');

describe.runIf(hasServer)('a server from the PATH', () => {
	test('STORE-1 keeps its data over a stop and a start, on disk before it answers', async () => {
		const first = await start();
		expect(first.kind).toMatch(/^(redis|valkey)-server$/);
		expect(await ask(portOf(first), 'CONFIG GET appendfsync', 2000)).toContain('always');
		expect(await set(first, 'k', 'kept')).toBe('+OK\r\n');
		await first.stop();
		const second = await start();
		expect(await get(second, 'k')).toContain('kept');
		expect((await stat(join(dataDir, 'store'))).mode & 0o777).toBe(0o700);
	});

	test('STORE-2 is back on the same port with its data after kill -9, each time', async () => {
		const store = await start();
		const url = store.url;
		for (const round of ['1', '2', '3']) {
			await set(store, `k${round}`, round);
			const before = store.pid();
			const took = await killAndWait(store);
			expect(store.pid()).not.toBe(before);
			expect(store.url).toBe(url);
			expect(await get(store, `k${round}`)).toContain(round);
			if (round === '1') expect(took).toBeLessThan(500);
		}
	});

	test('STORE-3 its process is gone after a stop, and so is what would be taken for an orphan', async () => {
		const store = await start();
		const pid = store.pid();
		await store.stop();
		expect(isRunning(pid)).toBe(false);
		await expect(stat(join(dataDir, 'store.json'))).rejects.toThrow('ENOENT');
	});

	test('STORE-4 a second Andon on the same data directory is refused and told who has it', async () => {
		const store = await start();
		const refused = startLocalStore({ dataDir, log });
		await expect(refused).rejects.toThrow(AndonStartError);
		await expect(refused).rejects.toThrow(`(process ${process.pid}) uses the data directory`);
		expect(await ask(portOf(store), 'PING', 2000)).toBe('+PONG\r\n');
	});

	test('STORE-5 damaged data stops the start and names the file and its mender', async () => {
		const store = await start();
		await set(store, 'k', 'v');
		await store.stop();
		const file = join(dataDir, 'store', 'appendonlydir', 'appendonly.aof.1.incr.aof');
		await writeFile(file, 'no log at all\n');
		const refused = startLocalStore({ dataDir, log });
		await expect(refused).rejects.toThrow(file);
		await expect(refused).rejects.toThrow(/(redis|valkey)-check-aof --fix /);
	});
});

describe('embedded', () => {
	test('STORE-6 serves without a server on the PATH and says that its memory goes', async () => {
		const path = process.env['PATH'];
		process.env['PATH'] = dataDir;
		try {
			const store = await start();
			expect(store.kind).toBe('embedded');
			expect(lines.join()).toContain('in memory');
			await set(store, 'k', 'v');
			expect(await get(store, 'k')).toContain('v');
		} finally {
			process.env['PATH'] = path;
		}
	});

	test('STORE-7 is back on the same port, empty, after kill -9', async () => {
		const store = await start('embedded');
		await set(store, 'k', 'v');
		await killAndWait(store);
		expect(await get(store, 'k')).toBe('$-1\r\n');
	});

	test('STORE-8 is killed and back when a script never ends', async () => {
		const store = await start('embedded');
		const back = new Promise<void>((resolve) => store.onRestart(resolve));
		await ask(portOf(store), 'EVAL "while true do end" 0', 100);
		await back;
		expect(lines.join()).toContain('has not answered');
		expect(await ask(portOf(store), 'PING', 2000)).toBe('+PONG\r\n');
	});
});
