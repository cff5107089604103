/** How a screen keeps its copy of a board: pure, so that every rule of wire/feed.ts can be tested without a socket. */
import type { Beat, Frame, Position, Snapshot } from '#lib/shared/wire/feed.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { BoardHead, Figures, Row } from '#lib/shared/wire/rows.ts';

/** What a screen shows: `rows` by key; `at` and `freshAt` in ms since 1970 on the server's clock. */
export interface BoardView extends Position {
	/** Which build of the pages the server has. */
	build: string;
	head: BoardHead;
	rows: ReadonlyMap<string, Row>;
	figures: Figures;
	at: number;
	freshAt: number;
}

/** A snapshot replaces everything. */
export function viewOf(snapshot: Snapshot): BoardView {
	const { epoch, seq, build, head, figures, at, freshAt } = snapshot;
	return {
		epoch,
		seq,
		build,
		head,
		figures,
		at,
		freshAt,
		rows: new Map(snapshot.rows.map((row) => [row.key, row]))
	};
}

/** The other way. */
export const snapshotOf = (view: BoardView): Snapshot => ({
	...view,
	protocol: PROTOCOL,
	rows: [...view.rows.values()]
});

/** The view after a frame, or `gap` when the frame is not the next one of this epoch. Rows that did not change keep their identity. */
export function applyFrame(view: BoardView, frame: Frame): BoardView | 'gap' {
	if (frame.epoch !== view.epoch || frame.seq !== view.seq + 1) return 'gap';
	const next = { ...view, seq: frame.seq, at: frame.at, freshAt: frame.freshAt };
	if (frame.figures) next.figures = { ...view.figures, ...frame.figures };
	if (frame.set?.length || frame.gone?.length) {
		const rows = new Map(view.rows);
		const order = orders.get(view.rows)?.slice();
		const leave = (key: string) => {
			const row = rows.get(key);
			if (row && order) order.splice(placeOf(row, order), 1);
		};
		for (const key of frame.gone ?? []) {
			leave(key);
			rows.delete(key);
		}
		for (const row of frame.set ?? []) {
			leave(row.key);
			rows.set(row.key, row);
			order?.splice(placeOf(row, order), 0, row);
		}
		if (order) orders.set(rows, order);
		next.rows = rows;
	}
	return next;
}

/** Whether nothing that is drawn of them differs. */
export const samePicture = (one: BoardView, other: BoardView): boolean =>
	one.head === other.head && one.figures === other.figures && one.rows === other.rows;

/** The view after a beat, or `gap` when the board has moved on without this screen. */
export function applyBeat(view: BoardView, beat: Beat): BoardView | 'gap' {
	if (beat.epoch !== view.epoch || beat.seq !== view.seq) return 'gap';
	return { ...view, at: beat.at, freshAt: beat.freshAt };
}

/**
 * What is due first comes first; without a running clock, last; what has to be followed up, by when it is closed; then
 * by key, so that every screen has the same order.
 */
export function byDue(a: Row, b: Row): number {
	const gap = dueOf(a) - dueOf(b);
	if (gap < 0 || gap > 0) return gap;
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** What was put in order once: a frame then moves only the rows that it changes. */
const orders = new WeakMap<BoardView['rows'], readonly Row[]>();

/** The rows of a view, as `byDue` has them. */
export function inOrder(rows: BoardView['rows']): readonly Row[] {
	const known = orders.get(rows);
	if (known) return known;
	const order = [...rows.values()].sort(byDue);
	orders.set(rows, order);
	return order;
}

/** Where a row stands in such an order, or would have to. */
function placeOf(row: Row, order: readonly Row[]): number {
	let [from, to] = [0, order.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		const there = order[middle];
		if (there && byDue(there, row) < 0) from = middle + 1;
		else to = middle;
	}
	return from;
}

const dueOf = ({ clock, followUp }: Row): number => clock?.due ?? followUp ?? Infinity;
