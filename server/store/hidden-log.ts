/**
 * Entries of the log of which nothing is to be known any more. A stream cannot be changed, so what stays of them lies
 * beside it, in the same order and under the same ids; whoever reads the log reads both as one.
 */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import { byStreamId, type StreamEntry } from './streams.ts';

const DIGITS = { ms: 15, sequence: 12 };

/** A log id so that texts sort as ids do. */
function placeOf(id: string): string {
	const [ms = '0', sequence = '0'] = id.split('-');
	return `${ms.padStart(DIGITS.ms, '0')}-${sequence.padStart(DIGITS.sequence, '0')}`;
}

/** As it is kept: its place, then its fields. */
export const hiddenMember = ({ id, message }: StreamEntry): string =>
	`${placeOf(id)}|${JSON.stringify(message)}`;

function entryOf(member: string): StreamEntry {
	const at = member.indexOf('|');
	const [ms, sequence] = member.slice(0, at).split('-').map(Number);
	const message = JSON.parse(member.slice(at + 1)) as Record<string, string>;
	return { id: `${ms}-${sequence}`, message };
}

/** "}" comes after the "|" that ends a place: a bound that no member has. */
const after = (id: string) => `(${placeOf(id)}}`;

/** As streams are asked: "-", an id, or "(" and an id. */
function from(start: string): string {
	if (start === '-') return '-';
	return start.startsWith('(') ? after(start.slice(1)) : `[${placeOf(start)}|`;
}

const upTo = (end: string): string => (end === '+' ? '+' : after(end));

/** Hidden entries from `start` to `end`, oldest first. */
export async function hiddenRange(
	connection: Connection,
	key: string,
	start: string,
	end: string,
	limit: number
): Promise<StreamEntry[]> {
	const found = await ask(() =>
		connection.zRange(key, from(start), upTo(end), {
			BY: 'LEX',
			LIMIT: { offset: 0, count: limit }
		})
	);
	return (found ?? []).map(entryOf);
}

/** The newest hidden entries up to and with `end`, newest first. */
export async function hiddenNewest(
	connection: Connection,
	key: string,
	limit: number,
	end: string
): Promise<StreamEntry[]> {
	const found = await ask(() =>
		connection.zRange(key, upTo(end), '-', {
			...{ BY: 'LEX', REV: true },
			LIMIT: { offset: 0, count: limit }
		})
	);
	return (found ?? []).map(entryOf);
}

/** Both in one order; what gave way while it was read may have been found in both, and is hidden then. */
export function merged(
	seen: readonly StreamEntry[],
	hidden: readonly StreamEntry[],
	limit: number
): StreamEntry[] {
	if (hidden.length === 0) return seen.slice(0, limit);
	const all = new Map([...seen, ...hidden].map((entry) => [entry.id, entry]));
	return [...all.values()].sort((one, other) => byStreamId(one.id, other.id)).slice(0, limit);
}
