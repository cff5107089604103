/** Warns before a shift begins in which a tier that a path needs has nobody (ROST). */
import type { AlertNews } from '#server/domain/alerts/alert.ts';
import { rosterFilled, rosterGap } from '#server/domain/alerts/own.ts';
import { rosterGaps, type RosterGap } from '#server/domain/configuration/roster.ts';
import type { Directory } from './directory.ts';
import type { Plans } from './plans.ts';
import { repeat } from './repeat.ts';

const EVERY_MS = 60_000;
/** How long before its beginning a shift is looked at: time enough to call somebody. */
const AHEAD_MS = 2 * 3_600_000;

export interface RosterWatchServices {
	plans: Plans;
	directory: Directory;
	now: () => number;
	raise: (client: string, news: AlertNews) => Promise<void>;
}

export class RosterWatch {
	readonly #services: RosterWatchServices;
	/** Gaps that this node has warned of, by client, tier and beginning. */
	readonly #warned = new Map<string, { client: string; gap: RosterGap }>();

	constructor(services: RosterWatchServices) {
		this.#services = services;
	}

	/** Looks once a minute. @returns the stop function, which resolves when the last look is over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(EVERY_MS, () => this.look(), onTrouble);
	}

	/** Any node warns; alerts of one key are one alert. @returns how many gaps there are in shifts that begin soon */
	async look(): Promise<number> {
		const { plans, directory, now, raise } = this.#services;
		const at = now();
		const found = new Map<string, { client: string; gap: RosterGap }>();
		for (const { id: client } of directory.all('client')) {
			const { configuration, zone } = plans.of(client);
			for (const gap of rosterGaps(configuration, zone, at, at + AHEAD_MS))
				found.set(`${client}|${gap.tier}|${gap.from}`, { client, gap });
		}
		for (const [key, { client, gap }] of found) {
			// one that is on already is told by the path: it passes the step over
			if (gap.from <= at || this.#warned.has(key)) continue;
			await raise(client, rosterGap(client, gap.tier, gap.shift, gap.from, at));
			this.#warned.set(key, { client, gap });
		}
		for (const [key, { client, gap }] of this.#warned) {
			if (found.has(key) && gap.from > at) continue;
			this.#warned.delete(key);
			if (gap.from > at) await raise(client, rosterFilled(gap.tier, gap.from, at));
		}
		return found.size;
	}
}
