/** One board that is watched, as it stands: its parts of the live state, its mask, its feed. */
import { isDeepStrictEqual } from 'node:util';
import type { Panel } from '#lib/shared/boards.ts';
import type { Frame } from '#lib/shared/wire/feed.ts';
import type { Figures } from '#lib/shared/wire/rows.ts';
import { filterKey } from '../state/cut.ts';
import type { LiveState } from '../state/live-state.ts';
import { boardHead, viewOf, type Board } from './board.ts';
import { BoardFeed } from './feed.ts';
import { VisitorMask } from './mask.ts';
import { filterOf } from './shown.ts';
import type { ShiftClock } from './shift-clock.ts';
import type { Part, Source } from './source.ts';

/** Whether an alert of a client, about this case or none, is of a board. */
export type AlertFilter = ((client: string, id: string | null) => boolean) | null;

export interface SightServices {
	state: LiveState;
	demo: boolean;
	/** Which build of the pages the node serves. */
	build: string;
	/** What is critical now, of some clients. @param of null: all of it */
	alerts: (clients: readonly string[], of: AlertFilter) => Figures['alerts'];
	/** From which what visitors see in place of names is derived; the same on all nodes. */
	secret: () => string;
	/** What the running shift was like; left out, nobody reckons it. */
	soFar?: ShiftClock;
}

export class Sight {
	readonly #services: SightServices;
	readonly feed: BoardFeed;
	#board: Board;
	#panels: ReadonlySet<Panel>;
	#mask: VisitorMask | null;
	#stamp = -1;

	/** @param opening tells this one from another of the same name on this node */
	constructor(services: SightServices, board: Board, opening: number) {
		this.#services = services;
		this.#board = board;
		this.#panels = panelsOf(board);
		this.#mask = this.#newMask();
		const { state } = services;
		this.feed = new BoardFeed({
			epoch: () => `${state.epoch}.${opening}`,
			build: services.build,
			now: () => state.now(),
			freshAt: () => state.freshAt(),
			head: () => boardHead(this.#board, services.demo, this.#mask),
			view: (before) => viewOf(this.#board.kind, this.#source(), before, this.#mask)
		});
	}

	get board(): Board {
		return this.#board;
	}

	/** Takes other settings, clients or queues. @returns false when they are what they were */
	become(board: Board): boolean {
		if (isDeepStrictEqual(board, this.#board)) return false;
		this.#board = board;
		this.#panels = panelsOf(board);
		this.#mask = this.#newMask();
		return true;
	}

	/** Takes another secret. @returns false where no visitors look */
	remask(): boolean {
		this.#mask = this.#newMask();
		return this.#mask !== null;
	}

	/** The store was away: everything is made from what was loaded. */
	restart(): void {
		this.#mask = this.#newMask();
		this.feed.restart();
	}

	/** Whether something that it shows is among what changed of these clients. */
	concerns(clients: ReadonlySet<string>): boolean {
		const { kind, clients: shown } = this.#board;
		const some = shown.some(({ id }) => clients.has(id));
		return some && (kind !== 'wall' || this.#stampNow() !== this.#stamp);
	}

	flush(): Frame | null {
		this.#stamp = this.#stampNow();
		return this.feed.flush();
	}

	/** Of the parts of clients that it looks at. */
	filterKeys(): string[] {
		return this.#board.clients.map(({ id }) => filterKey(filterOf(this.#board.settings, id)));
	}

	#newMask(): VisitorMask | null {
		const { kind, settings } = this.#board;
		if (kind !== 'wall' || settings.visitor === null) return null;
		return new VisitorMask(this.#board, this.#services.secret());
	}

	#parts(): Part[] {
		const { clients, settings } = this.#board;
		return clients.flatMap(({ id }) => {
			const client = this.#services.state.client(id);
			return client ? [{ client, cut: client.cut(filterOf(settings, id)) }] : [];
		});
	}

	/** Another one whenever something was told that it shows. */
	#stampNow(): number {
		const parts = this.#parts();
		let stamp = parts.length;
		for (const { cut } of parts) stamp += cut.changes;
		for (const { client, id } of this.#board.queues)
			stamp += this.#services.state.client(client)?.queues.get(id)?.looks ?? 0;
		return stamp;
	}

	#source(): Source {
		const { floor, settings, clients, queues } = this.#board;
		const { state, alerts, soFar } = this.#services;
		const parts = this.#parts();
		return {
			now: state.now(),
			...{ floor, parts, queues },
			alerts: alerts(
				clients.map(({ id }) => id),
				alertFilter(parts)
			),
			tiers: settings.tiers,
			panels: this.#panels,
			soFar: this.#panels.has('shift') ? (soFar?.of(this.#board) ?? null) : null
		};
	}
}

/** Figures that only one panel shows: none at desks. */
const panelsOf = ({ kind, settings }: Board): ReadonlySet<Panel> =>
	new Set(kind !== 'wall' ? [] : settings.pages.flatMap(({ panels }) => panels));

/** A board of some queues or tiers counts the alerts about its own cases, and those about none. */
function alertFilter(parts: Part[]): AlertFilter {
	if (parts.every(({ client, cut }) => cut === client.whole)) return null;
	const byClient = new Map(parts.map((part) => [part.client.id, part]));
	return (client, id) => {
		if (id === null) return true;
		const part = byClient.get(client);
		const state = part?.client.cases.get(id);
		return state !== undefined && part !== undefined && part.cut.covers(state);
	};
}
