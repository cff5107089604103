/** A node without its sockets: the real services, at their own door of the store. */
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Done } from '#lib/shared/wire/commands.ts';
import type { Case } from '#server/domain/case.ts';
import { Cases, type Request } from '#server/services/cases.ts';
import { Deadlines } from '#server/services/deadlines.ts';
import { Directory } from '#server/services/directory.ts';
import { Plans } from '#server/services/plans.ts';
import { Replanning } from '#server/services/replanning.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import type { Chance } from './chance.ts';
import { SERVED } from './floor/actors.ts';
import { Door, type Entries } from './store/door.ts';
import type { MemoryStore } from './store/memory-store.ts';

/** The one client whose floor is simulated. */
export const CLIENT = 'acme';

export class Node {
	readonly name: string;
	readonly door: Door;
	readonly directory: Directory;
	readonly plans: Plans;
	asleep = false;
	readonly #cases: Cases;
	readonly #deadlines: Deadlines;
	readonly #replanning: Replanning;
	/** A sweep is under way; it is never twice at once. */
	sweeping = false;

	constructor(name: string, store: MemoryStore, entries: Entries, chance: Chance) {
		this.name = name;
		this.door = new Door(store, entries, chance);
		const { door } = this;
		this.directory = new Directory(door);
		this.plans = new Plans(this.directory);
		this.door.plan = () => this.plans.of(CLIENT).version;
		this.#cases = new Cases(door, this.plans);
		this.#cases.peopleFrom((_client, id) => SERVED.find((one) => one.id === id) ?? null);
		// what a node knows of a case by following the log may be old
		const rows = new Map<string, Case>();
		this.#cases.hintFrom((client, id) => {
			const known = rows.get(id);
			const row = store.read(client, id);
			if (row) rows.set(id, row);
			return chance.often(0.5) ? known : undefined;
		});
		this.#deadlines = new Deadlines(door, this.#cases, this.directory);
		this.#replanning = new Replanning(this.#cases, this.plans, this.directory, (client) =>
			store.openIds(client).flatMap((id) => store.read(client, id) ?? [])
		);
	}

	/** @returns null when the store did not answer: nobody knows whether it is done */
	run(request: Request): Promise<Ack<Done> | null> {
		return answered(this.#cases.run(request));
	}

	/** @returns null when the store did not answer, and what is due is not dealt with */
	async sweep(): Promise<number | null> {
		this.sweeping = true;
		try {
			return await answered(this.#deadlines.sweep());
		} finally {
			this.sweeping = false;
		}
	}

	replan(): Promise<number | null> {
		return answered(this.#replanning.sweep());
	}

	sleep(after: number): void {
		this.asleep = true;
		this.door.shut(after);
	}

	wake(): void {
		this.asleep = false;
		this.door.unlock();
	}
}

async function answered<T>(work: Promise<T>): Promise<T | null> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof StoreUnavailable) return null;
		throw error;
	}
}
