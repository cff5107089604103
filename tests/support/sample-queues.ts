/** Sample queues of sample boards: made-up names and figures. */
import type { QueueTile } from '#lib/shared/wire/rows.ts';

import { MINUTE, NOW } from './sample-time.ts';

function queue(client: string, id: string, name: string, part: Partial<QueueTile>): QueueTile {
	return {
		key: `${client}/${id}`,
		client,
		queue: id,
		name,
		at: NOW,
		waiting: 0,
		oldestSince: null,
		answerWithin: 180,
		free: 4,
		busy: 9,
		away: 2,
		serviceLevel: 0.86,
		offered: 210,
		handled: 196,
		abandoned: 9,
		trend: [],
		freshFor: 5 * MINUTE,
		...part
	};
}
export const QUEUES = [
	queue('northwind', 'voice', 'Northwind voice', {
		waiting: 11,
		oldestSince: NOW - 220_000,
		free: 6,
		busy: 14,
		serviceLevel: 0.71,
		trend: [3, 3, 4, 4, 5, 4, 6, 6, 7, 7, 8, 9, 11]
	}),
	queue('kestrel', 'chat', 'Kestrel chat', {
		waiting: 4,
		oldestSince: NOW - 52_000,
		free: 3,
		trend: [7, 7, 6, 6, 5, 6, 5, 5, 4, 4, 5, 4]
	}),
	queue('halden', 'email', 'Halden email', {
		waiting: 23,
		oldestSince: NOW - 41 * MINUTE,
		answerWithin: 1800,
		free: 2,
		serviceLevel: null,
		trend: [18, 18, 19, 20, 20, 21, 21, 22, 22, 23]
	}),
	queue('northwind', 'office', 'Northwind office', {
		waiting: 7,
		oldestSince: NOW - 12 * MINUTE,
		answerWithin: 3600,
		serviceLevel: 0.94,
		trend: [6, 7, 7, 6, 6, 6, 7, 7]
	})
];
export const QUIET_QUEUES = QUEUES.map((q) => ({
	...q,
	waiting: q.waiting > 9 ? 1 : 0,
	oldestSince: q.waiting > 9 ? NOW - 31_000 : null,
	serviceLevel: 0.95,
	trend: q.trend.map((n) => Math.round(n / 9))
}));
