import type { ChildProcess } from 'node:child_process';

/** A kind of store that can be run as a child process. */
export interface StoreProgram {
	kind: 'redis-server' | 'valkey-server' | 'embedded';
	/** Starts it on a port of 127.0.0.1; standard output and error are pipes. */
	run(port: number): ChildProcess;
	/** Resolves once it serves. That it ended first is seen elsewhere. */
	ready(port: number, child: ChildProcess, signal: AbortSignal): Promise<void>;
	/** How many seconds it may give no answer before it counts as hung and is killed. */
	patience: number;
	/** Why it ended before it served, from what it wrote. */
	explain(output: string): StartFailure;
}

export type StartFailure =
	/** Somebody took the port in between: another one may do. */
	| { kind: 'port-taken' }
	/** One sentence for whoever started it. */
	| { kind: 'refused'; message: string };

/** The last line a program wrote, for a failure that nobody foresaw. */
export const lastLine = (output: string): string =>
	output.trim().split('\n').at(-1)?.trim() || 'it wrote nothing';
