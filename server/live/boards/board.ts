/** A board: a pure view over the live state. */
import { isDeepStrictEqual } from 'node:util';
import type { BoardSettings, Panel } from '#lib/shared/boards.ts';
import {
	FOLLOW_UPS_SENT,
	type BoardHead,
	type Figures,
	type Row,
	type Tick
} from '#lib/shared/wire/rows.ts';
import type { Case } from '#server/domain/case.ts';
import type { Client, Floor, Queue } from '#server/domain/directory.ts';
import { guestFigures, guestRow } from '#server/domain/guest.ts';
import { entriesOf, firstOf, type Entry } from './first.ts';
import { ticker, queueTiles, wave, counts, shiftNow } from './figures.ts';
import { remembered, type VisitorMask } from './mask.ts';
import { LINES, promises, teams, tiers, unclaimed } from './panels.ts';
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
	/** `guest`: the desk of whoever may not see inside. */
	kind: 'wall' | 'desk' | 'guest';
	floor: Floor;
	settings: BoardSettings;
	/** Clients of the board that whoever looks may see, and the queues of these that it shows. */
	clients: Client[];
	queues: Queue[];
}

/** @param mask for walls that visitors see */
export const boardHead = (
	{ floor, clients, settings }: Board,
	demo: boolean,
	mask: VisitorMask | null
): BoardHead => ({
	id: settings.id,
	title: floor.title,
	zone: floor.zone,
	clients: mask ? mask.clients : clients.map(({ id, name }) => ({ id, name })),
	demo,
	dueSoonMs: DUE_SOON_MS,
	show: showOf(settings)
});

/** What of a board's settings its walls are told. */
const showOf = ({ pages, distance, diagonal, sound, locale, message, visitor }: BoardSettings) => ({
	...{ pages, distance, diagonal, sound, locale, message },
	visitor: visitor !== null
});

/**
 * @param mask for walls that visitors see
 * @param before figures of the view before; what did not change stays the same object
 */
export function viewOf(
	kind: Board['kind'],
	source: Source,
	before: Figures | null,
	mask: VisitorMask | null = null
): View {
	const reckoned = figuresOf(source, mask);
	const figures = FIGURES_FOR[kind](reckoned);
	const shown = mask ? mask.figures(figures) : figures;
	const rows = kind === 'wall' ? mostUrgent(source, mask) : allRows(source, kind);
	return { rows, figures: before ? keepSame(before, shown) : shown };
}

/** What only one panel shows is empty on a board without it. */
function figuresOf(source: Source, mask: VisitorMask | null): Figures {
	const has = (panel: Panel) => source.panels.has(panel);
	const allTeams = has('teams') ? named(teams(source), mask) : [];
	return {
		counts: counts(source, DUE_SOON_MS),
		wave: wave(source),
		queues: queueTiles(source),
		ticker: ticker(source),
		alerts: source.alerts,
		shift: shiftNow(source),
		tiers: has('tiers') ? tiers(source) : [],
		teams: allTeams.slice(0, LINES),
		moreTeams: Math.max(0, allTeams.length - LINES),
		unclaimed: has('unclaimed') ? unclaimed(source) : [],
		promises: has('promises') ? promises(source) : NO_PROMISES,
		soFar: has('shift') ? source.soFar : null
	};
}

const NO_PROMISES: Figures['promises'] = { open: 0, late: 0, next: [] };

const named = (all: Figures['teams'], mask: VisitorMask | null): Figures['teams'] =>
	mask ? mask.teams(all) : all;

const ticks = new WeakMap<Tick, Tick>();

/** A wall names nobody and nothing by ids that nobody reads. */
const forWall = (figures: Figures): Figures => ({
	...figures,
	ticker: figures.ticker.map((tick) => remembered(ticks, tick, () => ({ ...tick, case: '' })))
});

const FIGURES_FOR = { wall: forWall, desk: (figures: Figures) => figures, guest: guestFigures };

/** What a wall shows: escalations alone, and those that are due first. */
function mostUrgent({ parts }: Source, mask: VisitorMask | null): Map<string, Row> {
	const entries = firstOf(parts, ({ cut }) => cut.due, WALL_ROWS);
	return rowsOf(entries, (state) => {
		const row = wallRow(state);
		return row && mask ? mask.row(row) : row;
	});
}

/** What a desk shows: every escalation, and what has to be followed up first. */
function allRows({ parts }: Source, kind: 'desk' | 'guest'): Map<string, Row> {
	const all = parts.flatMap((part) => entriesOf(part, part.cut.due, Infinity));
	const after = firstOf(parts, ({ client }) => client.toFollowUp, FOLLOW_UPS_SENT);
	return rowsOf([...all, ...after], kind === 'guest' ? rowForGuest : deskRow);
}

const guestRows = new WeakMap<Row, Row>();

function rowForGuest(state: Case): Row | null {
	const row = deskRow(state);
	return row && remembered(guestRows, row, () => guestRow(row));
}

function rowsOf(entries: Entry[], make: (state: Case) => Row | null): Map<string, Row> {
	const rows = new Map<string, Row>();
	for (const { id, part } of entries) {
		const state = part.client.cases.get(id);
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
		moreTeams: after.moreTeams,
		unclaimed: sameList(before.unclaimed, after.unclaimed, sameFields)
			? before.unclaimed
			: after.unclaimed,
		promises: samePromises(before.promises, after.promises) ? before.promises : after.promises,
		// reckoned anew it is another object, whatever it says
		soFar: isDeepStrictEqual(before.soFar, after.soFar) ? before.soFar : after.soFar
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
