/** The figures of a board. Each costs what the board shows, not what is open. */
import type { Figures, QueueTile, ShiftNow, Tick } from '#lib/shared/wire/rows.ts';
import { shiftAt } from '#server/domain/shift/windows.ts';
import type { Cut } from '../state/cut.ts';
import type { Source } from './source.ts';

const QUARTER_MS = 15 * 60_000;
/** Two hours. */
const WAVE_BUCKETS = 8;
const TICKS = 8;

const sum = ({ parts }: Source, of: (cut: Cut) => number): number =>
	parts.reduce((total, { cut }) => total + of(cut), 0);

export function counts(source: Source, dueSoonMs: number): Figures['counts'] {
	const { now } = source;
	const pastSla = sum(source, ({ due }) => due.before(now));
	return {
		open: sum(source, ({ due }) => due.size),
		pastSla,
		dueSoon: sum(source, ({ due }) => due.before(now + dueSoonMs)) - pastSla,
		unclaimed: sum(source, ({ unclaimed }) => unclaimed)
	};
}

/** Quarters of an hour as the clock on the wall has them; the first one is what is left of the present one. */
export function wave(source: Source): Figures['wave'] {
	const firstEnd = (Math.floor(source.now / QUARTER_MS) + 1) * QUARTER_MS;
	let dueBefore = sum(source, ({ due }) => due.before(source.now));
	return Array.from({ length: WAVE_BUCKETS }, (_, index) => {
		const to = firstEnd + index * QUARTER_MS;
		const dueAfter = sum(source, ({ due }) => due.before(to));
		const bucket = { from: to - QUARTER_MS, to, count: dueAfter - dueBefore };
		dueBefore = dueAfter;
		return bucket;
	});
}

export function queueTiles({ parts, queues }: Source): QueueTile[] {
	const states = new Map(parts.map(({ client }) => [client.id, client]));
	return queues.flatMap((queue) => {
		const tile = states.get(queue.client)?.queues.get(queue.id)?.tile(queue);
		return tile ? [tile] : [];
	});
}

export const ticker = ({ parts }: Source): Tick[] =>
	parts
		.flatMap(({ client, cut }) => client.ticker.newest(TICKS, (of) => cut.covers(of)))
		.sort((one, other) => other.at - one.at)
		.slice(0, TICKS);

const shifts = new WeakMap<Source['floor'], ShiftNow>();

/** Reckoned once a shift: time zones are dear. */
export function shiftNow({ floor, now }: Pick<Source, 'floor' | 'now'>): ShiftNow | null {
	const known = shifts.get(floor);
	if (known && known.from <= now && now < known.to) return known;
	const shift = shiftAt(floor.shifts, floor.zone, now);
	if (!shift) return null;
	const found = { name: shift.name, from: shift.from, to: shift.to };
	shifts.set(floor, found);
	return found;
}
