import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { ask } from '#server/store/local/ask.ts';
import { embeddedProgram } from '#server/store/local/embedded-program.ts';
import { findServer, type FoundServer } from '#server/store/local/find-server.ts';
import { freePort } from '#server/store/local/free-port.ts';
import { end, launch } from '#server/store/local/launch.ts';
import { lastLine, type StoreProgram } from '#server/store/local/program.ts';

/** A store that runs for the whole test run. Tests keep apart by prefix, so any number of files can share it. */
export interface TestStore {
	name: 'redis' | 'embedded';
	url: string;
}

declare module 'vitest' {
	interface ProvidedContext {
		stores: TestStore[];
	}
}

/** Started once for the project `live`; `inject('stores')` gives the addresses. */
export default async function startStores(project: TestProject): Promise<() => Promise<void>> {
	const server = findServer(process.env['PATH'] ?? '', () => undefined);
	if (!server) console.warn('No redis-server on the PATH: tests run on the embedded store only');
	const running = await Promise.all([
		...(server ? [start('redis', inMemory(server))] : []),
		start('embedded', embeddedProgram)
	]);
	project.provide(
		'stores',
		running.map(({ name, port }) => ({ name, url: `redis://127.0.0.1:${port}` }))
	);
	return async () => {
		await Promise.all(running.map(({ child }) => end(child)));
	};
}

async function start(name: TestStore['name'], program: StoreProgram) {
	const port = await freePort();
	let started: ChildProcess | undefined;
	const child = await launch(program, port, (spawned) => (started = spawned));
	// a run that is broken off does not come to its teardown
	process.once('exit', () => started?.kill('SIGKILL'));
	return { name, port, child };
}

/** Nothing on disk: what these tests ask of the store does not include surviving its end. */
function inMemory({ file, kind }: FoundServer): StoreProgram {
	return {
		kind,
		patience: Number.POSITIVE_INFINITY,
		run: (port) =>
			spawn(
				file,
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
