import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

describe('API-27 the fingerprint of a command', () => {
	const claim = { type: 'claim', owner: { id: 'ana', name: 'Ana' } };

	it('is short, and the same in whatever order the fields were written', () => {
		expect(fingerprint(claim)).toMatch(/^[0-9a-f]{16}$/);
		expect(fingerprint({ owner: { name: 'Ana', id: 'ana' }, type: 'claim' })).toBe(
			fingerprint(claim)
		);
	});

	it('does not tell a field that is left out from one that is undefined', () => {
		expect(fingerprint({ ...claim, why: undefined })).toBe(fingerprint(claim));
	});

	it('is of what is done, not of when', () => {
		const open = { type: 'open', title: 'Card declined' };
		expect(fingerprint({ ...open, openedAt: 17 })).toBe(fingerprint(open));
	});

	it('is another for another type, field or value, however deep', () => {
		const others = [
			{ ...claim, type: 'release' },
			{ ...claim, why: 'x' },
			{ ...claim, why: null },
			{ ...claim, owner: { id: 'ana', name: 'Ann' } }
		];
		expect(new Set([claim, ...others].map(fingerprint)).size).toBe(5);
	});
});
