import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { monotonicNow } from '#server/clock.ts';
import { end, hasEnded, launch } from './launch.ts';
import type { StoreProgram } from './program.ts';
import { watch } from './watchdog.ts';

export interface Supervised {
	pid(): number;
	/** Told each time the store is back after an end that nobody asked for. Returns its unsubscribe. */
	onRestart(listener: () => void): () => void;
	stop(): Promise<void>;
}

export interface SuperviseOptions {
	port: number;
	log: (line: string) => void;
	/** Told of each new process before it serves. */
	started: (pid: number) => void;
	respawnAfterMs: number;
}

const backoffMs = { first: 100, most: 1000 };
/** A store that lived this long did not die of its start: the next restart is at once. */
const settledMs = 1000;

/**
 * Runs a store and runs it again, on the same port, whenever it ends.
 * @throws StoreNotStarted when its first start fails.
 */
export async function supervise(
	program: StoreProgram,
	{ port, log, started, respawnAfterMs }: SuperviseOptions
): Promise<Supervised> {
	const stopping = new AbortController();
	const listeners = new Set<() => void>();
	let child: ChildProcess | undefined;
	let reviving: Promise<void> = Promise.resolve();
	let quickEnds = 0;

	async function run(): Promise<void> {
		const running = await launch(program, port, (spawned) => {
			child = spawned;
			if (spawned.pid !== undefined) started(spawned.pid);
		});
		const since = monotonicNow();
		const unwatch = watch(port, program.patience, () => {
			log(`The store has not answered for ${program.patience} s and is started anew`);
			running.kill('SIGKILL');
		});
		const over = (how: number | NodeJS.Signals | null) => {
			unwatch();
			if (stopping.signal.aborted) return;
			if (monotonicNow() - since >= settledMs) quickEnds = 0;
			log(`The store ended (${how ?? 'unknown'}) and is started again`);
			reviving = revive();
		};
		if (hasEnded(running)) over(running.signalCode ?? running.exitCode);
		else running.once('exit', (code, signal) => over(signal ?? code));
	}

	async function revive(): Promise<void> {
		while (!stopping.signal.aborted) {
			const backoff = quickEnds === 0 ? 0 : backoffMs.first * 2 ** (quickEnds - 1);
			quickEnds++;
			try {
				await wait(Math.max(respawnAfterMs, Math.min(backoff, backoffMs.most)), undefined, {
					signal: stopping.signal
				});
				await run();
				for (const listener of listeners) listener();
				return;
			} catch (error) {
				if (!stopping.signal.aborted) log(`The store does not start: ${String(error)}`);
			}
		}
	}

	// whatever ends this process without a stop must not leave the store behind
	const lastResort = () => child?.kill('SIGTERM');
	process.once('exit', lastResort);
	try {
		await run();
	} catch (error) {
		process.off('exit', lastResort);
		throw error;
	}
	return {
		pid: () => child?.pid ?? 0,
		onRestart(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async stop() {
			stopping.abort();
			if (child) await end(child);
			await reviving;
			process.off('exit', lastResort);
		}
	};
}
