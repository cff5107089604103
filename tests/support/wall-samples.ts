/** Sample boards of what a wall can be asked to show: busy, before visitors, as much as there may be. */
import type { Row } from '#lib/shared/wire/rows.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { boardOf, floodedBoard, MINUTE, NOW, onTime, PRESSING } from './board-samples.ts';
import { QUEUES } from './sample-queues.ts';

const LATE = {
	...{ id: 'late', client: 'northwind', ref: '8841', rule: 'clock:resolve:past' },
	...{ title: '8841: past SLA, not resolved in time', raisedAt: NOW - 4 * MINUTE }
};
const TEAMS = ['Chargebacks', 'Field service', 'Night roster', 'Second line', 'Web shop'];
/** A busy hour with everything that panels show: promises that are late, claims that lapse, a queue without news. */
export function busyBoard(): Snapshot {
	const rows = [...PRESSING, ...onTime(31, 29, 11)].map((row, index): Row => {
		const promise = index % 3 === 0 ? NOW + (index * 7 - 9) * MINUTE : null;
		const lease =
			row.owner && index % 4 === 0
				? { from: NOW - 25 * MINUTE, due: NOW + (index + 4) * MINUTE }
				: null;
		return { ...row, promise, lease };
	});
	const board = boardOf(rows);
	const [first, second, ...others] = QUEUES;
	if (!first || !second) return board;
	return {
		...board,
		figures: {
			...board.figures,
			alerts: { newest: [LATE], count: 2 },
			queues: [first, { ...second, at: NOW - 27 * MINUTE }, ...others],
			teams: TEAMS.map((team, index) => ({
				team,
				open: 14 - 2 * index,
				pastSla: index < 2 ? 2 - index : 0,
				unclaimed: index % 2
			}))
		}
	};
}

/** The same with a long name for the shift, many at the telephones, and as many who wait as ever may. */
export function strainedBoard(): Snapshot {
	const board = busyBoard();
	const [first, second, ...others] = board.figures.queues;
	if (!first || !second) return board;
	const waits = {
		at: NOW,
		freshFor: MINUTE,
		oldestSince: NOW - 247 * MINUTE,
		answerWithin: 14_400
	};
	return {
		...board,
		figures: {
			...board.figures,
			moreTeams: 8,
			shift: { name: 'Weekend night shift', from: NOW - 332 * MINUTE, to: NOW + 148 * MINUTE },
			queues: [
				{ ...first, free: 12, busy: 140, away: 35, serviceLevel: 0.71 },
				{ ...second, ...waits, free: 12, busy: 140, away: 35, waiting: 12_345 },
				...others
			]
		}
	};
}

/** As much as a board may hold: 2,000 open, 40 queues. */
export function crowdedBoard(): Snapshot {
	const board = floodedBoard();
	const { counts } = board.figures;
	const queues = Array.from({ length: 10 }, (_, index) =>
		QUEUES.map((tile) => ({
			...tile,
			key: `${tile.key}-${index}`,
			name: `${tile.name} ${index + 1}`
		}))
	).flat();
	return {
		...board,
		figures: { ...board.figures, queues, counts: { ...counts, open: 2000, unclaimed: 1210 } }
	};
}

/** The same floor before visitors, as the server sends it: nobody is named, no case, and of the clients one. */
export function visitorBoard(): Snapshot {
	const { head, rows, figures } = busyBoard();
	const masked = boardOf(
		rows.map((row) => ({
			...row,
			title: '',
			ref: '',
			owner: row.owner && { id: '', name: '' }
		})),
		{
			queues: figures.queues.map((queue, index) => ({ ...queue, name: `Queue ${index + 1}` })),
			ticker: figures.ticker.map((tick) => ({ ...tick, ref: '', who: tick.who && '' })),
			teams: figures.teams,
			alerts: { newest: [], count: figures.alerts.count }
		}
	);
	const clients = head.clients.map(({ id, name }, index) => ({
		id,
		name: index === 0 ? name : `Client ${index + 1}`
	}));
	return { ...masked, head: { ...head, clients, show: { ...head.show, visitor: true } } };
}
