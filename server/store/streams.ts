/** Reading Redis streams; an absent one is an empty one. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';

export interface StreamEntry {
	id: string;
	message: Record<string, string>;
}

/** Entries from `start` to `end`, oldest first. */
export async function range(
	connection: Connection,
	key: string,
	start = '-',
	end = '+',
	limit?: number
): Promise<StreamEntry[]> {
	const options = limit === undefined ? undefined : { COUNT: limit };
	return (await ask(() => connection.xRange(key, start, end, options))) ?? [];
}

/** The newest `limit` entries up to and with `upTo`, newest first. */
export async function newest(
	connection: Connection,
	key: string,
	limit: number,
	upTo = '+'
): Promise<StreamEntry[]> {
	return (await ask(() => connection.xRevRange(key, upTo, '-', { COUNT: limit }))) ?? [];
}
