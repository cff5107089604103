import { fork } from 'node:child_process';
import { once } from 'node:events';
import { lastLine, type StoreProgram } from './program.ts';

const script = new URL('./embedded-child.ts', import.meta.url);

/** A real Valkey as WebAssembly, for machines without a store of their own. Its memory goes with its process. */
export const embeddedProgram: StoreProgram = {
	kind: 'embedded',
	// an endless script ignores SCRIPT KILL and SIGTERM here
	patience: 3,
	run: (port) =>
		fork(script, [String(port)], {
			execArgv: ['--disable-warning=ExperimentalWarning'],
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			detached: true
		}),
	ready: async (_port, child, signal) => {
		await once(child, 'message', { signal });
	},
	explain: (output) => {
		if (output.includes('EADDRINUSE')) return { kind: 'port-taken' };
		const reason = output.includes('ERR_MODULE_NOT_FOUND')
			? 'it is not installed'
			: lastLine(output);
		return {
			kind: 'refused',
			message: `No redis-server or valkey-server (7.0 or newer) is on the PATH, and the embedded store does not start: ${reason}. Install one of them, or set REDIS_URL.`
		};
	}
};
