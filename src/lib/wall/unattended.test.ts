import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boardOf, NOW } from '../../../tests/support/board-samples.ts';
import { pauseBefore, type Before, type Why } from './anew.ts';
import { keepPicture, lastPicture } from './kept.ts';
import { LATEST_MS, QUIET_MS, SPREAD_MS, takesBuild, type Moment } from './new-build.ts';
import { keepToken } from './token.ts';
import { watchPage } from './watchdog.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('KIOSK-5 a wall takes over another build when nobody minds', () => {
	const calm: Moment = { differsFor: SPREAD_MS, quietFor: QUIET_MS, spread: SPREAD_MS, live: true };
	it.each<[string, Partial<Moment>, boolean]>([
		['quiet, and its turn', {}, true],
		['the same build', { differsFor: null }, false],
		['not its turn yet', { differsFor: SPREAD_MS - 1 }, false],
		['something fell due a moment ago', { quietFor: QUIET_MS - 1 }, false],
		['busy for ten minutes', { quietFor: 0, differsFor: LATEST_MS }, true],
		['the server is not heard', { live: false, differsFor: LATEST_MS }, false]
	])('%s', (_name, part, takes) => {
		expect(takesBuild({ ...calm, ...part })).toBe(takes);
	});

	it('that did not come is not asked for again within the hour', () => {
		const before = { at: NOW, times: 1 };
		expect(pauseBefore('build b', null, NOW)).toBe(0);
		expect(pauseBefore('build b', before, NOW + MINUTE)).toBe(HOUR - MINUTE);
		expect(pauseBefore('build b', before, NOW + HOUR + 1)).toBe(0);
	});
});

describe('KIOSK-6 a wall that loads itself anew does not do so in a loop', () => {
	it.each<[Why, Before | null, number, number]>([
		['broken', null, 0, 0],
		['broken', { at: NOW, times: 1 }, 0, 10 * SECOND],
		['broken', { at: NOW, times: 1 }, 4 * SECOND, 6 * SECOND],
		['stuck', { at: NOW, times: 4 }, 0, 80 * SECOND],
		['refused', { at: NOW, times: 60 }, 0, 15 * MINUTE],
		['broken', { at: NOW, times: 1 }, 20 * SECOND, 0],
		['broken', { at: NOW, times: 60 }, HOUR + 1, 0],
		// the screen's date was set back
		['broken', { at: NOW, times: 2 }, -HOUR, 20 * SECOND]
	])('%s %j %i ms later: %i', (why, before, later, pause) => {
		expect(pauseBefore(why, before, NOW + later)).toBe(pause);
	});
});

describe('KIOSK-6 a page notices that it stands still', () => {
	beforeEach(() => void vi.useFakeTimers({ now: 0 }));
	afterEach(() => void vi.useRealTimers());

	function page(part: { paints?: boolean; visible?: boolean; behind?: number } = {}) {
		const now = { paints: true, visible: true, behind: 0, ...part };
		const wrong = vi.fn();
		const dog = watchPage(
			{
				monotonic: Date.now,
				painted: (then) => (now.paints ? then() : undefined),
				visible: () => now.visible,
				behind: () => now.behind
			},
			wrong
		);
		return { now, wrong, ...dog };
	}

	it.each([
		['all is well', {}, []],
		['nothing is painted', { paints: false }, ['stuck']],
		['nobody could see it', { paints: false, visible: false }, []],
		['what is shown falls behind', { behind: 31 * SECOND }, ['stuck']]
	])('%s', (_name, part, told) => {
		const { wrong, stop } = page(part);
		vi.advanceTimersByTime(37 * SECOND);
		expect(wrong.mock.calls.flat().slice(0, 1)).toEqual(told);
		stop();
	});

	it('sleep is none of its failures', () => {
		const { wrong } = page({ paints: false });
		vi.advanceTimersByTime(20 * SECOND);
		vi.setSystemTime(8 * HOUR);
		vi.advanceTimersByTime(20 * SECOND);
		expect(wrong).not.toHaveBeenCalled();
	});

	it('five errors in a minute are too many, five in an hour are not', () => {
		const { wrong, failed } = page();
		for (let n = 0; n < 5; n++) {
			vi.advanceTimersByTime(12 * MINUTE);
			failed();
		}
		expect(wrong).not.toHaveBeenCalled();
		for (let n = 0; n < 4; n++) failed();
		expect(wrong.mock.calls).toEqual([['broken']]);
	});
});

describe('KIOSK-7 what a wall kept of its last picture', () => {
	const picture = { ...boardOf([]), epoch: 'e1', seq: 1, at: NOW };
	function device() {
		const held = new Map<string, string>();
		return {
			getItem: (key: string) => held.get(key) ?? null,
			setItem: (key: string, value: string) => void held.set(key, value)
		};
	}
	it.each([
		['right', 0, 0, NOW + HOUR],
		['wrong all the time', 3 * HOUR, 3 * HOUR, NOW + HOUR],
		['back at 1970 after a power cut', 0, -NOW, NOW],
		['set right meanwhile, an hour back', HOUR, 0, NOW]
	])('the time is guessed by the screen’s clock, which was %s', (_name, offThen, offNow, at) => {
		const storage = device();
		keepPicture({ ...picture, seq: 9 }, () => NOW + offThen, storage);
		const last = lastPicture({ ...picture, at: NOW - HOUR }, () => NOW + HOUR + offNow, storage);
		expect(last.snapshot.seq).toBe(9);
		expect(last.at).toBe(at);
	});

	it('is not taken for another board, nor when it is older than what the page brought', () => {
		const storage = device();
		keepPicture({ ...picture, seq: 9 }, () => NOW, storage);
		const newer = { ...picture, at: NOW + 1, seq: 10 };
		expect(lastPicture(newer, () => NOW, storage).snapshot.seq).toBe(10);
		const other = { ...picture, head: { ...picture.head, id: 'another' }, at: NOW - HOUR };
		expect(lastPicture(other, () => NOW, storage).snapshot.seq).toBe(1);
	});

	it('of another board still tells how wrong the screen’s clock is; without any, nothing tells the time', () => {
		const storage = device();
		const other = { ...picture, head: { ...picture.head, id: 'another' }, at: NOW - HOUR };
		expect(lastPicture(other, () => NOW, storage).at).toBeNull();
		keepPicture(picture, () => NOW + HOUR, storage);
		expect(lastPicture(other, () => NOW + 3 * HOUR, storage).at).toBe(NOW + 2 * HOUR);
	});
});

describe('KIOSK-2 a wall keeps its token', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());
	const rotates = () => Promise.resolve(Response.json({ rotateIn: 600 }));
	const away = () => Promise.reject(new Error('no answer'));

	it('has it changed at once and as often as the server says, and asks sooner when it was not answered', async () => {
		const began = Date.now();
		const asked: number[] = [];
		const answers = [rotates, away, () => Promise.resolve(new Response('', { status: 503 }))];
		const lost = vi.fn();
		const stop = keepToken(lost, () => {
			asked.push((Date.now() - began) / SECOND);
			return (answers.shift() ?? rotates)();
		});
		await vi.advanceTimersByTimeAsync(1300 * SECOND);
		stop();
		await vi.advanceTimersByTimeAsync(1300 * SECOND);
		expect(asked).toEqual([0, 600, 630, 660, 1260]);
		expect(lost).not.toHaveBeenCalled();
	});

	it('learns that it holds no more, and asks no further', async () => {
		const lost = vi.fn();
		const send = vi.fn(() => Promise.resolve(new Response('', { status: 401 })));
		keepToken(lost, send);
		await vi.advanceTimersByTimeAsync(1300 * SECOND);
		expect(lost).toHaveBeenCalledTimes(1);
		expect(send).toHaveBeenCalledTimes(1);
	});
});
