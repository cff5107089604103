/** Nodes in processes of their own, at one store, that are killed with nothing said and started anew at the same address. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '#server/store/local/free-port.ts';

const PROGRAM = new URL('../../support/node-process.ts', import.meta.url);

/** A busy machine lets one give up on its store. */
const MOST_STARTS = 5;

export class Nodes {
	readonly #store: string;
	readonly #prefix: string;
	readonly #nodes: { port: number; child: ChildProcess }[] = [];
	#ended = false;
	kills = 0;

	constructor(store: string, prefix: string) {
		this.#store = store;
		this.#prefix = prefix;
	}

	async start(count: number): Promise<void> {
		for (let index = 0; index < count; index++) {
			const port = await freePort();
			this.#nodes.push({ port, child: await this.#run(port) });
		}
	}

	/** Any number of times round: a balancer's list. */
	url(at: number): string {
		return `http://127.0.0.1:${this.#nodes[at % this.#nodes.length]?.port}`;
	}

	/** Ends one as a power cut does. @returns when it is there again */
	async kill(at: number): Promise<void> {
		const node = this.#nodes[at % this.#nodes.length];
		if (!node) return;
		this.kills += 1;
		const gone = once(node.child, 'exit');
		node.child.kill('SIGKILL');
		await gone;
		if (!this.#ended) node.child = await this.#run(node.port);
	}

	stop(): void {
		this.#ended = true;
		for (const { child } of this.#nodes) child.kill('SIGKILL');
	}

	/** As whatever looks after a node does: one that does not start is started again. */
	async #run(port: number): Promise<ChildProcess> {
		for (let tried = 0; ; tried++) {
			const child = fork(PROGRAM, [this.#store, this.#prefix, String(port)]);
			const how = await Promise.race([
				once(child, 'message').then(() => 'there'),
				once(child, 'exit').then(([code]) => `it ended with ${code}`)
			]);
			if (this.#ended) child.kill('SIGKILL');
			if (how === 'there') return child;
			if (tried === MOST_STARTS) throw new Error(`a node did not start: ${how}`);
		}
	}
}
