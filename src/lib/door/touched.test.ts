import { afterEach, expect, test, vi } from 'vitest';
import { EVERY_MS, tellTouched, type Touchable } from './touched.ts';

afterEach(() => vi.unstubAllGlobals());

test('SIGN-13 who only reads and scrolls is told of to the server, at most once a minute', () => {
	let now = 1000;
	const line = { onLine: true };
	vi.stubGlobal('navigator', line);
	const told = vi.fn(() => Promise.reject(new Error('away')));
	vi.stubGlobal('fetch', told);
	const heard = new Map<string, Parameters<Touchable['addEventListener']>[1]>();
	const stop = tellTouched(
		{
			addEventListener: (name, hear) => void heard.set(name, hear),
			removeEventListener: (name) => void heard.delete(name)
		},
		'/touched'
	);
	const touch = (name: string, isTrusted = true) =>
		heard.get(name)?.({ isTrusted, timeStamp: now });
	const all = ['pointerdown', 'keydown', 'wheel'];
	expect([...heard.keys()]).toEqual(all);
	all.forEach((name) => touch(name));
	expect(told, 'it was just loaded').not.toHaveBeenCalled();
	for (const name of all) {
		now += EVERY_MS;
		touch(name, false);
		touch(name);
		touch(name);
	}
	expect(told.mock.calls).toEqual(Array.from(all, () => ['/touched', { method: 'POST' }]));
	now += 60 * EVERY_MS;
	line.onLine = false;
	touch('keydown');
	expect(told, 'nobody is there to hear it').toHaveBeenCalledTimes(3);
	line.onLine = true;
	touch('keydown');
	expect(told).toHaveBeenCalledTimes(4);
	stop();
	expect(heard.size).toBe(0);
});
