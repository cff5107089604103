import { describe, expect, it } from 'vitest';
import { mayAct, mayHandOver, tiersFor } from './tiers.ts';

describe('ACC-3 what is offered is what is allowed', () => {
	it('acting is of one’s own tiers, handing over of all of them for whoever is in charge', () => {
		expect(tiersFor({ role: 'supervisor', tiers: [2] }, 'hand-over')).toEqual([2]);
		expect(tiersFor({ role: 'manager' }, 'act')).toEqual([4]);
		expect(tiersFor({ role: 'manager' }, 'hand-over')).toEqual([1, 2, 3, 4]);
		expect(tiersFor({ role: 'agent' }, 'act')).toEqual([]);
		expect(tiersFor({ role: 'agent' }, 'raise')).toEqual([0, 1, 2, 3, 4]);
		expect(mayAct({ role: 'manager' }, { tier: 3 })).toBe(false);
		expect(mayHandOver({ role: 'manager' }, { tier: 3 })).toBe(true);
		expect(mayAct({ role: 'viewer' }, { tier: 1 })).toBe(false);
	});
});
