/** The demo floor's own process: it talks to this server as any other program does. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Starts it. @returns the stop function */
export function startDemo(program: string, url: string, key: string): () => Promise<void> {
	const child: ChildProcess = fork(program, [], {
		env: { ...process.env, ANDON_URL: url, ANDON_API_KEY: key },
		execArgv: []
	});
	return async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		const force = setTimeout(() => child.kill('SIGKILL'), 1000);
		await ended;
		clearTimeout(force);
	};
}
