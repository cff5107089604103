/** The store of a benchmark: one that Andon starts by itself, on the disk of this machine. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask } from '#server/store/local/ask.ts';
import { startLocalStore } from '#server/store/local/index.ts';

/** Beside the sources, as a floor has it: a folder for temporary files is often in memory. */
const FOLDER = fileURLToPath(new URL('../../.andon/', import.meta.url));

export interface BenchStore {
	url: string;
	/** User and system time that it has used so far, in µs. */
	cpu(): Promise<number>;
	stop(): Promise<void>;
}

export async function startStore(): Promise<BenchStore> {
	mkdirSync(FOLDER, { recursive: true });
	const dataDir = mkdtempSync(join(FOLDER, 'bench-'));
	const store = await startLocalStore({ dataDir, log: () => undefined });
	return {
		url: store.url,
		cpu: () => cpuMicros(Number(new URL(store.url).port)),
		async stop() {
			await store.stop();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

async function cpuMicros(port: number): Promise<number> {
	const told = (await ask(port, 'INFO cpu', 2000)) ?? '';
	const seconds = (name: string) => Number(new RegExp(`^${name}:(.*)$`, 'm').exec(told)?.[1]);
	return (seconds('used_cpu_user') + seconds('used_cpu_sys')) * 1e6;
}
