import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { ask } from '#server/store/local/ask.ts';
import { startLocalStore, type LocalStore } from '#server/store/local/index.ts';

/** A whole Andon's worth of store in a process of its own, so that it can be killed with nothing said. */
const parent = new URL('../support/store-parent.ts', import.meta.url);
interface Started {
	url: string;
	pid: number;
}

let dataDir: string;
let store: LocalStore | undefined;
let other: ChildProcess | undefined;
const lines: string[] = [];
const start = async () => {
	store = await startLocalStore({ dataDir, log: (line) => lines.push(line) });
	return store;
};
async function startInOtherProcess(prefer: 'server' | 'embedded'): Promise<Started> {
	other = fork(parent, [dataDir, prefer], { execArgv: [] });
	const [started] = (await once(other, 'message')) as [Started];
	return started;
}
async function kill(child: ChildProcess | undefined) {
	if (!child || child.exitCode !== null || child.signalCode !== null) return;
	const exited = once(child, 'exit');
	child.kill('SIGKILL');
	await exited;
}
async function untilEnded(pid: number) {
	for (;;) {
		try {
			process.kill(pid, 0);
		} catch {
			return;
		}
		await wait(10);
	}
}

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'andon-orphan-'));
	store = other = undefined;
	lines.length = 0;
});
afterEach(async () => {
	await kill(other);
	await store?.stop();
	await rm(dataDir, { recursive: true });
});

const hasServer = inject('stores').some(({ name }) => name === 'redis');

test.runIf(hasServer)(
	'STORE-9 a store left by a killed Andon is shut down and its data taken over',
	async () => {
		const left = await startInOtherProcess('server');
		await ask(Number(new URL(left.url).port), 'SET k left', 2000);
		await kill(other);
		const next = await start();
		expect(lines.join()).toContain('was shut down');
		expect(await ask(Number(new URL(next.url).port), 'GET k', 2000)).toContain('left');
		await untilEnded(left.pid);
	}
);

test.runIf(hasServer)(
	'STORE-13 a store that is still ending, or hangs, is waited for: two never share one log',
	async () => {
		const left = await startInOtherProcess('server');
		process.kill(left.pid, 'SIGSTOP');
		await kill(other);
		const next = start();
		let started = false;
		void next.then(() => (started = true));
		expect(await ask(Number(new URL(left.url).port), 'PING', 1500)).toBeNull();
		expect(started).toBe(false);
		process.kill(left.pid, 'SIGKILL');
		expect(await ask(Number(new URL((await next).url).port), 'PING', 2000)).toBe('+PONG\r\n');
	}
);

test('STORE-10 an embedded store ends by itself when Andon is killed', async () => {
	const left = await startInOtherProcess('embedded');
	await kill(other);
	await untilEnded(left.pid);
	expect(await ask(Number(new URL(left.url).port), 'PING', 1000)).toBeNull();
});

test('STORE-11 a process that is not provably ours is left alone', async () => {
	const heard: string[] = [];
	const stranger = createServer((socket) =>
		socket.on('data', (data) => {
			heard.push(String(data));
			socket.write('*2\r\n$3\r\ndir\r\n$4\r\n/srv\r\n');
		})
	).listen(0, '127.0.0.1');
	await once(stranger, 'listening');
	const address = stranger.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	await writeFile(join(dataDir, 'store.json'), JSON.stringify({ port, pid: process.pid }));
	await start();
	expect(heard).toEqual(['CONFIG GET dir\r\n']);
	await new Promise((resolve) => stranger.close(resolve));
});

test('STORE-12 half a note from a crash does not stop the start', async () => {
	await writeFile(join(dataDir, 'store.json'), '{"port":');
	expect(await ask(Number(new URL((await start()).url).port), 'PING', 2000)).toBe('+PONG\r\n');
});
