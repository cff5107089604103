import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { StartFailure, StoreProgram } from './program.ts';

/** Enough for the lines that say why it ended. */
const keptOutput = 8192;

export class StoreNotStarted extends Error {
	override name = 'StoreNotStarted';
	readonly failure: StartFailure;
	constructor(failure: StartFailure) {
		super(failure.kind === 'port-taken' ? 'its port is taken' : failure.message);
		this.failure = failure;
	}
}

/**
 * Runs a store program until it serves.
 * @param started told of the process at once, so that whoever stops can end one that is still loading.
 * @throws StoreNotStarted when it ends first.
 */
export async function launch(
	program: StoreProgram,
	port: number,
	started: (child: ChildProcess) => void
): Promise<ChildProcess> {
	const child = program.run(port);
	started(child);
	let output = '';
	const keep = (chunk: string) => (output = (output + chunk).slice(-keptOutput));
	child.stdout?.setEncoding('utf8').on('data', keep);
	child.stderr?.setEncoding('utf8').on('data', keep);

	const over = new AbortController();
	const ended = new Promise<never>((_resolve, reject) => {
		// `close` comes after the last output
		child.once('close', () => reject(new StoreNotStarted(program.explain(output))));
		child.once('error', (error) => reject(error));
	});
	const ready = program.ready(port, child, over.signal);
	ready.catch(() => undefined);
	ended.catch(() => undefined);
	try {
		await Promise.race([ready, ended]);
	} finally {
		over.abort();
	}
	return child;
}

export const hasEnded = (child: ChildProcess): boolean =>
	child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/** SIGTERM, and SIGKILL when that did not end it within 2 s. */
export async function end(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const exited = once(child, 'exit');
	const force = setTimeout(() => child.kill('SIGKILL'), 2000);
	child.kill('SIGTERM');
	await exited;
	clearTimeout(force);
}
