import type { Bye, Hello } from '#lib/shared/wire/events.ts';
import { STALE_AFTER_MS, type Snapshot } from '#lib/shared/wire/feed.ts';
import type { BoardHead, Figures, Row } from '#lib/shared/wire/rows.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { Ticker } from '#lib/state/ticker.ts';
import { applyBeat, applyFrame, inOrder, samePicture, viewOf, type BoardView } from './apply.ts';
import { askTime, openLink, started, type Line, type Link, type ScreenSocket } from './link.ts';
import type { LiveBoardOptions } from './options.ts';
import { reloadWhenReachable } from './reload.ts';
import { keepTime, ServerTime, type TimeKeeping } from './server-time.ts';
import { sameStatus, statusOf, type Status } from './status.ts';
import { watchSleep } from './wake.ts';

/** Look for silence this often: with `STALE_AFTER_MS` it keeps a stale board shown as such within five seconds. */
const LOOK_MS = 250;
const TIME_ANSWER_MS = 2000;
const WAKE_ANSWER_MS = 1000;

/**
 * A board as this screen has it: rows, figures, the server's time, and whether all of it is still true. Reactive.
 * Nothing happens before `start()`.
 */
export class LiveBoard {
	readonly #options: LiveBoardOptions;
	readonly #monotonic: () => number;
	readonly #time: ServerTime;
	readonly #ticker: Ticker;
	#view: BoardView | null = $state.raw(null);
	// its parts, each by itself: one that a frame or a beat did not change tells nobody
	#head: BoardHead | null = $state.raw(null);
	#figures: Figures | null = $state.raw(null);
	#rows: BoardView['rows'] | null = $state.raw(null);
	#status: Status = $state.raw({ is: 'connecting' });
	readonly #sorted = $derived(this.#rows ? inOrder(this.#rows) : []);
	#link: Link | undefined;
	#refusal: string | null = null;
	#heardEver = false;
	#heardAt: number;
	#kickedAt = 0;
	/** Since when a snapshot is awaited, by the monotonic clock; null when there is no gap. */
	#gapSince: number | null = null;
	#stopReload: (() => void) | undefined;
	#latency: number | null = null;

	constructor(options: LiveBoardOptions) {
		this.#options = options;
		this.#monotonic = options.monotonic ?? (() => performance.now());
		const { initial, keptUntil } = options;
		if (initial) this.#take(viewOf(initial));
		const first = keptUntil ?? initial?.at ?? 0;
		// without a first picture the guess is 1970: the first message puts it right, the screen's clock never does
		this.#time = new ServerTime(first, this.#monotonic);
		this.#ticker = new Ticker(() => this.#time.now(), first);
		this.#heardAt = keptUntil === undefined ? this.#monotonic() : -Infinity;
		this.#status = this.#statusNow();
	}

	/** Null until there is something to show. */
	get head(): BoardHead | null {
		return this.#head;
	}
	get figures(): Figures | null {
		return this.#figures;
	}
	/** What is due first comes first. */
	get rows(): readonly Row[] {
		return this.#sorted;
	}
	row(key: string): Row | undefined {
		return this.#rows?.get(key);
	}
	get status(): Status {
		return this.#status;
	}
	/** All of it at once; null until there is something to show. */
	get view(): BoardView | null {
		return this.#view;
	}
	/** Round trip of the last question for the time, in ms; null before the first; not reactive. */
	get latency(): number | null {
		return this.#latency;
	}
	/** The server's time at its last whole second, ms since 1970: what everything that is shown counts from. */
	get now(): number {
		return this.#ticker.second;
	}
	/** The server's time this very moment; not reactive. */
	exactly(): number {
		return this.#time.now();
	}

	/** Connects and keeps itself connected. @returns stops everything */
	start(): () => void {
		const { namespace, origin = '', random = Math.random, calendar = Date.now } = this.#options;
		const link = openLink({
			origin,
			namespace,
			hello: () => this.#hello(),
			refused: ({ code, detail }) => {
				if (code === 'protocol') this.#bye('protocol');
				// a store that is away passes: what is shown is stale, and nobody was refused
				this.#refusal = code === 'unavailable' ? null : detail;
				this.#look();
				this.#options.refused?.(code);
			},
			random
		});
		this.#link = link;
		let keeping: TimeKeeping | undefined;
		this.#listen(link.socket);
		link.socket.on('connect', () => {
			this.#gapSince = null;
			this.#refusal = null;
			if (keeping) keeping.refresh(true);
			else keeping = keepTime(this.#time, () => this.#askTime(TIME_ANSWER_MS), this.#monotonic);
		});
		const sleep = watchSleep(
			() => {
				keeping?.refresh(true);
				void this.#checkLife();
			},
			this.#monotonic,
			calendar
		);
		const looking = setInterval(() => {
			sleep.look();
			this.#look();
		}, LOOK_MS);
		return () => {
			clearInterval(looking);
			sleep.stop();
			keeping?.stop();
			link.stop();
			this.#stopReload?.();
			this.#link = undefined;
		};
	}

	/** Shows what was known before, as old, while nothing else is here. @param at a guess of the server's time now */
	recall(snapshot: Snapshot, at: number): void {
		if (this.#view) return;
		this.#heardAt = -Infinity;
		this.#take(viewOf(snapshot));
		this.#time.heard(at);
		this.#look();
	}
	/** Connects anew, such as with another draft. */
	again(): void {
		this.#link?.socket.disconnect().connect();
	}
	/** For what a page asks or tells. */
	get line(): Line {
		return { socket: () => started(this.#link).socket, monotonic: this.#monotonic };
	}

	#hello(): Hello {
		const { board } = this.#options;
		const draft = this.#options.draft?.();
		const view = this.#view;
		return {
			protocol: PROTOCOL,
			...(board !== undefined && { board }),
			// a draft is another board each time
			...(draft ? { draft } : view && { last: { epoch: view.epoch, seq: view.seq } })
		};
	}

	#listen(socket: ScreenSocket): void {
		socket.on('snapshot', (snapshot) => {
			if (snapshot.protocol !== PROTOCOL) return this.#bye('protocol');
			this.#gapSince = null;
			this.#show(viewOf(snapshot), snapshot.at);
		});
		socket.on('frame', (frame) => this.#step((view) => applyFrame(view, frame), frame.at));
		socket.on('beat', (beat) => this.#step((view) => applyBeat(view, beat), beat.at));
		socket.on('identify', (name, ms) => this.#options.identified?.(name, ms));
		socket.on('alert', (told) => this.#options.alerted?.(told));
		socket.on('lookers', (told) => this.#options.looked?.(told));
		socket.on('bye', (why) => this.#bye(why));
	}

	#step(step: (view: BoardView) => BoardView | 'gap', at: number): void {
		this.#show(this.#view && this.#gapSince === null ? step(this.#view) : 'gap', at);
	}
	#show(next: BoardView | 'gap', at: number): void {
		const corrected = this.#time.heard(at);
		this.#heardAt = this.#monotonic();
		this.#heardEver = true;
		if (next !== 'gap') this.#take(next);
		else if (this.#gapSince === null) this.#resync();
		this.#look(corrected);
	}
	#take(view: BoardView): void {
		const same = this.#view !== null && samePicture(this.#view, view);
		this.#view = view;
		if (same) return;
		const draw = () => void ({ head: this.#head, figures: this.#figures, rows: this.#rows } = view);
		if (this.#options.pace && this.#rows) this.#options.pace(draw);
		else draw();
	}
	#resync(): void {
		this.#gapSince = this.#monotonic();
		this.#link?.socket.emit('resync');
	}

	/** Says anew whether the board is still true, and acts on silence. @param tick looks at the time, too */
	#look(tick = true): void {
		const now = this.#monotonic();
		const silentFor = now - this.#heardAt;
		if (this.#gapSince !== null && now - this.#gapSince > STALE_AFTER_MS) this.#resync();
		if (silentFor > STALE_AFTER_MS && now - this.#kickedAt > STALE_AFTER_MS) {
			this.#kickedAt = now;
			this.#link?.kick();
		}
		const status = this.#statusNow();
		if (!sameStatus(status, this.#status)) this.#status = status;
		if (tick) this.#ticker.refresh();
	}
	#statusNow(): Status {
		return statusOf({
			refusal: this.#refusal,
			ever: this.#heardEver,
			silentFor: this.#monotonic() - this.#heardAt,
			freshAt: this.#view?.freshAt ?? null,
			now: this.#time.now()
		});
	}

	async #askTime(within: number): Promise<number> {
		const asked = this.#monotonic();
		const at = await askTime(this.#link, within);
		this.#latency = this.#monotonic() - asked;
		return at;
	}

	/** After sleep the monotonic clock may not know how long it was: without an answer at once, nothing counts as fresh. */
	async #checkLife(): Promise<void> {
		const asked = this.#monotonic();
		await this.#askTime(WAKE_ANSWER_MS).catch(() => {
			if (this.#heardAt <= asked) this.#heardAt = -Infinity;
		});
		this.#look();
	}

	#bye(why: Bye): void {
		if (this.#options.bye) this.#options.bye(why);
		else this.#stopReload ??= reloadWhenReachable(this.#options.random);
	}
}
