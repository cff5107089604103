import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AndonStartError } from '#server/start-error.ts';

export interface DataLock {
	/** The directory without links, as the store will name it. */
	dir: string;
	release(): void;
}

/**
 * Makes this process the only Andon on a data directory. The lock is the operating system's, held through SQLite: it ends
 * with the process however that dies, so there is no stale lock to judge, and it holds between containers, where process
 * ids repeat. The note beside it only tells people who holds it.
 * @throws AndonStartError when another process has it, or the directory cannot be used.
 */
export function lockDataDir(dataDir: string): DataLock {
	const dir = usable(dataDir);
	const note = join(dir, 'lock.json');
	const database = new DatabaseSync(join(dir, 'lock'));
	try {
		database.exec('BEGIN EXCLUSIVE');
	} catch (cause) {
		database.close();
		throw new AndonStartError(
			`Another Andon${holder(note)} uses the data directory ${dir}. Stop it, or set ANDON_DATA_DIR to another directory.`,
			{ cause }
		);
	}
	writeFileSync(note, JSON.stringify({ pid: process.pid, program: process.argv[1] ?? '' }));
	return { dir, release: () => database.close() };
}

function usable(dataDir: string): string {
	try {
		makeDir(resolve(dataDir));
		return realpathSync(dataDir);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new AndonStartError(`The data directory ${dataDir} cannot be used: ${reason}`, { cause });
	}
}

/** One folder after the other: Node's own `recursive` never ends where folders cannot be made, such as under /proc. */
function makeDir(dir: string): void {
	if (existsSync(dir)) return;
	makeDir(dirname(dir));
	mkdirSync(dir, { mode: 0o700 });
}

function holder(note: string): string {
	try {
		const { pid } = JSON.parse(readFileSync(note, 'utf8')) as { pid?: unknown };
		return typeof pid === 'number' ? ` (process ${pid})` : '';
	} catch {
		return '';
	}
}
