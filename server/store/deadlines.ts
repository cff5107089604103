/** What has to be told at which instant: one sorted set a client, written by the commit. */
import type { ClockName } from '#lib/shared/words.ts';
import type { Deadline, DeadlineKind } from '#server/domain/clocks.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export const memberOf = (caseId: string, { clock, kind }: Omit<Deadline, 'at'>): string =>
	`${caseId}|${clock}|${kind}`;

export interface DueDeadline {
	member: string;
	case: string;
	clock: ClockName;
	kind: DeadlineKind;
	at: number;
}

export class DeadlineStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** Deadlines before `now`, the oldest first. They stay until the commit that tells them takes them away. */
	async due(client: string, now: number, limit: number): Promise<DueDeadline[]> {
		const key = this.#keys.client(client).deadlines;
		const found = await ask(() =>
			this.#connection.zRangeWithScores(key, '-inf', `(${now}`, {
				BY: 'SCORE',
				LIMIT: { offset: 0, count: limit }
			})
		);
		return found.map(({ value, score }) => {
			const [id = '', clock, kind] = value.split('|');
			return {
				member: value,
				case: id,
				clock: clock as ClockName,
				kind: kind as DeadlineKind,
				at: score
			};
		});
	}

	/** Takes away deadlines that turned out to be no news; one that a commit has set anew since it was seen stays. */
	async drop(client: string, seen: Pick<DueDeadline, 'member' | 'at'>[]): Promise<void> {
		if (seen.length === 0) return;
		const pairs = seen.flatMap(({ member, at }) => [member, String(at)]);
		await ask(() => this.#connection.dropDeadlines([this.#keys.client(client).deadlines], pairs));
	}

	async count(client: string): Promise<number> {
		return ask(() => this.#connection.zCard(this.#keys.client(client).deadlines));
	}
}
