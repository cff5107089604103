/**
 * Deadlines that came. Any node may sweep: telling one is a command like any other, so it happens once; a node that is
 * late to it finds nothing to tell.
 */
import { newOperation } from '#server/clock.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import { THE_CLOCK } from '#server/domain/decide/clock.ts';
import type { DueDeadline } from '#server/store/deadlines.ts';
import type { Store } from '#server/store/index.ts';
import type { Cases } from './cases.ts';
import type { Directory } from './directory.ts';
import { repeat } from './repeat.ts';

const EVERY_MS = 250;
const AT_ONCE = 200;

export class Deadlines {
	readonly #store: Store;
	readonly #cases: Cases;
	readonly #directory: Directory;

	constructor(store: Store, cases: Cases, directory: Directory) {
		this.#store = store;
		this.#cases = cases;
		this.#directory = directory;
	}

	/** Sweeps every quarter of a second. @returns the stop function, which resolves when the last sweep is over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(EVERY_MS, () => this.sweep(), onTrouble);
	}

	/** Tells everything that is due, oldest first. @returns how many deadlines were dealt with */
	async sweep(): Promise<number> {
		const counts = await Promise.all(
			this.#directory.all('client').map(({ id }) => this.#sweep(id))
		);
		return counts.reduce((sum, count) => sum + count, 0);
	}

	async #sweep(client: string): Promise<number> {
		let dealt = 0;
		for (;;) {
			const due = await this.#store.deadlines.due(client, this.#store.clock.now(), AT_ONCE);
			const idle = await Promise.all(due.map((one) => this.#tell(client, one)));
			await this.#rearm(client, idle.flat());
			dealt += due.length;
			if (due.length < AT_ONCE) return dealt;
		}
	}

	/** What was no news may have been looked at a moment too early: it is put where its row says, never lost. */
	async #rearm(client: string, idle: DueDeadline[]): Promise<void> {
		if (idle.length === 0) return;
		const found = await this.#store.cases.readMany(
			client,
			idle.map((one) => one.case)
		);
		const rows = new Map(found.map((row) => [row.id, row]));
		const now = this.#store.clock.now();
		await this.#store.deadlines.rearm(
			client,
			idle.map((one) => ({ ...one, next: deadlineOf(rows.get(one.case) ?? null, now) }))
		);
	}

	/** @returns the deadline when it was no news, so that no commit has taken it away */
	async #tell(client: string, due: DueDeadline): Promise<DueDeadline[]> {
		const answer = await this.#cases.run({
			operation: newOperation(),
			client,
			case: due.case,
			command: { type: 'clock' },
			by: THE_CLOCK
		});
		// what could not be decided just now is told by the next sweep
		const idle = answer.ok ? !answer.data.changed : !answer.error.temporary;
		return idle ? [due] : [];
	}
}
