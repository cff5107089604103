/** The demo floor's own process: it talks to this server as any other program does. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const PATIENCE_MS = 1000;

/** It loads what it needs while the server does, and waits to be told where that is. */
export class Demo {
	readonly #program: string;
	#child: ChildProcess;
	#begun = false;

	/** @param program path of its main module */
	constructor(program: string) {
		this.#program = program;
		this.#child = started(program);
	}

	/** Opens the floor at `url`; a floor that was opened before has to be halted first. */
	begin(url: string, key: string): void {
		if (this.#begun) this.#child = started(this.#program);
		this.#begun = true;
		this.#child.send({ url, key }, () => undefined);
	}

	/** Ends the floor, if it was opened. */
	async halt(): Promise<void> {
		if (this.#begun) await this.stop();
	}

	async stop(): Promise<void> {
		const child = this.#child;
		if (hasEnded(child)) return;
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
		await ended;
		clearTimeout(force);
	}
}

const started = (program: string): ChildProcess => fork(program, ['--told'], { execArgv: [] });
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
	exitCode !== null || signalCode !== null;
