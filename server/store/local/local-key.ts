/** A key for programs of this machine, beside the local store: `local-key.json`, readable by its owner alone. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LocalKey {
	url: string;
	key: string;
}

/** Writes the key anew; the folder is there, the store having made it. */
export function writeLocalKey(dataDir: string, key: LocalKey): void {
	const file = join(dataDir, 'local-key.json');
	writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600 });
	chmodSync(file, 0o600);
}
