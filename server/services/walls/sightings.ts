/** What this node sees of the walls that are connected to it, kept in the store for all nodes (WALLS). */
import type { WallReport } from '#lib/shared/wire/walls.ts';
import { SEEN_AGAIN_MS, type WallSeen } from '#server/domain/walls/state.ts';
import type { Store } from '#server/store/index.ts';
import { repeat } from '../repeat.ts';

const LOOK_MS = 1000;
/** What only counts up is written no more often than this. */
const WRITE_MS = 5000;

/** A wall that reports has told where it is no longer ago than this; of one that does not, the server reckons itself. */
const REPORTS_WITHIN_MS = 20_000;

interface Sighted {
	wall: string;
	/** How long ago the frame after this one was sent, ms; 0 when there is none. */
	behind: (seq: number) => number;
	/** When it connected, or told of itself last. */
	heardAt: number;
	seen: WallSeen;
	/** What was written last. */
	written: WallSeen | null;
}

export class Sightings {
	readonly #store: Store;
	readonly #node: string;
	/** By socket. */
	readonly #sighted = new Map<string, Sighted>();

	/** @param node tells this node from others */
	constructor(store: Store, node: string) {
		this.#store = store;
		this.#node = node;
	}

	/** Writes what changed until stopped. @returns the stop function */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(LOOK_MS, () => this.write(), onTrouble);
	}

	/** @param behind how long ago the frame after a certain one was sent on the wall's board, ms; 0 when there is none */
	connected(socket: string, wall: string, behind: (seq: number) => number): void {
		const now = this.#store.clock.now();
		const seen = { socket, node: this.#node, since: now, gone: false, at: now };
		this.#sighted.set(socket, {
			...{ wall, behind },
			heardAt: now,
			seen: { ...seen, report: null, behind: 0 },
			written: null
		});
	}

	reported(socket: string, report: WallReport): void {
		const sighted = this.#sighted.get(socket);
		if (!sighted) return;
		sighted.heardAt = this.#store.clock.now();
		sighted.seen = { ...sighted.seen, report, behind: sighted.behind(report.seq) };
	}

	/** A socket of a wall was closed: the wall is gone, unless it came back by another one. @throws StoreUnavailable */
	async gone(socket: string): Promise<void> {
		const sighted = this.#sighted.get(socket);
		this.#sighted.delete(socket);
		if (!sighted) return;
		const at = this.#store.clock.now();
		await this.#store.walls.seeGone(sighted.wall, { ...sighted.seen, gone: true, since: at, at });
	}

	/** Writes what is due. @throws StoreUnavailable */
	async write(): Promise<void> {
		const now = this.#store.clock.now();
		for (const sighted of this.#sighted.values()) lookAt(sighted, now);
		const due = [...this.#sighted].filter(([, sighted]) => isDue(sighted, now));
		await Promise.all(
			due.map(async ([socket, { wall, seen }]) => {
				const written = { ...seen, at: now };
				await this.#store.walls.see(wall, written);
				const sighted = this.#sighted.get(socket);
				if (sighted) sighted.written = written;
				// it was closed meanwhile, and what was written now may have come after that
				else await this.#store.walls.seeGone(wall, { ...written, gone: true, since: now, at: now });
			})
		);
	}
}

/** A wall that says nothing of itself hangs, or shows nothing. */
function lookAt(sighted: Sighted, now: number): void {
	const { seen, heardAt } = sighted;
	if (now - heardAt <= REPORTS_WITHIN_MS) return;
	const behind = seen.report ? sighted.behind(seen.report.seq) : now - heardAt;
	if (behind !== seen.behind) sighted.seen = { ...seen, behind };
}

function isDue({ seen, written }: Sighted, now: number): boolean {
	if (!written || now - written.at >= SEEN_AGAIN_MS) return true;
	if (rarely(seen) !== rarely(written)) return true;
	return (
		now - written.at >= WRITE_MS &&
		(seen.report !== written.report || seen.behind !== written.behind)
	);
}

/** What changes rarely, and is to be seen at once. */
const rarely = ({ report, behind }: WallSeen): string =>
	JSON.stringify([
		report?.sound,
		report?.width,
		report?.height,
		report?.ratio,
		report?.build,
		behind === 0
	]);
