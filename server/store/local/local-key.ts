/** A key for programs of this machine, beside the local store: `local-key.json`, readable by its owner alone. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LocalKey {
	url: string;
	key: string;
}

/** Writes the key anew. */
export function writeLocalKey(dataDir: string, key: LocalKey): void {
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const file = join(dataDir, 'local-key.json');
	writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600 });
	chmodSync(file, 0o600);
}
