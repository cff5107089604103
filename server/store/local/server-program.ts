import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask, strings } from './ask.ts';
import type { FoundServer } from './find-server.ts';
import { lastLine, type StartFailure, type StoreProgram } from './program.ts';

/** redis-server or valkey-server with its data in `storeDir`, on disk before anything is acknowledged. */
export function serverProgram(server: FoundServer, storeDir: string): StoreProgram {
	return {
		kind: server.kind,
		// a store whose disk is slow must not be killed for it; one that hangs in a script still is
		patience: 10,
		run: (port) =>
			spawn(server.file, settings(port, storeDir), {
				stdio: ['ignore', 'pipe', 'pipe'],
				cwd: storeDir,
				// Ctrl+C reaches the whole process group, and the store has to outlive the server's last writes
				detached: true
			}),
		ready: (port, _child, signal) => ready(port, storeDir, signal),
		explain: (output) => explain(server, storeDir, output)
	};
}

function settings(port: number, storeDir: string): string[] {
	return Object.entries({
		port: String(port),
		bind: '127.0.0.1',
		'protected-mode': 'yes',
		dir: storeDir,
		appendonly: 'yes',
		appendfsync: 'always',
		save: '',
		loglevel: 'warning',
		daemonize: 'no'
	}).flatMap(([name, value]) => [`--${name}`, value]);
}

/** Whoever answers on the port must be ours: another store may have taken it first. While it loads it answers, not PONG. */
async function ready(port: number, storeDir: string, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const pong = (await ask(port, 'PING', 1000))?.startsWith('+PONG');
		if (pong && strings(await ask(port, 'CONFIG GET dir', 1000))[1] === storeDir) return;
		await wait(15, undefined, { signal });
	}
}

function explain(server: FoundServer, storeDir: string, output: string): StartFailure {
	if (/Address already in use|EADDRINUSE/i.test(output)) return { kind: 'port-taken' };
	const folder = join(storeDir, 'appendonlydir');
	if (/append[- ]only file|reading the RDB|rdb file reading|DB loading/i.test(output)) {
		const file = /appendonly\.aof\.[\w.]+/.exec(output)?.[0] ?? '';
		const checker = server.kind.replace('-server', '-check-aof');
		const manifest = join(folder, 'appendonly.aof.manifest');
		return {
			kind: 'refused',
			message: `The store cannot read its data in ${join(folder, file)}: ${lastLine(output)} Copy ${folder} somewhere safe, then run \`${checker} --fix ${manifest}\` and start again.`
		};
	}
	return { kind: 'refused', message: `${server.file} does not start: ${lastLine(output)}` };
}
