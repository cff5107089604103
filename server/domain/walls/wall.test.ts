import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMER_HOLDS_MS, noTokens, tokenGiven, tokenHolds, tokenUsed } from './wall.ts';

describe('WALLS-1 the token before holds until the new one is used', () => {
	it('whatever is sent, lost and used: a wall that uses the newest it has got never stands outside', () => {
		const step = fc.record({
			what: fc.constantFrom('renew', 'renew and lose the answer', 'use'),
			after: fc.integer({ min: 1000, max: FORMER_HOLDS_MS / 10 })
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				let now = 0;
				let tokens = tokenUsed(tokenGiven(noTokens, 'first', now), 'first');
				let has = 'first';
				let lostSince: number | null = null;
				for (const [index, { what, after }] of steps.entries()) {
					now += after;
					// the longest that a token of before holds is the subject of WALLS-3
					if (lostSince !== null && now - lostSince >= FORMER_HOLDS_MS) return;
					expect(tokenHolds(tokens, has, now)).toBe(true);
					if (what === 'use') {
						tokens = tokenUsed(tokens, has);
						if (tokens.given.length === 0) lostSince = null;
						continue;
					}
					// asking for another is a use of the one it has
					const fresh = `token-${index}`;
					const before = tokenUsed(tokens, has);
					if (before.given.length === 0) lostSince = before === tokens ? lostSince : null;
					tokens = tokenGiven(before, fresh, now);
					lostSince ??= now;
					if (what === 'renew') has = fresh;
				}
			})
		);
	});

	it('WALLS-3 and a day at the longest', () => {
		const used = tokenUsed(tokenGiven(noTokens, 'old', 0), 'old');
		const renewed = tokenGiven(used, 'new', 1000);
		const again = tokenGiven(renewed, 'newer', FORMER_HOLDS_MS);
		for (const tokens of [renewed, again]) {
			expect(tokenHolds(tokens, 'old', 999 + FORMER_HOLDS_MS)).toBe(true);
			expect(tokenHolds(tokens, 'old', 1000 + FORMER_HOLDS_MS)).toBe(false);
			expect(tokenHolds(tokens, 'new', 1000 + 10 * FORMER_HOLDS_MS)).toBe(true);
		}
		expect(tokenHolds(tokenUsed(again, 'newer'), 'new', FORMER_HOLDS_MS)).toBe(false);
		expect(tokenHolds(tokenUsed(again, 'newer'), 'old', FORMER_HOLDS_MS)).toBe(false);
	});
});
