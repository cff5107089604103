import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `store.json` says of the store process: enough for the next start to find one that was left behind. */
export interface StoreNote {
	port: number;
	/** Absent while the process is being started. */
	pid?: number;
}

const file = (dir: string) => join(dir, 'store.json');

/** Written whole or not at all: the next start must not trip over half a note. */
export function writeStoreNote(dir: string, note: StoreNote): void {
	const part = `${file(dir)}.part`;
	writeFileSync(part, JSON.stringify(note), { mode: 0o600 });
	renameSync(part, file(dir));
}

export function readStoreNote(dir: string): StoreNote | undefined {
	try {
		const { port, pid } = JSON.parse(readFileSync(file(dir), 'utf8')) as Record<string, unknown>;
		if (typeof port !== 'number') return undefined;
		return typeof pid === 'number' ? { port, pid } : { port };
	} catch {
		return undefined;
	}
}

export function removeStoreNote(dir: string): void {
	rmSync(file(dir), { force: true });
}
