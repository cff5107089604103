/** What each who is told of alerts has been told lately; two nodes agree on it. */
import { NEW_GATE, type Gate } from '#server/domain/alerts/flood.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

/** A decision is remembered for so long: an alert that is handed out twice is decided once. */
const KEEP_MS = 60 * 60_000;

export interface ReadGate {
	gate: Gate;
	/** As it is kept, to be given back. */
	raw: string;
	/** Which of the asked ids were decided before. */
	seen: ReadonlySet<string>;
}

export class AlertGateStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	async read(who: string, ids: readonly string[] = []): Promise<ReadGate> {
		const key = this.#keys.alertSeen(who);
		const [raw, scores] = await Promise.all([
			ask(() => this.#connection.get(this.#keys.alertGate(who))),
			ids.length === 0 ? [] : ask(() => this.#connection.zmScore(key, [...ids]))
		]);
		return {
			gate: raw === null ? NEW_GATE : (JSON.parse(raw) as Gate),
			raw: raw ?? '',
			seen: new Set(ids.filter((_, index) => scores[index] != null))
		};
	}

	/**
	 * @param raw as it was read
	 * @param ids that were decided at `now`
	 * @returns false when somebody else has decided meanwhile; nothing is kept then
	 */
	async save(
		who: string,
		raw: string,
		gate: Gate,
		ids: readonly string[],
		now: number
	): Promise<boolean> {
		const kept = await ask(() =>
			this.#connection.saveGate(
				[this.#keys.alertGate(who), this.#keys.alertSeen(who)],
				[raw, JSON.stringify(gate), String(KEEP_MS), String(now), String(now - KEEP_MS), ...ids]
			)
		);
		return kept === 1;
	}
}
