/**
 * The boards that somebody watches. A change marks the boards that cover its client; each is flushed at most every
 * `FRAME_MS`, and once a second for what time alone changes. A board nobody watches costs nothing.
 */
import { BEAT_MS, FRAME_MS, type Beat, type Frame, type Snapshot } from '#lib/shared/wire/feed.ts';
import type { Figures } from '#lib/shared/wire/rows.ts';
import { monotonicNow } from '#server/clock.ts';
import type { Floor } from '#server/domain/directory.ts';
import type { Directory } from '#server/services/directory.ts';
import type { LiveState } from '../state/live-state.ts';
import { boardHead, clientsOf, viewOf, type Board } from './board.ts';
import { BoardFeed } from './feed.ts';

export interface BoardSink {
	frame(board: string, frame: Frame): void;
	snapshot(board: string, snapshot: Snapshot): void;
	beat(board: string, beat: Beat): void;
}

interface Watched {
	/** Held apart: the feed looks at whatever board it holds now. */
	shown: { board: Board };
	feed: BoardFeed;
	watchers: number;
	/** By the monotonic clock: the store's may be set while screens wait. */
	flushedAt: number;
	/** When the last frame was sent; each on the machine's own clock. */
	framedAt: number;
	timer: NodeJS.Timeout | null;
	/** When nobody was left to watch; null while somebody is. */
	leftAt: number | null;
}

/** A board that nobody watches is forgotten after so long: a wall that reloads finds it still there. */
const FORGET_MS = 60_000;
const SECOND_MS = 1000;

export class Boards {
	readonly #state: LiveState;
	readonly #directory: Directory;
	readonly #demo: boolean;
	readonly #build: string;
	readonly #alerts: (clients: readonly string[]) => Figures['alerts'];
	readonly #watched = new Map<string, Watched>();
	#sink: BoardSink | null = null;
	#opened = 0;

	/**
	 * @param alerts what is critical now, of some clients
	 * @param build which build of the pages the node serves
	 */
	constructor(
		state: LiveState,
		directory: Directory,
		demo: boolean,
		alerts: (clients: readonly string[]) => Figures['alerts'],
		build: string
	) {
		this.#state = state;
		this.#directory = directory;
		this.#demo = demo;
		this.#build = build;
		this.#alerts = alerts;
	}

	/** Sends to `sink` until stopped. @returns the stop function */
	start(sink: BoardSink): () => void {
		this.#sink = sink;
		const stopListening = this.#state.listen({
			changed: (clients) => this.#mark(clients),
			reloaded: () => this.#restart()
		});
		const stopLoading = this.#directory.onLoad(() => this.#rebuild());
		const second = setInterval(() => this.#tick(), SECOND_MS);
		return () => {
			stopListening();
			stopLoading();
			clearInterval(second);
			for (const { timer } of this.#watched.values()) if (timer) clearTimeout(timer);
			this.#watched.clear();
			this.#sink = null;
		};
	}

	/**
	 * The wall of a floor, with the clients of `scope`; `default` is the first floor.
	 * @returns its id, or null when there is no such floor
	 */
	wall(floorId: string, scope: '*' | string[]): string | null {
		const floor =
			floorId === 'default' ? this.defaultFloor() : this.#directory.find('floor', floorId);
		return floor ? this.#open('wall', floor, scope) : null;
	}

	/** The desk of everybody who may see just these clients. @returns its id, or null when there is no floor */
	desk(scope: '*' | string[]): string | null {
		const floor = this.defaultFloor();
		if (!floor) return null;
		return this.#open('desk', floor, scope);
	}

	defaultFloor(): Floor | null {
		const floors = this.#directory.all('floor');
		return floors.sort((one, other) => one.id.localeCompare(other.id))[0] ?? null;
	}

	/** Somebody watches. @returns the feed to begin from, brought up to date */
	join(id: string): BoardFeed | null {
		const watched = this.#watched.get(id);
		if (!watched) return null;
		watched.leftAt = null;
		// while somebody watches it is kept up to date
		if (watched.watchers++ === 0) this.#flush(id, watched);
		return watched.feed;
	}

	leave(id: string): void {
		const watched = this.#watched.get(id);
		if (!watched) return;
		watched.watchers -= 1;
		if (watched.watchers === 0) watched.leftAt = this.#state.now();
	}

	/** How long a screen of this board that shows `seq` has been behind, in ms. */
	behind(id: string, seq: number): number {
		return this.#watched.get(id)?.feed.behind(seq) ?? 0;
	}

	/** The board as it stands, for a page's first picture. */
	snapshot(id: string): Snapshot | null {
		const watched = this.#watched.get(id);
		if (!watched) return null;
		if (watched.watchers === 0) this.#flush(id, watched);
		return watched.feed.snapshot();
	}

	#open(kind: Board['kind'], floor: Floor, scope: '*' | string[]): string {
		const id = `${kind}:${floor.id}:${scope === '*' ? '*' : [...scope].sort().join(',')}`;
		const known = this.#watched.get(id);
		if (known) {
			if (known.leftAt !== null) known.leftAt = this.#state.now();
			return id;
		}
		const clients = clientsOf(floor, scope, this.#directory.all('client'));
		const shown = { board: { id, kind, floor, clients } };
		// a board that was forgotten and is opened again counts its frames anew
		const opening = ++this.#opened;
		this.#watched.set(id, {
			shown,
			feed: new BoardFeed({
				epoch: () => `${this.#state.epoch}.${opening}`,
				build: this.#build,
				now: () => this.#state.now(),
				freshAt: () => this.#state.freshAt(),
				head: () => boardHead(shown.board, this.#demo),
				view: (before) => viewOf(kind, this.#sourceOf(shown.board), before)
			}),
			watchers: 0,
			flushedAt: monotonicNow(),
			framedAt: Number.NEGATIVE_INFINITY,
			timer: null,
			leftAt: this.#state.now()
		});
		return id;
	}

	#sourceOf({ floor, clients }: Board) {
		return {
			now: this.#state.now(),
			floor,
			alerts: this.#alerts(clients.map(({ id }) => id)),
			clients: clients.flatMap(({ id }) => this.#state.client(id) ?? []),
			queues: clients.flatMap(({ id }) => this.#directory.queuesOf(id))
		};
	}

	#mark(clients: ReadonlySet<string>): void {
		for (const [id, watched] of this.#watched) {
			if (watched.watchers === 0) continue;
			if (!watched.shown.board.clients.some((client) => clients.has(client.id))) continue;
			this.#soon(id, watched);
		}
	}

	#soon(id: string, watched: Watched): void {
		const wait = Math.max(0, watched.flushedAt + FRAME_MS - monotonicNow());
		watched.timer ??= setTimeout(() => this.#flush(id, watched), wait);
	}

	#flush(id: string, watched: Watched): void {
		if (watched.timer) clearTimeout(watched.timer);
		watched.timer = null;
		watched.flushedAt = monotonicNow();
		const frame = watched.feed.flush();
		if (!frame) return;
		watched.framedAt = watched.flushedAt;
		this.#sink?.frame(id, frame);
	}

	#tick(): void {
		const now = this.#state.now();
		for (const [id, watched] of this.#watched) {
			if (watched.watchers === 0) {
				if (watched.leftAt !== null && now - watched.leftAt > FORGET_MS) this.#watched.delete(id);
				continue;
			}
			this.#soon(id, watched);
			// a frame tells what a beat would
			if (monotonicNow() - watched.framedAt >= BEAT_MS) this.#sink?.beat(id, watched.feed.beat());
		}
	}

	#restart(): void {
		for (const [id, watched] of this.#watched) {
			watched.feed.restart();
			if (watched.watchers > 0) this.#sink?.snapshot(id, watched.feed.snapshot());
		}
	}

	/** Clients, floors or queues changed: whoever watches gets the board anew. */
	#rebuild(): void {
		const all = this.#directory.all('client');
		for (const [id, watched] of this.#watched) {
			const floor =
				this.#directory.find('floor', watched.shown.board.floor.id) ?? watched.shown.board.floor;
			const board = { ...watched.shown.board, floor, clients: clientsOf(floor, scopeOf(id), all) };
			const moved = JSON.stringify(board) !== JSON.stringify(watched.shown.board);
			watched.shown.board = board;
			if (!moved) continue;
			this.#flush(id, watched);
			watched.feed.renew();
			if (watched.watchers > 0) this.#sink?.snapshot(id, watched.feed.snapshot());
		}
	}
}

/** The scope that a board's id was made from. */
function scopeOf(id: string): '*' | string[] {
	const name = id.slice(id.lastIndexOf(':') + 1);
	return name === '*' ? '*' : name.split(',').filter(Boolean);
}
