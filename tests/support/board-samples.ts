/**
 * Sample boards: made-up names and figures for tests and pictures, all relative to one fixed `NOW`. Nothing here is
 * shown by the program itself.
 */
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { defaultBoard } from '#lib/shared/boards.ts';
import type { Brief, Figures, Row } from '#lib/shared/wire/rows.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { QUEUES, QUIET_QUEUES } from './sample-queues.ts';
import { TICKER } from './sample-ticks.ts';
import { MINUTE, NOW } from './sample-time.ts';
import { ESCALATED_TIERS, type EscalatedTier, type Subject } from '#lib/shared/words.ts';

export { MINUTE, NOW };
export const DUE_SOON_MS = 15 * MINUTE;

export const CLIENTS = [
	{ id: 'northwind', name: 'Northwind' },
	{ id: 'kestrel', name: 'Kestrel' },
	{ id: 'halden', name: 'Halden' }
];
export const GERMAN = {
	id: 'rheinisch',
	name: 'Rheinisch-Westfälische Versicherungsgesellschaft auf Gegenseitigkeit'
};
export const ARABIC = { id: 'alnoor', name: 'شركة النور للاتصالات' };
export const LONG_TITLE =
	'Customer was charged three times for the same annual contract, the refund was promised twice by phone and never arrived, and now threatens court';

export function rowOf(part: Partial<Row> = {}): Row {
	const client = part.client ?? 'northwind';
	const id = part.case ?? '8841';
	return {
		key: `${client}/${id}`,
		client,
		case: id,
		version: 1,
		ref: id,
		title: 'Refund not received after 3 contacts',
		subject: 'billing',
		trigger: 'functional',
		priority: 3,
		tier: 2,
		status: 'active',
		waitingFor: null,
		queue: 'voice',
		team: null,
		vip: false,
		owner: null,
		ownedSince: null,
		openedAt: NOW - 90 * MINUTE,
		tierSince: NOW - 40 * MINUTE,
		clock: null,
		promise: null,
		lease: null,
		paused: false,
		...part
	};
}

/** A case whose clock has run for so long and has so many seconds left; negative when it is past SLA. */
function due(client: string, id: string, left: number, of: number, part: Partial<Row>): Row {
	const at = NOW + left * 1000;
	return rowOf({
		client,
		case: id,
		clock: { name: part.owner ? 'resolve' : 'claim', from: at - of * MINUTE, due: at },
		...part
	});
}
const who = (name: string) => ({
	owner: { id: name.toLowerCase(), name },
	ownedSince: NOW - 20 * MINUTE
});

/** Buckets end on the quarters of the hour, as the board's figures have them. */
function waveOf(rows: readonly Row[]): Figures['wave'] {
	const quarter = 15 * MINUTE;
	return Array.from({ length: 8 }, (_, index) => {
		const first = Math.floor(NOW / quarter) * quarter;
		const from = index === 0 ? NOW : first + index * quarter;
		const to = first + (index + 1) * quarter;
		const count = rows.filter(
			({ clock }) => clock && clock.due > NOW && clock.due >= from && clock.due < to
		).length;
		return { from, to, count };
	});
}

/** A board of these rows, its counts and wave reckoned from them. */
export function boardOf(rows: Row[], part: Partial<Figures> = {}): Snapshot {
	const left = rows.flatMap(({ clock }) => (clock ? [clock.due - NOW] : []));
	return {
		protocol: PROTOCOL,
		build: 'sample',
		epoch: 'sample',
		seq: 1,
		at: NOW,
		freshAt: NOW,
		head: {
			id: 'default',
			title: 'Cebu · Floor 3',
			zone: 'Asia/Manila',
			clients: [...CLIENTS, GERMAN, ARABIC],
			demo: true,
			dueSoonMs: DUE_SOON_MS,
			show: { ...defaultBoard({ id: 'default', title: 'Cebu · Floor 3' }), visitor: false }
		},
		rows,
		figures: {
			counts: {
				open: rows.length,
				pastSla: left.filter((ms) => ms <= 0).length,
				dueSoon: left.filter((ms) => ms > 0 && ms <= DUE_SOON_MS).length,
				unclaimed: rows.filter((r) => !r.owner).length
			},
			wave: waveOf(rows),
			queues: QUEUES,
			ticker: TICKER,
			alerts: { newest: [], count: 0 },
			shift: { name: 'Day shift', from: NOW - 332 * MINUTE, to: NOW + 148 * MINUTE },
			...panelsOf(rows),
			...part
		}
	};
}

const brief = ({ key, client, ref, tier }: Row, at: number): Brief => ({
	...{ key, client, ref, tier, at }
});

/** What the panels beside the rows show. */
function panelsOf(rows: Row[]) {
	const group = (of: Row[]) => ({
		open: of.length,
		pastSla: of.filter(({ clock }) => clock && clock.due <= NOW).length,
		unclaimed: of.filter(({ owner }) => !owner).length
	});
	const promised = rows.filter(({ promise }) => promise !== null);
	return {
		tiers: ESCALATED_TIERS.map((tier) => {
			const of = rows.filter((row) => row.tier === tier);
			return {
				tier,
				...group(of),
				longest: of.length > 0 ? (of.map(({ tierSince }) => tierSince).sort()[0] ?? null) : null
			};
		}),
		teams: [{ team: 'Chargebacks', ...group(rows) }],
		moreTeams: 0,
		unclaimed: rows
			.filter(({ owner }) => !owner)
			.slice(0, 12)
			.map((row) => brief(row, row.tierSince)),
		promises: {
			open: promised.length,
			late: promised.filter(({ promise }) => (promise ?? 0) <= NOW).length,
			next: promised.slice(0, 12).map((row) => brief(row, row.promise ?? 0))
		},
		soFar: { at: NOW, escalated: 61, claimed: 55, claimedInTime: 49, resolved: 38, pastSla: 7 }
	};
}

const SUBJECTS: Subject[] = ['technical', 'billing', 'operational', 'complaint'];
const NAMES = ['Priya', 'Mateo', 'Aisha', 'Tomas', 'Lin'];
/** `count` claimed cases on time, the first due in `first` minutes and then one every `every`. */
export function onTime(count: number, first: number, every: number): Row[] {
	return Array.from({ length: count }, (_, index) => {
		const client = CLIENTS[index % CLIENTS.length] ?? GERMAN;
		return due(client.id, String(2000 + index), (first + index * every) * 60, 480, {
			...who(NAMES[index % NAMES.length] ?? 'Priya'),
			subject: SUBJECTS[index % SUBJECTS.length] ?? 'technical',
			tier: ((index % 3) + 1) as EscalatedTier,
			title: 'Parcel returned twice, address confirmed'
		});
	});
}
export const PRESSING = [
	due('northwind', '8841', -252, 60, { ...who('Priya') }),
	due('kestrel', '1207', -38, 15, {
		subject: 'technical',
		tier: 3,
		title: 'Checkout down for all EU stores'
	}),
	due('halden', '560', 185, 15, { subject: 'complaint', title: 'Customer asked for a manager' }),
	due('northwind', '8852', 527, 60, {
		...who('Tomas'),
		subject: 'technical',
		title: 'SIM swap blocked',
		vip: true
	}),
	due('kestrel', '1211', 740, 15, { tier: 1, title: 'Charged twice, invoice 40-118' }),
	due('halden', '563', 1614, 60, {
		...who('Aisha'),
		subject: 'operational',
		tier: 1,
		title: 'Night roster short by four'
	}),
	rowOf({
		client: 'kestrel',
		case: '1188',
		...who('Lin'),
		status: 'waiting',
		waitingFor: 'customer',
		paused: true,
		subject: 'technical'
	})
];

export function emptyBoard(): Snapshot {
	return boardOf([], { queues: QUIET_QUEUES });
}
export function calmBoard(): Snapshot {
	return boardOf(onTime(9, 68, 17), { queues: QUIET_QUEUES });
}
/** 38 open, two past SLA, three due soon. */
export function normalBoard(): Snapshot {
	return boardOf([...PRESSING, ...onTime(31, 29, 11)]);
}
/** 400 open, 23 past SLA: four hours, four thousand days, a long subject, a long name, right-to-left text. */
export function floodedBoard(): Snapshot {
	const worst = [
		due('northwind', '31', -3804 * 86_400, 60, {
			...who('Bartholomew Featherstonehaugh'),
			title: 'Left over from the old helpdesk'
		}),
		due('rheinisch', '4711', -4 * 3600 - 754, 60, {
			subject: 'management',
			tier: 4,
			title: LONG_TITLE,
			vip: true
		}),
		due('alnoor', '902', -95 * 60, 60, {
			...who('ليلى حداد'),
			subject: 'complaint',
			title: 'العميل ينتظر استرداد المبلغ منذ ثلاثة أسابيع'
		})
	];
	const late = Array.from({ length: 20 }, (_, index) =>
		due(CLIENTS[index % 3]?.id ?? 'halden', String(3000 + index), -1500 + index * 74, 60, {
			...(index % 3 ? who(NAMES[index % 5] ?? 'Lin') : {}),
			subject: 'sla-breach',
			title: index % 4 ? 'No answer since the outage' : LONG_TITLE
		})
	);
	return boardOf([...worst, ...late, ...PRESSING.slice(2), ...onTime(372, 9, 0.6)]);
}
