import { describe, expect, it } from 'vitest';
import type { Floor } from '#server/domain/directory.ts';
import { HOUR, MINUTE, T0, Tale } from '../../../tests/support/cases.ts';
import { ClientState } from '../state/client-state.ts';
import type { Source } from './source.ts';
import { counts, shiftNow, wave } from './figures.ts';

const FLOOR: Floor = { id: 'f', title: 'Floor', zone: 'UTC', clients: '*', shifts: [] };

/** A client with an escalation that nobody has for each due instant. */
function clientWith(id: string, dues: number[]): ClientState {
	const state = new ClientState(id);
	for (const [index, due] of dues.entries()) {
		const tale = new Tale(id, `C-${index}`);
		tale.now = due - 15 * MINUTE;
		tale.done({ type: 'open', title: 'Card declined', priority: 3 });
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer' });
		state.take(tale.row);
	}
	return state;
}
const at = (now: number, ...clients: ClientState[]): Source => ({
	now,
	parts: clients.map((client) => ({ client, cut: client.whole })),
	queues: [],
	floor: FLOOR,
	alerts: { newest: [], count: 0 },
	tiers: [1, 2, 3, 4],
	panels: new Set(),
	soFar: null
});
const SOON = 15 * MINUTE;

describe('LIVE-27 counts are over everything that a board covers', () => {
	it('what is due this very moment is not past SLA yet; a moment later it is', () => {
		const client = clientWith('acme', [T0]);
		const now = (instant: number) => counts(at(instant, client), SOON);
		expect(now(T0 - SOON)).toMatchObject({ open: 1, pastSla: 0, dueSoon: 0 });
		expect(now(T0 - SOON + 1)).toMatchObject({ pastSla: 0, dueSoon: 1 });
		expect(now(T0)).toMatchObject({ pastSla: 0, dueSoon: 1 });
		expect(now(T0 + 1)).toMatchObject({ open: 1, pastSla: 1, dueSoon: 0, unclaimed: 1 });
	});

	it('adds up over clients', () => {
		const [one, other] = [clientWith('a', [T0, T0 + HOUR]), clientWith('b', [T0 + MINUTE])];
		expect(counts(at(T0 + 30_000, one, other), SOON)).toEqual({
			open: 3,
			pastSla: 1,
			dueSoon: 1,
			unclaimed: 3
		});
	});
});

describe('LIVE-27 the wave counts what falls due in each quarter of an hour', () => {
	const dues = [0, 1, 14, 15, 16, 29, 30, 119, 120].map((minute) => T0 + minute * MINUTE);
	const client = clientWith('acme', dues);
	const countsAt = (now: number) => wave(at(now, client)).map(({ count }) => count);

	it('has eight quarters that begin and end as the clock on the wall has them', () => {
		const buckets = wave(at(T0 + 7 * MINUTE, client));
		expect(buckets).toHaveLength(8);
		expect(buckets[0]).toEqual({ from: T0, to: T0 + 15 * MINUTE, count: 1 });
		for (const [index, { from, to }] of buckets.entries()) {
			expect(from).toBe(T0 + index * 15 * MINUTE);
			expect(to - from).toBe(15 * MINUTE);
		}
	});

	it('on the boundary a new quarter begins, and what is due on it belongs to it', () => {
		expect(countsAt(T0)).toEqual([3, 3, 1, 0, 0, 0, 0, 1]);
		expect(countsAt(T0 + 15 * MINUTE - 1)).toEqual([0, 3, 1, 0, 0, 0, 0, 1]);
		expect(countsAt(T0 + 15 * MINUTE)).toEqual([3, 1, 0, 0, 0, 0, 1, 1]);
	});

	it('what is past is not in it; with what is past it is everything of the next two hours', () => {
		for (let minute = 0; minute < 120; minute += 7) {
			const now = T0 + minute * MINUTE;
			const end = wave(at(now, client)).at(-1)?.to ?? 0;
			const coming = dues.filter((due) => due >= now && due < end).length;
			expect(countsAt(now).reduce((sum, count) => sum + count, 0)).toBe(coming);
			expect(counts(at(now, client), SOON).pastSla).toBe(dues.filter((due) => due < now).length);
		}
	});
});

describe('LIVE-27 the shift that runs is named', () => {
	const shifts = [
		{ name: 'Day', from: '06:00', to: '14:00' },
		{ name: 'Evening', from: '14:00', to: '22:00' },
		{ name: 'Night', from: '22:00', to: '06:00' }
	];
	it('across its end and past midnight', () => {
		const floor = { ...FLOOR, shifts };
		const day = Date.UTC(2026, 0, 5);
		const name = (hour: number) => shiftNow({ ...at(day + hour * HOUR), floor })?.name;
		expect([6, 13.999, 14, 21.5, 22, 24, 29.999, 30].map(name)).toEqual([
			'Day',
			'Day',
			'Evening',
			'Evening',
			'Night',
			'Night',
			'Night',
			'Day'
		]);
	});
});
