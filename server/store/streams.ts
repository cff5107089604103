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

export function byStreamId(one: string, other: string): number {
	const [ms = 0, n = 0] = one.split('-').map(Number);
	const [otherMs = 0, otherN = 0] = other.split('-').map(Number);
	return ms - otherMs || n - otherN;
}
