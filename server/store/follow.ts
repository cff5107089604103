/**
 * Following the streams: one blocking read over all of them, on a connection of its own. What is read is handed on in
 * order; silence of the store is told, and so is its return, after which the reader has to load anew.
 */
import { beat } from './beat.ts';
import { openFollowing, reconnect, type Following } from './connection.ts';
import type { Keys } from './keys.ts';
import { parseEntry, type LogEntry } from './log.ts';
import { parsePulse, type Observed } from './queues.ts';

export type News =
	| { kind: 'log'; entry: LogEntry }
	| { kind: 'pulse'; client: string; id: string; queue: string; observed: Observed }
	| { kind: 'directory'; id: string };

/** Where to go on from, by client; and in the directory. */
export interface FollowFrom {
	directory: string;
	clients: Map<string, { log: string; pulse: string }>;
}

export interface Follower {
	/** Called with what one read brought, in the order of each stream. */
	onNews(news: News[]): void;
	/** The connection was lost: positions may no longer hold. @returns where to go on from, after having loaded anew */
	load(): Promise<FollowFrom>;
	/** The store answered. */
	onAlive(): void;
	onTrouble(error: unknown): void;
}

const BLOCK_MS = 1000;
const COUNT = 1000;
/**
 * After news the reader waits so long before it reads on: what comes meanwhile costs one read, not one each. News after a
 * silence is told at once; a board shows at most ten frames a second anyway.
 */
const GATHER_MS = 5;

/** Follows until stopped. @returns the stop function, which resolves when nothing will be told any more */
export function follow(url: string, keys: Keys, follower: Follower): () => Promise<void> {
	const connection = openFollowing(url);
	const lives = { lost: 0 };
	connection.on('error', (error: unknown) => {
		lives.lost += 1;
		follower.onTrouble(error);
	});
	// a question waits until the read before it is over; while all is loaded nothing else comes on this connection
	const stopBeat = beat(
		() => connection.ping(),
		() => reconnect(connection)
	);
	const stopped = new AbortController();
	const running = run(connection, lives, keys, follower, stopped.signal);
	return async () => {
		stopped.abort();
		stopBeat();
		if (connection.isOpen) connection.destroy();
		await running;
	};
}

/** How often the connection was lost: it comes back by itself, and between two reads nothing else would tell. */
interface Lives {
	lost: number;
}

async function run(
	connection: Following,
	lives: Lives,
	keys: Keys,
	follower: Follower,
	stopped: AbortSignal
) {
	connection.connect().catch(() => undefined); // it goes on trying by itself; `error` tells
	while (!stopped.aborted) {
		try {
			await ready(connection, stopped);
			if (stopped.aborted) return;
			const before = lives.lost;
			const held = () => lives.lost === before;
			await readOn(connection, held, keys, follower, await follower.load(), stopped);
		} catch (error) {
			if (!stopped.aborted) follower.onTrouble(error);
			await pause(50, stopped);
		}
	}
}

async function readOn(
	connection: Following,
	held: () => boolean,
	keys: Keys,
	follower: Follower,
	from: FollowFrom,
	stopped: AbortSignal
) {
	follower.onAlive();
	while (!stopped.aborted) {
		if (!held()) throw new Error('the connection was lost between two reads');
		const read = await connection.xRead(streams(keys, from), { BLOCK: BLOCK_MS, COUNT });
		if (stopped.aborted) return;
		const news = read ? interpret(keys, from, read as StreamRead[]) : [];
		follower.onAlive();
		if (news.length > 0) follower.onNews(news);
		// the set of streams may have changed: the one who follows says from where
		if (news.some(({ kind }) => kind === 'directory')) from = await follower.load();
		if (news.length > 0) await pause(GATHER_MS, stopped);
	}
}

interface StreamRead {
	name: string;
	messages: { id: string; message: Record<string, string> }[];
}

function streams(keys: Keys, from: FollowFrom) {
	const wanted = [{ key: keys.directoryLog, id: from.directory }];
	for (const [client, { log, pulse }] of from.clients) {
		wanted.push({ key: keys.client(client).log, id: log });
		wanted.push({ key: keys.client(client).pulse, id: pulse });
	}
	return wanted;
}

function interpret(keys: Keys, from: FollowFrom, read: StreamRead[]): News[] {
	const whose = new Map<string, { client: string; stream: 'log' | 'pulse' }>();
	for (const client of from.clients.keys()) {
		whose.set(keys.client(client).log, { client, stream: 'log' });
		whose.set(keys.client(client).pulse, { client, stream: 'pulse' });
	}
	const news: News[] = [];
	for (const { name, messages } of read) {
		const last = messages.at(-1)?.id;
		if (last === undefined) continue;
		const owner = whose.get(name);
		if (!owner) {
			from.directory = last;
			news.push({ kind: 'directory', id: last });
			continue;
		}
		const { client, stream } = owner;
		const place = from.clients.get(client);
		if (place) place[stream] = last;
		for (const { id, message } of messages)
			news.push(
				stream === 'log'
					? { kind: 'log', entry: parseEntry(client, id, message) }
					: { kind: 'pulse', client, id, ...parsePulse(message) }
			);
	}
	return news;
}

const READY_POLL_MS = 25;

async function ready(connection: Following, stopped: AbortSignal): Promise<void> {
	while (!connection.isReady && !stopped.aborted) await pause(READY_POLL_MS, stopped);
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(done, ms);
		function done() {
			clearTimeout(timer);
			stopped.removeEventListener('abort', done);
			resolve();
		}
		stopped.addEventListener('abort', done);
	});
}
