/** The plan of each client: its configuration as it holds now, compiled once a version. */
import { Configuration, type KeptConfiguration } from '#server/domain/configuration/schema.ts';
import { compilePlan, defaultPlan } from '#server/domain/plan/compile.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import type { Directory } from './directory.ts';

interface Compiled {
	zone: string;
	kept: KeptConfiguration | null;
	plan: Plan;
}

export class Plans {
	readonly #directory: Directory;
	readonly #compiled = new Map<string, Compiled>();

	constructor(directory: Directory) {
		this.#directory = directory;
	}

	/** @returns what holds for the client now; the same object as long as nothing of it changed */
	of(client: string): Plan {
		const zone = this.#directory.find('client', client)?.zone ?? 'UTC';
		const kept = this.#directory.find('configuration', client);
		const known = this.#compiled.get(client);
		if (known && known.zone === zone && known.kept?.version === kept?.version) return known.plan;
		const plan = planOf(zone, kept);
		this.#compiled.set(client, { zone, kept, plan });
		return plan;
	}

	/**
	 * Reads the directory anew where another node has decided by a newer version than this one knows.
	 * @param version that a case goes by
	 * @throws StoreUnavailable
	 */
	async catchUp(client: string, version: number): Promise<void> {
		if (this.of(client).version < version) await this.#directory.load();
	}
}

/** The plan that a kept configuration makes, of today or of an earlier day. */
export const planOf = (zone: string, kept: KeptConfiguration | null): Plan =>
	kept ? compilePlan(zone, kept.version, Configuration.parse(kept.written)) : defaultPlan(zone);
