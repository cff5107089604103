/** A part of a benchmark in a process of its own, so that its CPU is its own; called over the IPC channel. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';

type Method = (...args: never[]) => unknown;
export type Methods = Record<string, Method>;

/** The methods of a program as its parent calls them. */
export type Calls<M extends Methods> = {
	[K in keyof M]: (...args: Parameters<M[K]>) => Promise<Awaited<ReturnType<M[K]>>>;
};

export interface Remote<M extends Methods> {
	call: Calls<M>;
	/** User and system time that the process has used so far, in µs. */
	cpu(): Promise<number>;
	stop(): Promise<void>;
}

interface Question {
	id: number;
	method: string;
	args: unknown[];
}
type Reply = { id: number; value: unknown } | { id: number; error: string };

/** In the program: answers the parent's calls, and ends with it. */
export function serve(methods: Methods): void {
	const all: Record<string, (...args: unknown[]) => unknown> = { ...methods, cpu: cpuMicros };
	process.on('message', ({ id, method, args }: Question) => {
		void Promise.resolve()
			.then(() => all[method]?.(...args))
			.then(
				(value) => answer({ id, value: value ?? null }),
				(error: unknown) => answer({ id, error: error instanceof Error ? error.message : 'failed' })
			);
	});
	process.once('disconnect', () => process.exit(0));
}

const answer = (reply: Reply): void => void process.send?.(reply);

function cpuMicros(): number {
	const { user, system } = process.cpuUsage();
	return user + system;
}

/**
 * In the parent: starts `bench/programs/<name>.ts`. One that yields stands for other machines: it gets what the others leave
 * of this one's processors. With BENCH_PROFILE=<name> its CPU profile goes into `.andon/profiles`.
 */
export function start<M extends Methods>(name: string, { yields = false } = {}): Remote<M> {
	const profile = process.env['BENCH_PROFILE'] === name;
	const child = fork(new URL(`../programs/${name}.ts`, import.meta.url), {
		execArgv: profile ? ['--cpu-prof', '--cpu-prof-dir=.andon/profiles'] : [],
		serialization: 'advanced'
	});
	if (yields && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
	const waiting = new Map<number, PromiseWithResolvers<unknown>>();
	let asked = 0;
	child.on('message', (reply: Reply) => {
		const one = waiting.get(reply.id);
		waiting.delete(reply.id);
		if ('error' in reply) one?.reject(new Error(`${name}: ${reply.error}`));
		else one?.resolve(reply.value);
	});
	child.on('exit', (code) => {
		for (const one of waiting.values()) one.reject(new Error(`${name} ended with code ${code}`));
		waiting.clear();
	});
	const ask = (method: string, args: unknown[]): Promise<unknown> => {
		const one = Promise.withResolvers<unknown>();
		const id = asked++;
		waiting.set(id, one);
		child.send({ id, method, args } satisfies Question);
		return one.promise;
	};
	return {
		call: new Proxy({} as Calls<M>, {
			get:
				(_, method: string) =>
				(...args: unknown[]) =>
					ask(method, args)
		}),
		cpu: () => ask('cpu', []) as Promise<number>,
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const ended = once(child, 'exit');
			child.disconnect();
			await ended;
		}
	};
}
