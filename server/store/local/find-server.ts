import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface FoundServer {
	kind: 'redis-server' | 'valkey-server';
	/** Absolute path of the program. */
	file: string;
	version: string;
}

/** The log format of several files (`appendonlydir`) that the rest relies on came with 7. */
const oldestMajor = 7;

/**
 * The store program on the PATH: valkey-server before redis-server, as it is the free one of the two.
 * @param tooOld told of a program that was passed over because of its version.
 */
export function findServer(
	path: string,
	tooOld: (server: FoundServer) => void
): FoundServer | undefined {
	for (const kind of ['valkey-server', 'redis-server'] as const) {
		for (const folder of path.split(delimiter).filter(Boolean)) {
			const file = join(folder, process.platform === 'win32' ? `${kind}.exe` : kind);
			const version = isProgram(file) ? versionOf(file) : undefined;
			if (version === undefined) continue;
			const found: FoundServer = { kind, file, version };
			if (Number.parseInt(version) >= oldestMajor) return found;
			tooOld(found);
		}
	}
	return undefined;
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function versionOf(file: string): string | undefined {
	const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 5000 });
	return /v=(\d+(?:\.\d+)*)/.exec(stdout)?.[1];
}
