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
export const WALL_ROWS = 40;
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

/** A figure whose value is the same stays the same object: it is then not sent again. */
function keepSame(before: Figures, after: Figures): Figures {
	const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
	const keep = <K extends keyof Figures>(name: K): Figures[K] =>
		same(before[name], after[name]) ? before[name] : after[name];
	return {
		counts: keep('counts'),
		wave: keep('wave'),
		queues: keep('queues'),
		ticker: keep('ticker'),
		shift: keep('shift')
	};
}
