/**
 * A configuration that changed holds for open cases at once: each is asked to follow it, by the ordinary command path,
 * by any node. A case that nothing changes for is asked once a node and version.
 */
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Case } from '#server/domain/case.ts';
import type { Cases } from './cases.ts';
import type { Directory } from './directory.ts';
import type { Plans } from './plans.ts';
import { repeat } from './repeat.ts';
import { turns } from './turns.ts';

const EVERY_MS = 1000;
const AT_ONCE = 100;

/** The open cases of a client, as this node knows them. */
export type OpenCases = (client: string) => Iterable<Case>;

export class Replanning {
	readonly #cases: Cases;
	readonly #plans: Plans;
	readonly #directory: Directory;
	readonly #open: OpenCases;
	/** Rows that were asked, and for which version: one that nothing changed for stays as it is. */
	readonly #asked = new WeakMap<Case, number>();

	constructor(cases: Cases, plans: Plans, directory: Directory, open: OpenCases) {
		this.#cases = cases;
		this.#plans = plans;
		this.#directory = directory;
		this.#open = open;
	}

	/** Looks once a second. @returns the stop function, which resolves when the last look is over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(EVERY_MS, () => this.sweep(), onTrouble);
	}

	/** Asks every open case whose client was configured since. @returns how many were asked */
	async sweep(): Promise<number> {
		let asked = 0;
		const failed: unknown[] = [];
		for (const { id } of this.#directory.all('client')) {
			const kept = this.#directory.find('configuration', id);
			if (!kept) continue;
			const { version } = this.#plans.of(id);
			const waiting: Case[] = [];
			for (const row of this.#open(id))
				if (row.plan < version && this.#asked.get(row) !== version) waiting.push(row);
			await this.#ask(id, version, kept.by, waiting).catch((error: unknown) => failed.push(error));
			asked += waiting.length;
		}
		// one case, or one client, that cannot follow keeps no other from it
		if (failed.length > 0) throw failed[0];
		return asked;
	}

	async #ask(client: string, version: number, by: Actor, waiting: Case[]): Promise<void> {
		const turn = turns(AT_ONCE);
		const ask = async (row: Case) => {
			const answer = await this.#cases.run({
				operation: `replan:${version}`,
				client,
				case: row.id,
				command: { type: 'replan' },
				by
			});
			// what could not be asked just now is asked with the next look
			if (answer.ok || !answer.error.temporary) this.#asked.set(row, version);
		};
		const asks = await Promise.allSettled(waiting.map((row) => turn(() => ask(row))));
		const failed = asks.find(({ status }) => status === 'rejected');
		if (failed?.status === 'rejected') throw failed.reason;
	}
}
