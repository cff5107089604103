/** Who is told of which alerts one by one, and who by a line: decided once for each, whichever node does it. */
import type { FloodLine } from '#lib/shared/wire/alerts.ts';
import { admit, lineNow, WINDOW_MS, type Told } from '#server/domain/alerts/flood.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import type { Store } from '#server/store/index.ts';

export interface Admitted {
	/** Ids to be told one by one. */
	each: string[];
	/** The line, when it has begun or changed. */
	line: FloodLine | null;
	/** It has begun: it is told like an alert. */
	opened: boolean;
	/** It was not told for a minute. */
	retold: boolean;
}

/** Whether somebody serves a client. */
export type Serves = (client: string) => boolean;
const always: Serves = () => true;

const TRIES = 50;

export class Gates {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	/**
	 * @param who is told: a person, or a channel of a client
	 * @param alerts that concern them, in order; one that was decided before is told as it was then
	 * @param serves the clients of which they are told now
	 */
	async admit(who: string, alerts: readonly Told[], serves: Serves = always): Promise<Admitted> {
		const ids = alerts.map(({ id }) => id);
		for (let attempt = 0; attempt < TRIES; attempt++) {
			const { gate: before, raw, seen } = await this.#store.alertGates.read(who, ids);
			const now = this.#store.clock.now();
			const admitted: Admitted = { each: [], line: null, opened: false, retold: false };
			let gate = before;
			let again = false;
			for (const alert of alerts) {
				if (seen.has(alert.id)) {
					if (before.each.some(({ id }) => id === alert.id)) admitted.each.push(alert.id);
					else again = true;
					continue;
				}
				const decided = admit(gate, alert, now);
				gate = decided.gate;
				if (decided.verdict === 'each') admitted.each.push(alert.id);
				if (decided.verdict === 'opened') admitted.opened = true;
				if (decided.verdict === 'retold') admitted.retold = true;
			}
			if (gate.line !== before.line || again) admitted.line = lineNow(gate, now, serves);
			if (gate === before) return admitted;
			const fresh = ids.filter((id) => !seen.has(id));
			if (await this.#store.alertGates.save(who, raw, gate, fresh, now)) return admitted;
		}
		throw new StoreUnavailable(new Error('too many nodes tell the same person'));
	}

	/** What somebody was told lately: alerts one by one, oldest first, and the line as it stands. */
	async now(
		who: string,
		serves: Serves
	): Promise<{ each: { client: string; id: string }[]; line: FloodLine | null }> {
		const { gate } = await this.#store.alertGates.read(who);
		const now = this.#store.clock.now();
		const each = gate.each
			.filter(({ at }) => at > now - WINDOW_MS)
			.map(({ id }) => placeOf(id))
			.filter(({ client }) => serves(client));
		return { each, line: lineNow(gate, now, serves) };
	}
}

/** Ids are unique within a client; people serve several. */
export const nameOf = (client: string, id: string): string => `${client}/${id}`;

function placeOf(name: string): { client: string; id: string } {
	const at = name.indexOf('/');
	return { client: name.slice(0, at), id: name.slice(at + 1) };
}

export const person = (id: string): string => `person:${id}`;
export const target = (client: string, channel: string): string => `target:${client}/${channel}`;
