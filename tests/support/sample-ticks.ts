/** What has just happened on sample boards: made-up names. */
import type { Tick } from '#lib/shared/wire/rows.ts';
import { MINUTE, NOW } from './sample-time.ts';

const tick = (minutesAgo: number, part: Partial<Tick>): Tick => ({
	at: NOW - minutesAgo * MINUTE,
	what: 'claimed',
	client: 'northwind',
	case: '8841',
	ref: '8841',
	who: 'Priya',
	tier: 2,
	...part
});
export const TICKER: Tick[] = [
	tick(1, {}),
	tick(3, { what: 'retiered', client: 'kestrel', case: '1207', ref: '1207', tier: 3 }),
	tick(6, { what: 'resolved', client: 'halden', case: '552', ref: '552', left: 11 * MINUTE }),
	tick(9, { what: 'past-sla', client: 'northwind', case: '8830', ref: '8830', who: null }),
	tick(12, { what: 'escalated', client: 'halden', case: '563', ref: '563', who: 'Aisha', tier: 1 })
];
