import { describe, expect, it } from 'vitest';
import type { Observed } from '#server/store/queues.ts';
import { QueueState } from './queue-state.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 8);
const QUEUE = { client: 'acme', id: 'voice', name: 'Acme voice', answerWithin: 180 };
const look = (minute: number, waiting: number, part: Partial<Observed> = {}): Observed => ({
	at: START + minute * MINUTE,
	waiting,
	oldestWaitSeconds: null,
	agents: { free: 1, busy: 2, away: 3 },
	serviceLevel: 0.9,
	offered: 10,
	handled: 8,
	abandoned: 1,
	...part
});

describe('LIVE-26 a queue is shown as it was last seen, with its trend', () => {
	function seen(...looks: Observed[]): QueueState {
		const state = new QueueState();
		for (const one of looks) state.observe(one);
		return state;
	}

	it('is not shown before it was seen', () => {
		expect(new QueueState().tile(QUEUE)).toBeNull();
	});

	it('shows the latest look, and since when the oldest has waited', () => {
		const tile = seen(look(0, 3), look(1, 5, { oldestWaitSeconds: 90.5 })).tile(QUEUE);
		expect(tile).toEqual({
			key: 'acme/voice',
			client: 'acme',
			queue: 'voice',
			name: 'Acme voice',
			answerWithin: 180,
			at: START + MINUTE,
			waiting: 5,
			oldestSince: START + MINUTE - 90_500,
			free: 1,
			busy: 2,
			away: 3,
			serviceLevel: 0.9,
			offered: 10,
			handled: 8,
			abandoned: 1,
			trend: [3, 5],
			freshFor: 300_000
		});
	});

	it('an older look is not taken, neither for the tile nor for the trend', () => {
		const state = seen(look(5, 7));
		expect(state.observe(look(4, 99))).toBe(false);
		expect(state.tile(QUEUE)).toMatchObject({ waiting: 7, trend: [7] });
	});

	it('has the last look of each minute; a minute without one is as the one before', () => {
		const state = seen(look(0, 1), look(0.5, 2), look(3, 9), look(4, 4));
		expect(state.tile(QUEUE)?.trend).toEqual([2, 2, 2, 9, 4]);
	});

	it('forgets what is half an hour old, and holds thirty points however long it was silent', () => {
		const state = new QueueState();
		for (let minute = 0; minute < 45; minute++) state.observe(look(minute, minute));
		expect(state.tile(QUEUE)?.trend).toEqual(Array.from({ length: 30 }, (_, index) => index + 15));
		state.observe(look(44 + 29, 1));
		expect(state.tile(QUEUE)?.trend).toEqual([...Array.from({ length: 29 }, () => 44), 1]);
		state.observe(look(500, 2));
		expect(state.tile(QUEUE)?.trend).toEqual([2]);
	});

	it('is the same object as long as nothing changed, and another under another name', () => {
		const state = seen(look(0, 1));
		const tile = state.tile(QUEUE);
		expect(state.tile(QUEUE)).toBe(tile);
		expect(state.tile({ ...QUEUE, name: 'Acme calls' })?.name).toBe('Acme calls');
		state.observe(look(1, 1));
		expect(state.tile(QUEUE)).not.toBe(tile);
	});
});
