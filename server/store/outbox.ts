/**
 * The outbox: what commits left behind for others, in order. One node at a time works on the outbox of a client for one
 * purpose (a group); when it is gone, the next one begins with what it had taken and not finished. So everything is
 * handed out at least once, and never out of order but after a node that was thought gone has come back.
 */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { byStreamId, range } from './streams.ts';
import { leaveTurn, takeTurn } from './turn.ts';

export interface OutboxEntry {
	/** Stream id. */
	id: string;
	/** Log id of the commit; the entry's own id where no commit wrote it. */
	position: string;
	case: string;
	message: string;
	/** How often it was handed out, this time with it. */
	attempts: number;
}

/** A node that says nothing for so long has lost its turn. */
const TURN_MS = 5000;
const DEAD_LENGTH = 1000;

interface Group {
	client: string;
	group: string;
}

export class OutboxStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	/** Names this node among those of a group. */
	readonly #consumer: string;
	/** Where this node has, or another one may have, taken what nobody finished. */
	readonly #doubtful = new Set<string>();

	constructor(connection: Connection, keys: Keys, consumer: string) {
		this.#connection = connection;
		this.#keys = keys;
		this.#consumer = consumer;
	}

	/** A message that no commit writes. */
	async add(client: string, message: string): Promise<void> {
		const { outbox } = this.#keys.client(client);
		await ask(() => this.#connection.xAdd(outbox, '*', { c: '', p: '', m: message }));
	}

	/** The next entries for `group`, oldest first; none when there are none, or it is another node's turn. */
	async take({ client, group }: Group, limit: number): Promise<OutboxEntry[]> {
		const doubt = `${client} ${group}`;
		if ((await this.waiting(client)) === 0) return [];
		const turn = await this.#turn(client, group);
		if (turn === null) return [];
		if (turn === 'new') this.#doubtful.add(doubt);
		const { outbox } = this.#keys.client(client);
		if (this.#doubtful.has(doubt)) {
			const left = await this.#unfinished(outbox, group, limit);
			if (left.length > 0) return left;
			this.#doubtful.delete(doubt);
		}
		const found = await this.#next(outbox, group, limit);
		if (found.length > 0) this.#doubtful.add(doubt);
		return found;
	}

	/** These are done with; the stream keeps no longer what every group is done with. */
	async finish({ client, group }: Group, ids: readonly string[]): Promise<void> {
		if (ids.length === 0) return;
		const { outbox } = this.#keys.client(client);
		await ask(() => this.#connection.xAck(outbox, group, [...ids]));
		await this.#trim(outbox);
	}

	/** It cannot be worked on: it is kept where an administrator sees it. */
	async bury(of: Group, { id, ...entry }: OutboxEntry, why: string): Promise<void> {
		const { outboxDead } = this.#keys.client(of.client);
		const fields = { i: id, c: entry.case, p: entry.position, m: entry.message, g: of.group, why };
		await ask(() => this.#connection.xAdd(outboxDead, '*', fields, { TRIM: TRIM_DEAD }));
		await this.finish(of, [id]);
	}

	async dead(client: string): Promise<{ message: string; why: string }[]> {
		const found = await ask(() =>
			this.#connection.xRange(this.#keys.client(client).outboxDead, '-', '+')
		);
		return (found ?? []).map(({ message }) => ({
			message: message['m'] ?? '',
			why: message['why'] ?? ''
		}));
	}

	/** Takes away what was buried before an instant. @returns how many */
	async forgetDead(client: string, before: number): Promise<number> {
		const { outboxDead } = this.#keys.client(client);
		return ask(() => this.#connection.xTrim(outboxDead, 'MINID', before));
	}

	/** Takes away what was buried of these cases. @returns how many */
	async forgetCases(client: string, cases: ReadonlySet<string>): Promise<number> {
		const { outboxDead } = this.#keys.client(client);
		const found = await range(this.#connection, outboxDead);
		const ids = found.flatMap(({ id, message }) => (cases.has(message['c'] ?? '') ? [id] : []));
		if (ids.length === 0) return 0;
		return ask(() => this.#connection.xDel(outboxDead, ids));
	}

	/** How many entries are not done with. */
	async waiting(client: string): Promise<number> {
		return ask(() => this.#connection.xLen(this.#keys.client(client).outbox));
	}

	/** Another node may go on at once. */
	async leave(groups: Group[]): Promise<void> {
		for (const { client, group } of groups)
			await leaveTurn(this.#connection, this.#keys.client(client).turn(group), this.#consumer);
	}

	/** `new` when it was not this node's turn the moment before; null when it is another one's. */
	#turn(client: string, group: string): Promise<'new' | 'still' | null> {
		const key = this.#keys.client(client).turn(group);
		return takeTurn(this.#connection, key, this.#consumer, TURN_MS);
	}

	/** What was handed out and not finished, by whomever: whose turn it is takes it over. */
	async #unfinished(outbox: string, group: string, limit: number): Promise<OutboxEntry[]> {
		const options = { COUNT: limit };
		const claimed = await this.#inGroup(outbox, group, () =>
			this.#connection.xAutoClaim(outbox, group, this.#consumer, 0, '0-0', options)
		);
		const entries = (claimed?.messages ?? []).flatMap((one) => one ?? []);
		const [first, last] = [entries[0], entries.at(-1)];
		if (!first || !last) return [];
		const pending = await ask(() =>
			this.#connection.xPendingRange(outbox, group, first.id, last.id, entries.length)
		);
		const counts = new Map(pending.map((one) => [one.id, one.deliveriesCounter]));
		return entries.map((one) => entryOf(one, counts.get(one.id) ?? 1));
	}

	async #next(outbox: string, group: string, limit: number): Promise<OutboxEntry[]> {
		const read = await this.#inGroup(outbox, group, () =>
			this.#connection.xReadGroup(group, this.#consumer, { key: outbox, id: '>' }, { COUNT: limit })
		);
		const streams = (read ?? []) as { messages: StreamMessage[] }[];
		return streams.flatMap(({ messages }) => messages).map((one) => entryOf(one, 1));
	}

	/** Makes the group where there is a stream and no group yet. @returns null when there is nothing to read */
	async #inGroup<T>(outbox: string, group: string, read: () => Promise<T>): Promise<T | null> {
		try {
			return await ask(read);
		} catch (error) {
			if (!says(error, 'NOGROUP')) throw error;
		}
		try {
			await ask(() => this.#connection.xGroupCreate(outbox, group, '0'));
		} catch (error) {
			if (says(error, 'requires the key to exist')) return null;
			if (!says(error, 'BUSYGROUP')) throw error;
		}
		return ask(read);
	}

	async #trim(outbox: string): Promise<void> {
		const groups = await ask(() => this.#connection.xInfoGroups(outbox));
		const upTo = await Promise.all(
			groups.map(async (group) => {
				const { firstId } = await ask(() => this.#connection.xPending(outbox, group.name));
				return firstId ?? after(group['last-delivered-id']);
			})
		);
		const [least] = upTo.sort(byStreamId);
		if (least !== undefined) await ask(() => this.#connection.xTrim(outbox, 'MINID', least));
	}
}

const TRIM_DEAD = { strategy: 'MAXLEN', strategyModifier: '~', threshold: DEAD_LENGTH } as const;

interface StreamMessage {
	id: string;
	message: Record<string, string>;
}

const entryOf = ({ id, message }: StreamMessage, attempts: number): OutboxEntry => ({
	id,
	position: message['p'] || id,
	case: message['c'] ?? '',
	message: message['m'] ?? '',
	attempts
});

const says = (error: unknown, text: string): boolean =>
	error instanceof Error && error.message.includes(text);

/** The first id that is later. */
function after(id: string): string {
	const [ms, n] = id.split('-');
	return `${ms}-${Number(n) + 1}`;
}
