/** A store of a test's own, which may be frozen, killed and brought back on its port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { ask } from '#server/store/local/ask.ts';
import { embeddedProgram } from '#server/store/local/embedded-program.ts';
import { findServer } from '#server/store/local/find-server.ts';
import { freePort } from '#server/store/local/free-port.ts';
import { end, launch } from '#server/store/local/launch.ts';
import { lastLine, type StoreProgram } from '#server/store/local/program.ts';
import type { TestStore } from '../../support/stores.ts';

export interface OwnServer {
	url: string;
	/** It goes on listening and answers nothing. */
	freeze(): void;
	thaw(): void;
	/** SIGKILL: its memory is gone. */
	kill(): Promise<void>;
	/** Starts it again, on the same port. */
	revive(): Promise<void>;
}

/** Started for one test; ended with it. */
export async function ownServer(name: TestStore['name']): Promise<OwnServer> {
	const program = name === 'redis' ? redis() : embeddedProgram;
	const port = await freePort();
	let child: ChildProcess;
	const start = async () => {
		child = await launch(program, port, () => undefined);
	};
	await start();
	const signal = (what: NodeJS.Signals) => void child.kill(what);
	onTestFinished(async () => {
		signal('SIGCONT');
		await end(child);
	});
	return {
		url: `redis://127.0.0.1:${port}`,
		freeze: () => signal('SIGSTOP'),
		thaw: () => signal('SIGCONT'),
		async kill() {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			signal('SIGKILL');
			await gone;
		},
		revive: start
	};
}

function redis(): StoreProgram {
	const found = findServer(process.env['PATH'] ?? '', () => undefined);
	if (!found) throw new Error('no redis-server on the PATH');
	return {
		kind: found.kind,
		patience: Number.POSITIVE_INFINITY,
		run: (port) =>
			spawn(
				found.file,
				['--port', String(port), '--bind', '127.0.0.1', '--appendonly', 'no', '--save', ''],
				{ stdio: ['ignore', 'pipe', 'pipe'] }
			),
		async ready(port, _child, signal) {
			while (!(await ask(port, 'PING', 1000))?.startsWith('+PONG'))
				await wait(10, undefined, { signal });
		},
		explain: (output) => ({ kind: 'refused', message: lastLine(output) })
	};
}
