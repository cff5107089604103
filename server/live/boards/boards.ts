/**
 * The boards that somebody watches. A change marks the boards that show it; each is flushed at most every `FRAME_MS`, and
 * once a second for what time alone changes. A board nobody watches costs nothing.
 */
import { isDeepStrictEqual } from 'node:util';
import { defaultBoard, type BoardSettings } from '#lib/shared/boards.ts';
import { BEAT_MS, FRAME_MS, type Beat, type Frame, type Snapshot } from '#lib/shared/wire/feed.ts';
import { monotonicNow } from '#server/clock.ts';
import type { Floor } from '#server/domain/directory.ts';
import { settingsOf } from '#server/services/boards.ts';
import type { Directory } from '#server/services/directory.ts';
import type { LiveState } from '../state/live-state.ts';
import type { Board } from './board.ts';
import type { BoardFeed } from './feed.ts';
import { boardOf, firstFloor, isOfOthers } from './shown.ts';
import { Sight, type SightServices } from './sight.ts';

export interface BoardSink {
	frame(board: string, frame: Frame): void;
	snapshot(board: string, snapshot: Snapshot): void;
	beat(board: string, beat: Beat): void;
}

interface Watched {
	sight: Sight;
	/** Whose clients are shown. */
	scope: '*' | string[];
	/** It is not kept, and follows no settings. */
	draft: boolean;
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
/** One that is being edited is another with every change. */
const FORGET_DRAFT_MS = 10_000;
const SECOND_MS = 1000;

export interface BoardServices extends SightServices {
	state: LiveState;
	directory: Directory;
}

export class Boards {
	readonly #services: BoardServices;
	readonly #state: LiveState;
	readonly #directory: Directory;
	readonly #watched = new Map<string, Watched>();
	#sink: BoardSink | null = null;
	#opened = 0;

	constructor(services: BoardServices) {
		this.#services = services;
		this.#state = services.state;
		this.#directory = services.directory;
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
	 * A board, with the clients of `scope`; `default` is that of the first floor.
	 * @param boardId of a board, or of a floor
	 * @returns what it is watched by, or null when there is no such board, or all of its clients are out of scope
	 */
	wall(boardId: string, scope: '*' | string[]): string | null {
		const id = boardId === 'default' ? this.defaultFloor()?.id : boardId;
		const settings = id === undefined ? null : settingsOf(this.#directory, id);
		if (settings && isOfOthers(this.#directory, settings, scope)) return null;
		return settings && this.#open(`wall:${settings.id}`, 'wall', settings, scope);
	}

	/** A board that is not kept, as its walls would show it. @returns what it is watched by, or null without its floor */
	draft(settings: BoardSettings, scope: '*' | string[]): string | null {
		const known = JSON.stringify(settings);
		for (const [id, { draft, sight, scope: of }] of this.#watched)
			if (draft && isDeepStrictEqual(of, scope) && JSON.stringify(sight.board.settings) === known)
				return id;
		return this.#open(`wall:draft.${++this.#opened}`, 'wall', settings, scope, true);
	}

	/** The desk of everybody who may see just these clients. @returns its id, or null when there is no floor */
	desk(scope: '*' | string[], kind: 'desk' | 'guest' = 'desk'): string | null {
		const floor = this.defaultFloor();
		return floor && this.#open(`${kind}:${floor.id}`, kind, defaultBoard(floor), scope);
	}

	defaultFloor(): Floor | null {
		return firstFloor(this.#directory);
	}

	/** Somebody watches. @returns the feed to begin from, brought up to date */
	join(id: string): BoardFeed | null {
		const watched = this.#watched.get(id);
		if (!watched) return null;
		watched.leftAt = null;
		// while somebody watches it is kept up to date
		if (watched.watchers++ === 0) this.#flush(id, watched);
		return watched.sight.feed;
	}

	leave(id: string): void {
		const watched = this.#watched.get(id);
		if (!watched) return;
		watched.watchers -= 1;
		if (watched.watchers === 0) watched.leftAt = this.#state.now();
	}

	/** How long a screen of this board that shows `seq` has been behind, in ms. */
	behind(id: string, seq: number): number {
		return this.#watched.get(id)?.sight.feed.behind(seq) ?? 0;
	}

	/** The board as it stands, for a page's first picture. */
	snapshot(id: string | null): Snapshot | null {
		const watched = id === null ? undefined : this.#watched.get(id);
		if (id === null || !watched) return null;
		if (watched.watchers === 0) this.#flush(id, watched);
		return watched.sight.feed.snapshot();
	}

	#open(
		name: string,
		kind: Board['kind'],
		settings: BoardSettings,
		scope: '*' | string[],
		draft = false
	): string | null {
		const id = `${name}:${scope === '*' ? '*' : [...scope].sort().join(',')}`;
		const known = this.#watched.get(id);
		if (known) {
			if (known.leftAt !== null) known.leftAt = this.#state.now();
			return id;
		}
		const board = boardOf(this.#directory, kind, settings, scope);
		if (!board) return null;
		// a board that was forgotten and is opened again counts its frames anew
		const sight = new Sight(this.#services, board, ++this.#opened);
		this.#watched.set(id, {
			...{ sight, scope, draft },
			watchers: 0,
			flushedAt: monotonicNow(),
			framedAt: Number.NEGATIVE_INFINITY,
			timer: null,
			leftAt: this.#state.now()
		});
		return id;
	}

	#mark(clients: ReadonlySet<string>): void {
		for (const [id, watched] of this.#watched)
			if (watched.watchers > 0 && watched.sight.concerns(clients)) this.#soon(id, watched);
	}

	#soon(id: string, watched: Watched): void {
		const wait = Math.max(0, watched.flushedAt + FRAME_MS - monotonicNow());
		watched.timer ??= setTimeout(() => this.#flush(id, watched), wait);
	}

	#flush(id: string, watched: Watched): void {
		if (watched.timer) clearTimeout(watched.timer);
		watched.timer = null;
		watched.flushedAt = monotonicNow();
		const frame = watched.sight.flush();
		if (!frame) return;
		watched.framedAt = watched.flushedAt;
		this.#sink?.frame(id, frame);
	}

	#tick(): void {
		const now = this.#state.now();
		let forgot = false;
		for (const [id, watched] of this.#watched) {
			if (watched.watchers === 0) {
				const after = watched.draft ? FORGET_DRAFT_MS : FORGET_MS;
				if (watched.leftAt === null || now - watched.leftAt <= after) continue;
				this.#watched.delete(id);
				forgot = true;
				continue;
			}
			this.#soon(id, watched);
			// a frame tells what a beat would
			if (monotonicNow() - watched.framedAt >= BEAT_MS)
				this.#sink?.beat(id, watched.sight.feed.beat());
		}
		if (forgot) this.#forgetCuts();
		this.#services.soFar?.look([...this.#watched.values()].map(({ sight }) => sight.board));
	}

	/** What only forgotten boards showed is kept no longer. */
	#forgetCuts(): void {
		const keys = [...this.#watched.values()].flatMap(({ sight }) => sight.filterKeys());
		this.#state.keepCuts(new Set(keys));
	}

	/** What visitors see in place of names is another: the store was emptied. */
	mask(): void {
		for (const [id, watched] of this.#watched) if (watched.sight.remask()) this.#renew(id, watched);
	}

	#restart(): void {
		for (const [id, watched] of this.#watched) {
			watched.sight.restart();
			if (watched.watchers > 0) this.#sink?.snapshot(id, watched.sight.feed.snapshot());
		}
	}

	/** Boards, clients, floors or queues changed: whoever watches gets the board anew. */
	#rebuild(): void {
		for (const [id, watched] of this.#watched) {
			const { sight, scope, draft } = watched;
			const { settings, kind, floor } = sight.board;
			// one that is gone stays as it was until its walls go
			const now = draft || kind !== 'wall' ? null : settingsOf(this.#directory, settings.id);
			const board = boardOf(this.#directory, kind, now ?? settings, scope, floor);
			if (board && sight.become(board)) this.#renew(id, watched);
		}
		this.#forgetCuts();
	}

	/** What no frame carries is another: whoever watches gets all of it. */
	#renew(id: string, watched: Watched): void {
		this.#flush(id, watched);
		watched.sight.feed.renew();
		if (watched.watchers > 0) this.#sink?.snapshot(id, watched.sight.feed.snapshot());
	}
}
