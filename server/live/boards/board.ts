/** A board: a pure view over the live state. */
import { FOLLOW_UPS_SENT, type BoardHead, type Figures, type Row } from '#lib/shared/wire/rows.ts';
import { defaultBoard, type BoardSettings } from '#lib/shared/boards.ts';
import type { Case } from '#server/domain/case.ts';
import { covers, type Client, type Floor } from '#server/domain/directory.ts';
import type { ClientState } from '../state/client-state.ts';
import type { DueEntry } from '../state/due-index.ts';
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
	dueSoonMs: DUE_SOON_MS,
	show: showOf(defaultBoard(floor))
});

/** What of a board's settings its walls are told. */
const showOf = ({ pages, distance, diagonal, sound, locale, message, visitor }: BoardSettings) => ({
	...{ pages, distance, diagonal, sound, locale, message },
	visitor: visitor !== null
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
		alerts: source.alerts,
		shift: shiftNow(source),
		tiers: [],
		teams: [],
		unclaimed: [],
		promises: { open: 0, late: 0, next: [] },
		soFar: null
	};
	return {
		rows: kind === 'wall' ? mostUrgent(source, WALL_ROWS) : allRows(source),
		figures: before ? keepSame(before, figures) : figures
	};
}

/** What a wall shows: escalations alone. */
function mostUrgent({ clients }: Source, limit: number): Map<string, Row> {
	return rowsOf(firstOf(clients, 'due', limit), wallRow);
}

/** What a desk shows: every escalation, and what has to be followed up first. */
function allRows({ clients }: Source): Map<string, Row> {
	const all = clients.flatMap((client) => entriesOf(client, 'due', Number.POSITIVE_INFINITY));
	return rowsOf([...all, ...firstOf(clients, 'toFollowUp', FOLLOW_UPS_SENT)], deskRow);
}

type Index = 'due' | 'toFollowUp';
interface Entry extends DueEntry {
	client: ClientState;
}

const entriesOf = (client: ClientState, index: Index, limit: number): Entry[] =>
	client[index].first(limit).map((entry) => ({ ...entry, client }));

/** The `limit` entries of all clients that are due first. */
const firstOf = (clients: ClientState[], index: Index, limit: number): Entry[] =>
	clients
		.flatMap((client) => entriesOf(client, index, limit))
		.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
		.slice(0, limit);

function rowsOf(entries: Entry[], make: (state: Case) => Row | null): Map<string, Row> {
	const rows = new Map<string, Row>();
	for (const { id, client } of entries) {
		const state = client.cases.get(id);
		const row = state ? make(state) : null;
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
		alerts: sameAlerts(before.alerts, after.alerts) ? before.alerts : after.alerts,
		shift: after.shift,
		tiers: sameList(before.tiers, after.tiers, sameFields) ? before.tiers : after.tiers,
		teams: sameList(before.teams, after.teams, sameFields) ? before.teams : after.teams,
		unclaimed: sameList(before.unclaimed, after.unclaimed, sameFields)
			? before.unclaimed
			: after.unclaimed,
		promises: samePromises(before.promises, after.promises) ? before.promises : after.promises,
		soFar: after.soFar
	};
}

const samePromises = (one: Figures['promises'], other: Figures['promises']): boolean =>
	one.open === other.open && one.late === other.late && sameList(one.next, other.next, sameFields);

const sameAlerts = (one: Figures['alerts'], other: Figures['alerts']): boolean =>
	one.count === other.count && sameList(one.newest, other.newest, sameFields);

function sameList<T>(one: T[], other: T[], same: (one: T, other: T) => boolean): boolean {
	return one.length === other.length && one.every((item, index) => same(item, other[index] as T));
}

/** Whether two records of the same kind hold the same values. */
function sameFields<T extends object>(one: T, other: T): boolean {
	const names = Object.keys(one) as (keyof T)[];
	return names.every((name) => one[name] === other[name]);
}
