/** Tells whom it concerns of walls that are dark, stale or muted (WALLS). */
import type { AlertNews } from '#server/domain/alerts/alert.ts';
import { wallKey, wallTroubled, wallWell } from '#server/domain/alerts/own.ts';
import { DARK_ALERT_MS, wallTrouble } from '#server/domain/walls/state.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import { repeat } from '../repeat.ts';
import type { WallBoards } from './boards.ts';

const EVERY_MS = 10_000;
/** Who has not looked for so long was away himself: the server, or its store. */
const AWAY_MS = 25_000;

export interface WallWatchServices {
	store: Store;
	directory: Directory;
	boards: WallBoards;
	/** Keys of the alerts about walls that are on. */
	active: (client: string) => Promise<string[]>;
	raise: (client: string, news: AlertNews) => Promise<void>;
}

export class WallWatch {
	readonly #services: WallWatchServices;
	/** When it looked last, and since when it does without having been away. */
	#lookedAt = -Infinity;
	#since = 0;

	constructor(services: WallWatchServices) {
		this.#services = services;
	}

	/** @returns the stop function, which resolves when the last look is over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(EVERY_MS, () => this.look(), onTrouble);
	}

	/**
	 * While nobody looked no wall could be seen: that it is dark is told when it was so for a minute of looking. Whoever
	 * was told before is not told that it is well.
	 *
	 * Any node looks; alerts of one key are one alert. An alert is of one client: a board's first by id, since whoever
	 * looks after a wall serves all that it shows, and one of several would be told several times.
	 * @returns how many walls are not well
	 */
	async look(): Promise<number> {
		const { store, directory, boards, active, raise } = this.#services;
		const at = store.clock.now();
		const walls = directory.all('wall');
		const seen = walls.length > 0 ? await store.walls.seen() : new Map<string, never>();
		if (at - this.#lookedAt > AWAY_MS) this.#since = at;
		this.#lookedAt = at;
		const sure = at - this.#since >= DARK_ALERT_MS;
		const troubled = new Map<string, { client: string; news: AlertNews; tell: boolean }>();
		for (const wall of walls) {
			const board = boards.find(wall.board);
			const client = board?.clients[0];
			if (!board || client === undefined) continue;
			const trouble = wallTrouble(wall, seen.get(wall.id) ?? null, at, board.zone);
			if (!trouble) continue;
			const news = wallTroubled(client, wall, trouble, at);
			const tell = sure || trouble !== 'dark';
			troubled.set(`${client}/${wallKey(wall.id, trouble)}`, { client, news, tell });
		}
		for (const { id: client } of directory.all('client')) {
			const on = await active(client);
			for (const [name, { client: whose, news, tell }] of troubled)
				if (tell && whose === client && !on.includes(name.slice(client.length + 1)))
					await raise(client, news);
			const over = on.filter((key) => !troubled.has(`${client}/${key}`));
			if (over.length > 0) await raise(client, wallWell(over, at));
		}
		return troubled.size;
	}
}
