import { describe, expect, it } from 'vitest';
import { FOLLOW_UPS_SENT } from '#lib/shared/wire/rows.ts';
import { MINUTE, Tale } from '../../../tests/support/cases.ts';
import { LADDER, planOf } from '../../../tests/support/plans.ts';
import { ClientState } from '../state/client-state.ts';
import { viewOf } from './board.ts';

const PLAN = planOf({ ...LADDER, followUp: { within: '3d' } });
const FLOOR = { id: 'f', title: 'Floor', zone: 'UTC', clients: '*' as const, shifts: [] };

/** A client with so many resolved cases, the last of which was resolved first. */
function clientWith(count: number): ClientState {
	const state = new ClientState('acme');
	for (let index = 0; index < count; index++) {
		const tale = new Tale('acme', `C-${index}`, PLAN);
		tale.now -= index * MINUTE;
		tale.done({ type: 'open', title: 'Card declined' });
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer' });
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		state.take(tale.row);
	}
	return state;
}
const NO_ALERTS = { newest: [], count: 0 };
const view = (kind: 'desk' | 'wall', client: ClientState, now: number) =>
	viewOf(
		kind,
		{
			now,
			parts: [{ client, cut: client.whole }],
			queues: [],
			floor: FLOOR,
			alerts: NO_ALERTS,
			tiers: [1, 2, 3, 4],
			panels: new Set(),
			soFar: null
		},
		null
	);

describe('LIVE-31 a desk is sent what has to be followed up', () => {
	it('what is closed first, and no more than it can work through; it counts for nothing else', () => {
		const client = clientWith(FOLLOW_UPS_SENT + 5);
		const { rows, figures } = view('desk', client, 0);
		expect(rows.size).toBe(FOLLOW_UPS_SENT);
		expect(rows.has(`acme/C-${FOLLOW_UPS_SENT + 4}`)).toBe(true);
		expect(rows.has('acme/C-4')).toBe(false);
		expect(figures.counts).toEqual({ open: 0, pastSla: 0, dueSoon: 0, unclaimed: 0 });
		expect(view('wall', client, 0).rows.size).toBe(0);
	});
});
