import type { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cutSlowSockets } from './slow.ts';

describe('LIVE-25 what waits for one socket is bounded', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it.each([
		['nothing waits', [], 0],
		['a snapshot and some frames', Array.from({ length: 200 }, () => 'x'.repeat(100)), 0],
		['many packets', Array.from({ length: 201 }, () => 'x'), 1],
		['few, but large', ['x'.repeat(1_000_001)], 1],
		['packets without text', Array.from({ length: 3 }, () => undefined), 0]
	])('%s', (_name, data, times) => {
		const [terminate, close, onCut] = [vi.fn(), vi.fn(), vi.fn()];
		const socket = {
			writeBuffer: data.map((one) => ({ data: one })),
			transport: { socket: { terminate } },
			close
		};
		const io = { engine: { clients: { one: socket } } } as unknown as Server;
		const stop = cutSlowSockets(io, onCut);
		vi.advanceTimersByTime(500);
		for (const one of [terminate, close, onCut]) expect(one).toHaveBeenCalledTimes(times);
		stop();
		vi.advanceTimersByTime(5000);
		expect(onCut).toHaveBeenCalledTimes(times);
	});
});
