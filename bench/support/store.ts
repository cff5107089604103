/** The store of a benchmark: one that Andon starts by itself, on the disk of this machine. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalStore } from '#server/store/local/index.ts';

/** Beside the sources, as a floor has it: a folder for temporary files is often in memory. */
const FOLDER = fileURLToPath(new URL('../../.andon/', import.meta.url));

export async function startStore(): Promise<{ url: string; stop(): Promise<void> }> {
	mkdirSync(FOLDER, { recursive: true });
	const dataDir = mkdtempSync(join(FOLDER, 'bench-'));
	const store = await startLocalStore({ dataDir, log: () => undefined });
	return {
		url: store.url,
		async stop() {
			await store.stop();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}
