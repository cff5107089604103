/**
 * What stands in place of names on a board that visitors see. Nothing that goes in here comes out of it but what is
 * spelled out here or named by the settings: a field that is new stays inside. The masked board is what is sent. Derived from a secret that all nodes share, so that they show one board.
 */
import { createHmac } from 'node:crypto';
import { ALIASES } from '#lib/shared/aliases.ts';
import type { BoardSettings } from '#lib/shared/boards.ts';
import type { BoardHead, Brief, Figures, QueueTile, Row, Tick } from '#lib/shared/wire/rows.ts';
import type { Client, Queue } from '#server/domain/directory.ts';

export interface Masked {
	settings: BoardSettings;
	clients: readonly Client[];
	queues: readonly Queue[];
}

interface Alias {
	id: string;
	name: string;
}

const NOBODY = { id: '', name: '' };

export class VisitorMask {
	readonly #seal: (what: string) => string;
	readonly #words: (typeof ALIASES)['en'];
	readonly #clients: ReadonlyMap<string, Alias>;
	readonly #queues: ReadonlyMap<string, Alias>;
	readonly #rows = new WeakMap<Row, Row>();
	readonly #tiles = new WeakMap<QueueTile, QueueTile>();
	readonly #ticks = new WeakMap<Tick, Tick>();
	/** Those of the board, as they are told to its walls. */
	readonly clients: BoardHead['clients'];

	/** @param secret shared by all nodes */
	constructor({ settings, clients, queues }: Masked, secret: string) {
		const kept = settings.visitor?.client ?? null;
		this.#seal = (what) => sealed(secret, `${settings.id}|${what}`);
		this.#words = ALIASES[settings.locale];
		// "~" is in no id
		const others = clients.filter(({ id }) => id !== kept).map(({ id }) => id);
		this.#clients = new Map(
			this.#shuffled(others).map((id, index) => [
				id,
				{ id: `~${index + 1}`, name: `${this.#words.client} ${index + 1}` }
			])
		);
		const masked = queues.filter(({ client }) => client !== kept).map(keyOf);
		this.#queues = new Map(
			this.#shuffled(masked).map((key, index) => [
				key,
				{ id: `~${index + 1}`, name: `${this.#words.queue} ${index + 1}` }
			])
		);
		this.clients = [
			...clients.filter(({ id }) => id === kept).map(({ id, name }) => ({ id, name })),
			...this.#clients.values()
		];
	}

	row(row: Row): Row {
		return remembered(this.#rows, row, () => ({
			key: this.#key(row.key),
			client: this.#client(row.client),
			case: '',
			version: row.version,
			ref: '',
			title: '',
			subject: row.subject,
			trigger: row.trigger,
			priority: row.priority,
			tier: row.tier,
			status: row.status,
			waitingFor: row.waitingFor,
			vip: row.vip,
			owner: row.owner && NOBODY,
			ownedSince: row.ownedSince,
			openedAt: row.openedAt,
			tierSince: row.tierSince,
			clock: row.clock,
			promise: row.promise,
			lease: row.lease,
			paused: row.paused
		}));
	}

	figures(figures: Figures): Figures {
		return {
			counts: figures.counts,
			wave: figures.wave,
			queues: figures.queues.map((tile) => this.#tile(tile)).sort(byAlias),
			ticker: figures.ticker.map((tick) => this.#tick(tick)),
			alerts: { newest: [], count: figures.alerts.count },
			shift: figures.shift,
			tiers: figures.tiers,
			teams: figures.teams,
			moreTeams: figures.moreTeams,
			unclaimed: figures.unclaimed.map((brief) => this.#brief(brief)),
			promises: {
				open: figures.promises.open,
				late: figures.promises.late,
				next: figures.promises.next.map((brief) => this.#brief(brief))
			},
			soFar: figures.soFar
		};
	}

	/** @param all of the board, so that each keeps its number while these are the same */
	teams(all: Figures['teams']): Figures['teams'] {
		const names = this.#shuffled(all.map(({ team }) => team));
		const numbers = new Map(names.map((name, index) => [name, index + 1]));
		return all.map(({ team, open, pastSla, unclaimed }) => ({
			team: `${this.#words.team} ${numbers.get(team)}`,
			...{ open, pastSla, unclaimed }
		}));
	}

	#client(id: string): string {
		return this.#clients.get(id)?.id ?? id;
	}

	#key(key: string): string {
		return this.#seal(`case|${key}`).slice(0, 16);
	}

	#brief({ key, client, tier, at }: Brief): Brief {
		return { key: this.#key(key), client: this.#client(client), ref: '', tier, at };
	}

	#tick(tick: Tick): Tick {
		return remembered(this.#ticks, tick, () => ({
			at: tick.at,
			what: tick.what,
			client: this.#client(tick.client),
			case: '',
			ref: '',
			who: null,
			tier: tick.tier,
			...(tick.left !== undefined && { left: tick.left })
		}));
	}

	#tile(tile: QueueTile): QueueTile {
		const alias = this.#queues.get(tile.key);
		if (!alias) return tile;
		return remembered(this.#tiles, tile, () => {
			const client = this.#client(tile.client);
			return {
				key: `${client}/${alias.id}`,
				client,
				queue: alias.id,
				name: alias.name,
				at: tile.at,
				waiting: tile.waiting,
				oldestSince: tile.oldestSince,
				answerWithin: tile.answerWithin,
				free: tile.free,
				busy: tile.busy,
				away: tile.away,
				serviceLevel: tile.serviceLevel,
				offered: tile.offered,
				handled: tile.handled,
				abandoned: tile.abandoned,
				trend: tile.trend,
				freshFor: tile.freshFor
			};
		});
	}

	/** In an order that does not tell which is which. */
	#shuffled(names: readonly string[]): string[] {
		return names
			.map((name) => ({ name, seal: this.#seal(`order|${name}`) }))
			.sort((one, other) => (one.seal < other.seal ? -1 : 1))
			.map(({ name }) => name);
	}
}

/** The same object for the same object. */
export function remembered<T extends object>(known: WeakMap<T, T>, of: T, make: () => T): T {
	const found = known.get(of) ?? make();
	known.set(of, found);
	return found;
}

const keyOf = ({ client, id }: Queue): string => `${client}/${id}`;

const numberOf = ({ queue }: QueueTile): number =>
	queue.startsWith('~') ? Number(queue.slice(1)) : 0;
/** Those with a name first, in their order. */
const byAlias = (one: QueueTile, other: QueueTile): number => numberOf(one) - numberOf(other);

const sealed = (secret: string, text: string): string =>
	createHmac('sha256', secret).update(`visitors|${text}`).digest('base64url');
