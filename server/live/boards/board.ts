/** A board: a pure view over the live state. */
import type { BoardHead, Figures, Row } from '#lib/shared/wire/rows.ts';
import { covers, type Client, type Floor } from '#server/domain/directory.ts';
import { ticker, queueTiles, wave, counts, shiftNow } from './figures.ts';
import type { Source } from './source.ts';
import { deskRow, wallRow } from './row.ts';

export interface View {
	rows: ReadonlyMap<string, Row>;
	figures: Figures;
}

/** A wall sends its most urgent rows and counts the rest: what it sends does not grow with what is open. */
export const WALL_ROWS = 24;
export const DUE_SOON_MS = 15 * 60_000;

export interface Board {
	id: string;
	kind: 'wall' | 'desk';
	floor: Floor;
	/** Clients of the floor that whoever looks may see. */
	clients: Client[];
}

export const boardHead = ({ id, floor, clients }: Board, demo: boolean): BoardHead => ({
	id,
	title: floor.title,
	zone: floor.zone,
	clients: clients.map(({ id: client, name }) => ({ id: client, name })),
	demo,
	dueSoonMs: DUE_SOON_MS
});

/** The clients of `all` that are on `floor` and in `scope`. */
export const clientsOf = (floor: Floor, scope: '*' | string[], all: Client[]): Client[] =>
	all
		.filter(({ id }) => covers(floor.clients, id) && covers(scope, id))
		.sort((one, other) => one.name.localeCompare(other.name));

/** @param before figures of the view before; what did not change stays the same object */
export function viewOf(kind: Board['kind'], source: Source, before: Figures | null): View {
	const figures: Figures = {
		counts: counts(source, DUE_SOON_MS),
		wave: wave(source),
		queues: queueTiles(source),
		ticker: ticker(source),
		shift: shiftNow(source)
	};
	return {
		rows: kind === 'wall' ? mostUrgent(source, WALL_ROWS) : allRows(source),
		figures: before ? keepSame(before, figures) : figures
	};
}

function mostUrgent({ clients }: Source, limit: number): Map<string, Row> {
	const first = clients.flatMap((client) =>
		client.due.first(limit).map((entry) => ({ ...entry, client }))
	);
	first.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
	const rows = new Map<string, Row>();
	for (const { id, client } of first.slice(0, limit)) {
		const state = client.cases.get(id);
		const row = state ? wallRow(state) : null;
		if (row) rows.set(row.key, row);
	}
	return rows;
}

function allRows({ clients }: Source): Map<string, Row> {
	const rows = new Map<string, Row>();
	for (const client of clients)
		for (const { id } of client.due.first(Number.POSITIVE_INFINITY)) {
			const state = client.cases.get(id);
			const row = state ? deskRow(state) : null;
			if (row) rows.set(row.key, row);
		}
	return rows;
}

/** A figure that is the same stays the same object: it is then not sent again. */
function keepSame(before: Figures, after: Figures): Figures {
	return {
		counts: sameFields(before.counts, after.counts) ? before.counts : after.counts,
		wave: sameList(before.wave, after.wave, sameFields) ? before.wave : after.wave,
		// tiles, ticks and the shift are the same objects as long as nothing changed in them
		queues: sameList(before.queues, after.queues, Object.is) ? before.queues : after.queues,
		ticker: sameList(before.ticker, after.ticker, Object.is) ? before.ticker : after.ticker,
		shift: after.shift
	};
}

function sameList<T>(one: T[], other: T[], same: (one: T, other: T) => boolean): boolean {
	return one.length === other.length && one.every((item, index) => same(item, other[index] as T));
}

/** Whether two records of the same kind hold the same values. */
function sameFields<T extends object>(one: T, other: T): boolean {
	const names = Object.keys(one) as (keyof T)[];
	return names.every((name) => one[name] === other[name]);
}
