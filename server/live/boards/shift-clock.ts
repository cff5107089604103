/** Sees to it that what the running shift was like is reckoned every now and then, for floors that somebody watches. */
import type { SoFar } from '#lib/shared/wire/rows.ts';
import { monotonicNow } from '#server/clock.ts';
import { covers } from '#server/domain/directory.ts';
import type { Directory } from '#server/services/directory.ts';
import type { ShiftSoFar } from '#server/services/shift-so-far.ts';
import type { Board } from './board.ts';
import { shiftNow } from './figures.ts';
import { shiftPartOf } from './shown.ts';

/** A floor is looked at so often at the most. */
const EVERY_MS = 30_000;

export class ShiftClock {
	readonly #soFar: ShiftSoFar;
	readonly #directory: Directory;
	readonly #now: () => number;
	readonly #onTrouble: (error: unknown) => void;
	/** Floor → when it was looked at last. */
	readonly #looked = new Map<string, number>();
	readonly #looking = new Set<string>();

	/** @param now the store's time */
	constructor(
		soFar: ShiftSoFar,
		directory: Directory,
		now: () => number,
		onTrouble: (error: unknown) => void
	) {
		this.#soFar = soFar;
		this.#directory = directory;
		this.#now = now;
		this.#onTrouble = onTrouble;
	}

	/** Of the running shift; null between shifts, and before it was reckoned. */
	of(board: Board): SoFar | null {
		const shift = shiftNow({ floor: board.floor, now: this.#now() });
		const found = shift && this.#soFar.read(board.floor.id, shiftPartOf(board));
		// of the shift before, until this one was reckoned
		return found && found.at >= shift.from ? found : null;
	}

	/** The store was away. */
	forget(): void {
		this.#soFar.forget();
		this.#looked.clear();
	}

	/** Reckons what is due. @param boards that are watched */
	look(boards: readonly Board[]): void {
		const wanted = boards.filter(({ settings, kind }) => kind === 'wall' && showsShift(settings));
		for (const [floor, of] of Map.groupBy(wanted, (board) => board.floor.id)) {
			const since = monotonicNow() - (this.#looked.get(floor) ?? Number.NEGATIVE_INFINITY);
			if (since < EVERY_MS || this.#looking.has(floor)) continue;
			this.#looked.set(floor, monotonicNow());
			this.#looking.add(floor);
			this.#reckon(floor, of)
				.catch(this.#onTrouble)
				.finally(() => this.#looking.delete(floor));
		}
	}

	async #reckon(id: string, boards: readonly Board[]): Promise<void> {
		const floor = this.#directory.find('floor', id);
		const now = this.#now();
		const shift = floor && shiftNow({ floor, now });
		if (!shift) return;
		const clients = this.#directory.all('client').filter((one) => covers(floor.clients, one.id));
		await this.#soFar.reckon(
			id,
			{ ...shift, zone: floor.zone },
			clients.map((client) => client.id),
			now,
			boards.map(shiftPartOf)
		);
	}
}

const showsShift = ({ pages }: Board['settings']): boolean =>
	pages.some(({ panels }) => panels.includes('shift'));
