/** What one simulation is made of: a time that jumps, a store, two nodes, and the books that are kept beside them. */
import type { Chance } from './chance.ts';
import { Keeper } from './keeper.ts';
import { CLIENT, Node } from './node.ts';
import type { Window } from './reckoning/work-hours.ts';
import { unconfigured } from './settings/draw.ts';
import { MINUTE, written, type Settings } from './settings/settings.ts';
import type { Entries } from './store/door.ts';
import { MemoryStore } from './store/memory-store.ts';

/** The store takes what was decided by a clock that is so far off. */
const TOLERANCE_MS = 250;

export type Tell = (line: () => string) => void;

export class World {
	/** The store's time. */
	now: number;
	settings: Settings;
	readonly chance: Chance;
	readonly store: MemoryStore;
	readonly nodes: readonly Node[];
	readonly keeper: Keeper;
	readonly #tell: Tell;
	readonly #entries: Entries = new Map();
	#failure: unknown = null;

	constructor(chance: Chance, start: number, zone: string, window: Window, tell: Tell) {
		this.chance = chance;
		this.now = start;
		this.#tell = tell;
		this.store = new MemoryStore(() => this.now);
		this.keeper = new Keeper(this.store, window, tell);
		this.settings = unconfigured(zone);
		this.keeper.configure(this.settings);
		this.#entries.set(`client:${CLIENT}`, { id: CLIENT, name: 'Acme', zone });
		this.nodes = ['A', 'B'].map((name) => new Node(name, this.store, this.#entries, chance.fork()));
		const trouble = chance.often(0.2) ? 0.02 : 0;
		for (const { door } of this.nodes) {
			door.trouble = trouble;
			// now and then one whose clock was never measured
			door.error = chance.often(0.1) ? chance.int(-5, 5) * MINUTE : chance.int(-240, 0);
			if (door.error > 0) this.keeper.ahead = TOLERANCE_MS;
		}
	}

	get awake(): Node[] {
		return this.nodes.filter(({ asleep }) => !asleep);
	}

	/** One that is awake, nearly always. */
	anyNode(): Node {
		const { awake, chance } = this;
		return chance.pick(awake.length > 0 && chance.often(0.95) ? awake : this.nodes);
	}

	tell(line: () => string): void {
		this.#tell(() => `${new Date(this.now).toISOString()} ${line()}`);
	}

	/** Another version of the configuration holds; nodes hear of it when they read the directory. */
	configure(settings: Settings): void {
		this.settings = settings;
		const version = this.keeper.configure(settings);
		this.tell(() => `configuration ${version}: ${JSON.stringify(written(settings))}`);
		this.#entries.set(`configuration:${CLIENT}`, {
			client: CLIENT,
			version,
			at: this.now,
			by: { kind: 'person', id: 'admin', name: 'Admin' },
			why: null,
			written: written(settings)
		});
	}

	/** Nodes that are awake read the directory anew. */
	async load(): Promise<void> {
		await Promise.all(this.awake.map(({ directory }) => directory.load()));
	}

	/** Cases that go by an older configuration are asked to follow the one that holds. */
	async replan(): Promise<void> {
		const knows = this.awake.some(({ plans }) => plans.of(CLIENT).version === this.keeper.version);
		const whole = await this.whole(this.awake.map((node) => node.replan()));
		if (whole && knows) this.keeper.replanned(this.now);
	}

	/** Works of nodes, all at once. @returns whether each was done: none not answered, none held by a sleeping node */
	async whole(works: readonly Promise<unknown>[]): Promise<boolean> {
		let done = 0;
		for (const work of works)
			this.under(work, (answer) => {
				if (answer !== null) done += 1;
			});
		await this.quiet();
		return works.length > 0 && done === works.length;
	}

	/** Something goes on, and ends the simulation when it fails. */
	under<T>(work: Promise<T>, answered: (answer: T) => void): void {
		work.then(answered).catch((error: unknown) => (this.#failure ??= error));
	}

	/** Waits until nothing goes on but what a sleeping node holds, and looks at what was done. @throws Broken */
	async quiet(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
		if (this.#failure) throw this.#failure;
		this.keeper.look(this.now);
	}
}
