/** A wall or a desk as a test has it: the browser's own rules over a plain socket. */
import { io, type Socket } from 'socket.io-client';
import { applyBeat, applyFrame, viewOf, type BoardView } from '#lib/live/apply.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { DeskCommand, Done } from '#lib/shared/wire/commands.ts';
import type { ToServer, ServerToScreen } from '#lib/shared/wire/events.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';

type Link = Socket<ServerToScreen, ToServer>;

export class Screen {
	readonly link: Link;
	view: BoardView | null = null;
	/** How often a gap made it ask for a snapshot, and how many snapshots came. */
	gaps = 0;
	snapshots = 0;
	frames = 0;
	readonly #waiting = new Set<() => void>();

	/**
	 * @param cookie of a signed-in person; a desk needs one
	 * @param said in the handshake: the board, or one that is being edited
	 */
	constructor(
		url: string,
		kind: 'display' | 'desk',
		cookie?: string,
		said: { board?: string; draft?: unknown } = {}
	) {
		this.link = io(`${url}/${kind}`, {
			transports: ['websocket'],
			forceNew: true,
			reconnectionDelay: 10,
			reconnectionDelayMax: 50,
			...(cookie && { extraHeaders: { cookie } }),
			auth: (send) =>
				send({ protocol: PROTOCOL, ...said, ...(this.view && { last: positionOf(this.view) }) })
		});
		this.link.on('snapshot', (snapshot) => {
			this.snapshots += 1;
			this.#show(viewOf(snapshot));
		});
		this.link.on('frame', (frame) => {
			this.frames += 1;
			if (this.view) this.#take(applyFrame(this.view, frame));
		});
		this.link.on('beat', (beat) => {
			if (this.view) this.#take(applyBeat(this.view, beat));
		});
	}

	/** Resolves as soon as the view is as wanted. */
	async until(wanted: (view: BoardView) => boolean, withinMs = 20_000): Promise<BoardView> {
		const { promise, resolve, reject } = Promise.withResolvers<BoardView>();
		const look = () => {
			if (this.view && wanted(this.view)) resolve(this.view);
		};
		const late = setTimeout(
			() => reject(new Error(`not seen within ${withinMs} ms; the view is ${this.#summary()}`)),
			withinMs
		);
		this.#waiting.add(look);
		look();
		return promise.finally(() => {
			clearTimeout(late);
			this.#waiting.delete(look);
		});
	}

	/** Sends a command of a desk. */
	command(
		client: string,
		id: string,
		command: DeskCommand,
		operation: string = crypto.randomUUID()
	): Promise<Ack<Done>> {
		return this.link
			.timeout(10_000)
			.emitWithAck('command', { operation, client, case: id, command });
	}

	/** Cuts the line without a word, as a lost network does; it comes back by itself. */
	cut(): void {
		this.link.io.engine.close();
	}

	close(): void {
		this.link.close();
	}

	#take(next: BoardView | 'gap'): void {
		if (next !== 'gap') return this.#show(next);
		this.gaps += 1;
		this.link.emit('resync');
	}

	#show(view: BoardView): void {
		this.view = view;
		for (const look of this.#waiting) look();
	}

	#summary(): string {
		const { view } = this;
		return view
			? JSON.stringify({
					position: positionOf(view),
					counts: view.figures.counts,
					rows: [...view.rows.keys()].slice(0, 10)
				})
			: 'empty';
	}
}

const positionOf = ({ epoch, seq }: BoardView) => ({ epoch, seq });
