/** Sample floors, calm to flooded, told to a server through its API: made-up names and figures. */
import type { QueueTile, Row } from '#lib/shared/wire/rows.ts';
import { PRIORITIES } from '#lib/shared/words.ts';
import { DEFAULT_POLICY } from '#server/domain/plan/default.ts';
import { TITLES } from '../../programs/demo/titles/index.ts';
import {
	ARABIC,
	calmBoard,
	emptyBoard,
	floodedBoard,
	MINUTE,
	normalBoard,
	NOW
} from '../support/board-samples.ts';
import type { Floor, Item } from './floor.ts';

export type FloorName = 'empty' | 'calm' | 'normal' | 'flooded';

const BOARDS = {
	empty: emptyBoard,
	calm: calmBoard,
	normal: normalBoard,
	flooded: floodedBoard
};
/** As long as a client's name may be. */
const LONG_NAME = 'Rheinisch-Westfälische Versicherungsgesellschaft a. G.';
const SAME = 'Parcel returned twice, address confirmed';

/** Fills a fresh floor as a sample board has it, reckoned from now. */
export async function fill(floor: Floor, name: FloorName): Promise<void> {
	const { rows, figures } = BOARDS[name]();
	const later = Date.now() - NOW;
	if (name === 'flooded') {
		await floor.api('PUT', '/clients/rheinisch', { name: LONG_NAME });
		await floor.api('PUT', `/clients/${ARABIC.id}`, { name: ARABIC.name });
	}
	for (const client of new Set(rows.map((row) => row.client)))
		await floor.change(
			client,
			rows.flatMap((row, index) => (row.client === client ? itemsOf(row, index, later) : []))
		);
	for (const tile of nine(figures.queues)) await observe(floor, tile, later);
}

/** What happened so far to the case of a row. */
function itemsOf(row: Row, index: number, later: number): Item[] {
	const { client, case: id, subject, tier, trigger, ref, vip, owner } = row;
	const clock = row.clock ?? {
		name: 'resolve' as const,
		from: NOW - 30 * MINUTE,
		due: NOW + 450 * MINUTE
	};
	const allowed = DEFAULT_POLICY[clock.name] ?? DEFAULT_POLICY.resolve;
	const wanted = clock.due - clock.from;
	// no policy gives a sample of an hour to claim: its due instant counts
	const priority = PRIORITIES.find((one) => allowed[one] === wanted) ?? 4;
	const from = clock.due - allowed[priority];
	const at = (instant: number) => ({ case: id, ago: (Date.now() - instant - later) / MINUTE });
	const titles = TITLES[subject][client as 'northwind'] ?? [row.title];
	const title = row.title === SAME ? (titles[index % titles.length] ?? row.title) : row.title;
	const began = from - (7 + ((index * 13) % 70)) * MINUTE;
	return [
		{ ...at(began), command: { type: 'open', title, priority, ref, vip, customer: 'Sam Porter' } },
		{ ...at(from), command: { type: 'escalate', subject, tier, trigger } },
		...(owner
			? [
					{
						...at(Math.min(NOW, from + (1 + (index % 4)) * MINUTE)),
						command: { type: 'claim' as const, owner }
					}
				]
			: []),
		...(row.status === 'waiting'
			? [
					{
						...at(NOW - 5 * MINUTE),
						command: {
							type: 'update' as const,
							status: 'waiting' as const,
							waitingFor: row.waitingFor
						}
					}
				]
			: [])
	];
}

/** The four sample queues, and five more made from them. */
function nine(queues: readonly QueueTile[]): QueueTile[] {
	const more = [
		['northwind', 'chat', 'Northwind chat', 1],
		['kestrel', 'voice', 'Kestrel voice', 3],
		['kestrel', 'email', 'Kestrel email', 3],
		['halden', 'voice', 'Halden voice', 1],
		['halden', 'chat', 'Halden chat', 3]
	] as const;
	return [
		...queues,
		...more.flatMap(([client, queue, name, like]) => {
			const tile = queues[like];
			return tile ? [{ ...tile, client, queue, name, answerWithin: tile.answerWithin + 60 }] : [];
		})
	];
}

async function observe(floor: Floor, tile: QueueTile, later: number): Promise<void> {
	const { client, queue, name, answerWithin, free, busy, away, oldestSince } = tile;
	await floor.api('PUT', `/clients/${client}/queues/${queue}`, { name, answerWithin });
	const { serviceLevel, offered, handled, abandoned } = tile;
	const looks = [...tile.trend.slice(0, -1), tile.waiting];
	const items = looks.map((waiting, index) => {
		const at = NOW - (looks.length - 1 - index) * MINUTE;
		return {
			queue,
			observation: {
				at: new Date(at + later).toISOString(),
				waiting,
				oldestWaitSeconds: oldestSince === null ? null : Math.max(0, (at - oldestSince) / 1000),
				agents: { free, busy, away },
				serviceLevel,
				offered,
				handled,
				abandoned
			}
		};
	});
	await floor.api('POST', `/clients/${client}/observations`, { items });
}
