/** The log: one stream a client. What a case is follows from it; what a shift was like, too. */
import type { CaseEvent } from '#server/domain/events.ts';
import type { Connection } from './connection.ts';
import { hourOf } from './cases.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { hiddenNewest, hiddenRange, merged } from './hidden-log.ts';
import { byStreamId, newest, range, type StreamEntry } from './streams.ts';

export interface LogEntry {
	client: string;
	/** Stream id; grows. */
	id: string;
	/** When it was recorded, ms since 1970. */
	recordedAt: number;
	case: string;
	/** The case's version after it. */
	version: number;
	operation: string;
	events: CaseEvent[];
}

const CHUNK = 1000;
const AT_ONCE = 100;

export class LogStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** @returns the position of the last entry; `0-0` when the log is empty. The epoch is null before the first commit. */
	async head(client: string): Promise<{ id: string; epoch: string | null }> {
		const keys = this.#keys.client(client);
		const [last, epoch] = await Promise.all([
			this.#last(client, 1, '+'),
			ask(() => this.#connection.hGet(keys.meta, 'epoch'))
		]);
		return { id: last.at(-1)?.id ?? '0-0', epoch: epoch ?? null };
	}

	/** The last `limit` entries up to and with `upTo`, oldest first. */
	async before(client: string, upTo: string, limit: number): Promise<LogEntry[]> {
		const found = await this.#last(client, limit, upTo);
		return found.map((entry) => parseEntry(client, entry.id, entry.message));
	}

	/** Entries after `after`, at most `limit`. */
	async after(client: string, after: string, limit = CHUNK): Promise<LogEntry[]> {
		const found = await this.#range(client, `(${after}`, '+', limit);
		return found.map((entry) => parseEntry(client, entry.id, entry.message));
	}

	/**
	 * Every entry that holds an event of [from, to), whenever it was recorded, and others beside them: entries are
	 * found by the hour of their events.
	 */
	async *during(client: string, from: number, to: number): AsyncGenerator<LogEntry[]> {
		const span = await this.#span(client, from, to);
		if (!span) return;
		let [start, more] = [span.first, true];
		while (more) {
			const found = await this.#range(client, start, span.last, CHUNK);
			more = found.length === CHUNK;
			start = `(${found.at(-1)?.id ?? span.last}`;
			yield found.map((entry) => parseEntry(client, entry.id, entry.message));
		}
	}

	/** The newest `limit` entries of one case, newest first, and whether there are older ones. */
	async ofCase(
		client: string,
		id: string,
		limit: number
	): Promise<{ entries: LogEntry[]; more: boolean }> {
		const keys = this.#keys.client(client);
		const ids = await ask(() => this.#connection.lRange(keys.trail(id), -limit - 1, -1));
		const wanted = ids.slice(-limit).reverse();
		const found = await Promise.all(wanted.map((one) => this.#one(client, one)));
		const entries = found.flat().map((entry) => parseEntry(client, entry.id, entry.message));
		return { entries, more: ids.length > limit };
	}

	/** Every entry of one case, oldest first, but for those of which nothing is to be known already. */
	async seenOfCase(client: string, id: string): Promise<LogEntry[]> {
		const keys = this.#keys.client(client);
		const ids = await ask(() => this.#connection.lRange(keys.trail(id), 0, -1));
		const found: LogEntry[] = [];
		for (let start = 0; start < ids.length; start += AT_ONCE) {
			const some = ids.slice(start, start + AT_ONCE);
			const read = await Promise.all(
				some.map((one) => range(this.#connection, keys.log, one, one))
			);
			for (const one of read.flat()) found.push(parseEntry(client, one.id, one.message));
		}
		return found;
	}

	/** An entry of which nothing is to be known is looked for when it is not in the stream any more: few are. */
	async #one(client: string, id: string): Promise<StreamEntry[]> {
		const { log, logHidden } = this.#keys.client(client);
		const seen = await range(this.#connection, log, id, id, 1);
		return seen.length > 0 ? seen : hiddenRange(this.#connection, logHidden, id, id, 1);
	}

	/** What gives way meanwhile is found, for it is looked for in the stream first. */
	async #range(client: string, start: string, end: string, limit: number): Promise<StreamEntry[]> {
		const { log, logHidden } = this.#keys.client(client);
		const [seen, hidden] = await Promise.all([
			range(this.#connection, log, start, end, limit),
			hiddenRange(this.#connection, logHidden, start, end, limit)
		]);
		return merged(seen, hidden, limit);
	}

	/** The newest `limit` up to and with `upTo`, oldest first. */
	async #last(client: string, limit: number, upTo: string): Promise<StreamEntry[]> {
		const { log, logHidden } = this.#keys.client(client);
		const [seen, hidden] = await Promise.all([
			newest(this.#connection, log, limit, upTo),
			hiddenNewest(this.#connection, logHidden, limit, upTo)
		]);
		return merged(seen.reverse(), hidden, 2 * limit).slice(-limit);
	}

	async #span(client: string, from: number, to: number) {
		const hours: string[] = [];
		for (let at = from; at < to; at += 3_600_000) hours.push(hourOf(at));
		hours.push(hourOf(to));
		const fields = hours.flatMap((hour) => [`${hour}f`, `${hour}l`]);
		const found = await ask(() => this.#connection.hmGet(this.#keys.client(client).hours, fields));
		const ids = found.filter((id): id is string => id !== null && id !== undefined);
		if (ids.length === 0) return null;
		ids.sort(byStreamId);
		return { first: ids[0] ?? '-', last: ids.at(-1) ?? '+' };
	}
}

export function parseEntry(client: string, id: string, fields: Record<string, string>): LogEntry {
	return {
		client,
		id,
		recordedAt: Number(fields['at']),
		case: fields['c'] ?? '',
		version: Number(fields['v']),
		operation: fields['op'] ?? '',
		events: JSON.parse(fields['e'] ?? '[]') as CaseEvent[]
	};
}
