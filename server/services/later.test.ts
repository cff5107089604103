import { describe, expect, it } from 'vitest';
import { Later } from './later.ts';

describe('START-4 what a start does not wait for is opened when it is needed', () => {
	it('once, and not before', async () => {
		let opened = 0;
		const later = new Later(() => Promise.resolve(++opened));
		expect(await later.opened()).toBeNull();
		expect(opened).toBe(0);
		expect(await Promise.all([later.get(), later.get(), later.opened()])).toEqual([1, 1, 1]);
	});

	it('again when it failed', async () => {
		let tries = 0;
		const later = new Later(() =>
			++tries === 1 ? Promise.reject(new Error('no file')) : Promise.resolve(tries)
		);
		const first = later.get();
		expect(await later.opened()).toBeNull();
		await expect(first).rejects.toThrow('no file');
		expect(await later.get()).toBe(2);
	});
});
