/** Taking out of the log and of rows what is not to be known any more, a little at a time; and whose turn that is. */
import type { Case } from '#server/domain/case.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import { hiddenMember } from './hidden-log.ts';
import type { Keys } from './keys.ts';
import type { LogEntry } from './log.ts';
import { ClientTurns } from './turn.ts';

const TURN_MS = 30_000;
const GROUP = 'retention';
/** So many entries give way in one step: the store does nothing else meanwhile, for about a millisecond. */
const AT_ONCE = 50;

/** What is to stay of a case. */
export interface Hiding {
	/** The row that takes the place of the one it has; null to leave that. It must have the same version. */
	row: Case | null;
	/** Entries with the events that stay of them. */
	entries: (LogEntry & { events: CaseEvent[] })[];
}

export class ErasureStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	/** Which node's turn it is. */
	readonly turns: ClientTurns;

	/** @param self names this node */
	constructor(connection: Connection, keys: Keys, self: string) {
		this.#connection = connection;
		this.#keys = keys;
		this.turns = new ClientTurns(
			connection,
			(client) => keys.client(client).turn(GROUP),
			self,
			TURN_MS
		);
	}

	/** The log id up to which cases that ended long ago were looked for. */
	async position(client: string): Promise<string> {
		return (await ask(() => this.#connection.get(this.#keys.client(client).hiddenTo))) ?? '0-0';
	}

	async setPosition(client: string, id: string): Promise<void> {
		await ask(() => this.#connection.set(this.#keys.client(client).hiddenTo, id));
	}

	/**
	 * Entries first, and the row with the last of them: what breaks off in between is found and done again.
	 * @returns how many entries gave way; null when the case has another version by now
	 */
	async hide(client: string, id: string, { row, entries }: Hiding): Promise<number | null> {
		const { cases, log, logHidden } = this.#keys.client(client);
		let count = 0;
		for (let start = 0; start === 0 || start < entries.length; start += AT_ONCE) {
			const some = entries.slice(start, start + AT_ONCE);
			const last = start + AT_ONCE >= entries.length;
			const gone = await ask(() =>
				this.#connection.hideEntries(
					[cases, log, logHidden],
					[
						...[id, row ? String(row.version) : ''],
						row && last ? `${row.version}|${JSON.stringify(row)}` : '',
						...some.flatMap((entry) => [entry.id, hiddenMember(kept(entry))])
					]
				)
			);
			if (gone < 0) return null;
			count += gone;
		}
		return count;
	}
}

/** An entry as a commit writes it. */
const kept = ({ id, case: c, version, recordedAt, operation, events }: LogEntry) => ({
	id,
	message: {
		...{ c, v: String(version), at: String(recordedAt), op: operation },
		e: JSON.stringify(events)
	}
});
