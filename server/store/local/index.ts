import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { AndonStartError } from '#server/start-error.ts';
import { lockDataDir, type DataLock } from './data-lock.ts';
import { embeddedProgram } from './embedded-program.ts';
import { findServer } from './find-server.ts';
import { freePort } from './free-port.ts';
import { StoreNotStarted } from './launch.ts';
import { endOrphan } from './orphan.ts';
import type { StoreProgram } from './program.ts';
import { serverProgram } from './server-program.ts';
import { removeStoreNote, writeStoreNote } from './store-note.ts';
import { supervise, type Supervised } from './supervise.ts';

/** The store that Andon runs by itself when no `REDIS_URL` is set. */
export interface LocalStore {
	/** Stays the same over restarts. */
	url: string;
	/** `embedded` keeps its data in memory only. */
	kind: StoreProgram['kind'];
	/** Of the process that runs now. */
	pid(): number;
	/** Told each time the store is back after it ended by itself; an embedded one is then empty. Returns its unsubscribe. */
	onRestart(listener: () => void): () => void;
	/** Ends the store (killed after 2 s) and gives the data directory free. A second call waits for the first. */
	stop(): Promise<void>;
}

export interface LocalStoreOptions {
	/** Andon's own; the store's files go into `store` inside it. Made when missing. */
	dataDir: string;
	/** Lines for the operator: what was chosen, that it ended, that it is back. */
	log: (line: string) => void;
	/** `server` (the default) still means embedded when no server is on the PATH. */
	prefer?: 'embedded' | 'server';
	/** Called whenever its process has been launched, before it serves. */
	launched?: () => void;
	/** Least pause before a store that ended is started again, in ms. Default 0. */
	respawnAfterMs?: number;
}

/** Ports to try before giving up; each is only lost to somebody who takes it within milliseconds. */
const portTries = 5;

/**
 * Starts a store on 127.0.0.1 and keeps it running: a server from the PATH with its data on disk, or an embedded one.
 * @throws AndonStartError when the directory is in use or unusable, or the store refuses to start.
 */
export async function startLocalStore(options: LocalStoreOptions): Promise<LocalStore> {
	const { dataDir, log, prefer = 'server' } = options;
	const lock = lockDataDir(dataDir);
	try {
		const storeDir = join(lock.dir, 'store');
		mkdirSync(storeDir, { recursive: true, mode: 0o700 });
		if (await endOrphan(lock.dir, realpathSync(storeDir)))
			log('A store left by an earlier run was shut down');
		const program = choose(realpathSync(storeDir), prefer, log);
		let stopped: Promise<void> | undefined;
		const { port, supervised } = await startOnFreePort(program, lock.dir, options);
		return {
			url: `redis://127.0.0.1:${port}`,
			kind: program.kind,
			pid: supervised.pid,
			onRestart: supervised.onRestart,
			stop: () => (stopped ??= stop(supervised, lock))
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}

async function stop(supervised: Supervised, lock: DataLock): Promise<void> {
	await supervised.stop();
	removeStoreNote(lock.dir);
	lock.release();
}

function choose(storeDir: string, prefer: 'embedded' | 'server', log: (line: string) => void) {
	const server =
		prefer === 'server'
			? findServer(process.env['PATH'] ?? '', ({ file, version }) =>
					log(`${file} ${version} is too old for Andon, which needs 7.0 or newer`)
				)
			: undefined;
	if (server) return serverProgram(server, storeDir);
	log('The store runs in memory: what it holds goes when Andon stops');
	return embeddedProgram;
}

async function startOnFreePort(
	program: StoreProgram,
	dir: string,
	{
		log,
		launched,
		respawnAfterMs = 0
	}: Pick<LocalStoreOptions, 'log' | 'launched' | 'respawnAfterMs'>
): Promise<{ port: number; supervised: Supervised }> {
	for (let left = portTries; ; left--) {
		const port = await freePort();
		writeStoreNote(dir, { port });
		const started = (pid: number) => {
			writeStoreNote(dir, { port, pid });
			launched?.();
		};
		try {
			return { port, supervised: await supervise(program, { port, log, started, respawnAfterMs }) };
		} catch (cause) {
			removeStoreNote(dir);
			if (!(cause instanceof StoreNotStarted)) throw cause;
			if (cause.failure.kind === 'port-taken' && left > 1) continue;
			throw new AndonStartError(cause.message, { cause });
		}
	}
}
