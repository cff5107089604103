import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { Acts } from './acts.svelte.ts';
import { bulkDone, bulkWords, type BulkCommand, type BulkResult } from './bulk-words.ts';
import type { DeskSay } from './say.ts';
import type { Selection } from './selection.svelte.ts';
import type { Toasts, Undo } from './toasts.svelte.ts';

const UNDO_MS = 8000;
/** Between one command and the next: well under what a screen may send in a second, with room for what else it asks. */
const PACE_MS = 34;

interface Parts {
	board: LiveBoard;
	acts: Acts;
	selection: Selection;
	toasts: Toasts;
	say: DeskSay;
	name: (row: Row) => string;
	/** The escalation of a key while it is open. */
	openRow: (key: string) => Row | undefined;
	/** Whether a command is open to whoever is here. */
	may: (command: BulkCommand['type'], row: Row) => boolean;
}

/** One tap for many cases: each is a command of its own, all show at once, and one undo takes all of it back. */
export class Bulk {
	readonly #parts: Parts;
	/** How many are still to be answered. */
	left = $state(0);

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Of the picked rows, those that the act would change, and that it is open to this person for. */
	picked(type: BulkCommand['type'], tier?: EscalatedTier): Row[] {
		const { selection, openRow, may } = this.#parts;
		return selection.keys.flatMap((key) => {
			const row = openRow(key);
			if (!row || !may(type, row)) return [];
			return (type === 'claim' ? row.owner === null : row.tier !== tier) ? row : [];
		});
	}
	claim(): void {
		void this.#run(this.picked('claim'), { type: 'claim' });
	}
	retier(tier: EscalatedTier): void {
		void this.#run(this.picked('retier', tier), { type: 'retier', tier });
	}

	async #run(rows: readonly Row[], command: BulkCommand): Promise<void> {
		const { board, toasts, say, selection } = this.#parts;
		if (rows.length === 0 || this.left > 0) return;
		let stopped = false;
		const sent = this.#send(
			rows,
			() => command,
			() => !stopped
		);
		const undo: Undo = {
			words: bulkDone(command, rows.length, say),
			keys: rows.map(({ key }) => key),
			until: board.exactly() + UNDO_MS,
			takeBack: () => {
				stopped = true;
				void sent.then((results) => this.#takeBack(rows, results, command));
			}
		};
		if (board.status.is === 'live') toasts.offerUndo(undo);
		const results = await sent;
		if (stopped) return;
		const until = results.flatMap(({ outcome }) =>
			outcome.is === 'done' && outcome.done.undoUntil !== undefined ? outcome.done.undoUntil : []
		);
		toasts.mend(
			undo,
			until.length > 0 ? Math.min(...until) : 0,
			bulkDone(command, until.length, say)
		);
		const failed = results.filter(({ outcome }) => outcome.is !== 'done');
		if (failed.length > 0) toasts.say(bulkWords(command, results, say), true);
		// what was not done stays picked
		selection.keep(failed.map(({ key }) => key));
	}

	async #takeBack(
		rows: readonly Row[],
		results: readonly BulkResult[],
		{ type }: BulkCommand
	): Promise<void> {
		const { toasts, say } = this.#parts;
		const done = rows.filter((_, index) => results[index]?.outcome.is === 'done');
		const undone = await this.#send(
			done,
			() => ({ type: `undo-${type}` }),
			() => true
		);
		const failed = undone.some(({ outcome }) => outcome.is !== 'done');
		toasts.say(bulkWords('undo', undone, say), failed);
	}

	/** @param goOn whether those that are not sent yet still are to be */
	async #send(
		rows: readonly Row[],
		command: () => BulkCommand | { type: `undo-${BulkCommand['type']}` },
		goOn: () => boolean
	): Promise<BulkResult[]> {
		const { acts, name } = this.#parts;
		this.left += rows.length;
		return Promise.all(
			rows.map(async (row, index) => {
				const { owner, ownedSince, tier, tierSince, offer } = row;
				const turn = new Promise<boolean>((resolve) =>
					setTimeout(() => resolve(goOn()), index * PACE_MS)
				);
				const before = { owner, ownedSince, tier, tierSince, offer };
				const outcome = await acts.send(row, command(), { row, before }, turn);
				this.left -= 1;
				return { key: row.key, name: name(row), outcome };
			})
		);
	}
}
