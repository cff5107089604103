/** Warns before a shift begins in which a tier that a path needs has nobody (ROST). */
import type { AlertNews } from '#server/domain/alerts/alert.ts';
import { rosterBegin, rosterEnd, rosterGap, rosterKey } from '#server/domain/alerts/own.ts';
import { rosterGaps } from '#server/domain/configuration/roster.ts';
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
	/** Keys of the warnings that are on. */
	active: (client: string) => Promise<string[]>;
	raise: (client: string, news: AlertNews) => Promise<void>;
}

export class RosterWatch {
	readonly #services: RosterWatchServices;

	constructor(services: RosterWatchServices) {
		this.#services = services;
	}

	/** Looks once a minute. @returns the stop function, which resolves when the last look is over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(EVERY_MS, () => this.look(), onTrouble);
	}

	/** Any node warns; alerts of one key are one alert. @returns how many gaps there are in shifts that begin soon */
	async look(): Promise<number> {
		const at = this.#services.now();
		let gaps = 0;
		for (const { id } of this.#services.directory.all('client')) gaps += await this.#lookAt(id, at);
		return gaps;
	}

	async #lookAt(client: string, at: number): Promise<number> {
		const { plans, active, raise } = this.#services;
		const { configuration, zone } = plans.of(client);
		const gaps = new Map(
			rosterGaps(configuration, zone, at, at + AHEAD_MS)
				// one that is on already is told by the path: it passes the step over
				.filter(({ from }) => from > at)
				.map((gap) => [rosterKey(gap.tier, gap.from), gap])
		);
		// what was warned of is in the list of alerts: whichever node did it, and before it was started again
		const warned = await active(client);
		for (const [key, { tier, shift, from }] of gaps)
			if (!warned.includes(key)) await raise(client, rosterGap(client, tier, shift, from, at));
		for (const key of warned) {
			if (gaps.has(key)) continue;
			const why = rosterBegin(key) > at ? 'somebody is there' : 'the shift has begun';
			await raise(client, rosterEnd(key, why, at));
		}
		return gaps.size;
	}
}
