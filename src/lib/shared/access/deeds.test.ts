import { describe, expect, it } from 'vitest';
import { ROLES } from '../words.ts';
import { DEEDS, may, tiersOf } from './deeds.ts';
import { PAGES, shutFor } from './pages.ts';

const person = (role: (typeof ROLES)[number]) => ({
	...{ id: 'p', name: 'P', clients: '*' as const },
	role
});

describe('ACC-1 what is not listed is shut', () => {
	it.each(['nobody', '__proto__', 'constructor', ''])('to a role that there is not: %j', (role) => {
		for (const deed of DEEDS) expect(may({ role: role as never }, deed)).toBe(false);
	});

	it.each(['/(staff)/made-up', '/(staff)', '__proto__', 'constructor', ''])(
		'as a page: %j',
		(route) => {
			expect(shutFor(route, null)).toBe('signed-out');
			for (const role of ROLES) expect(shutFor(route, person(role))).toBe('forbidden');
		}
	);

	it('no page of the staff opens without a session', () => {
		for (const route of Object.keys(PAGES).filter((one) => one.startsWith('/(staff)')))
			expect(shutFor(route, null), route).toBe('signed-out');
	});

	it.each([
		['viewer', ['watch', 'read-shift']],
		['agent', ['watch', 'see-inside', 'raise']],
		[
			'supervisor',
			[
				'watch',
				'see-inside',
				'see-walls',
				'raise',
				'act',
				'hand-over',
				'read-shift',
				'see-alerts',
				'pair-walls'
			]
		]
	] as const)('a %s may %j and nothing else', (role, deeds) => {
		expect(DEEDS.filter((deed) => may({ role }, deed))).toEqual(deeds);
	});

	it('a manager acts at the tier of management, others in every tier, whoever is told otherwise in those', () => {
		expect(tiersOf(person('manager'))).toEqual([4]);
		expect(tiersOf(person('supervisor'))).toEqual([1, 2, 3, 4]);
		expect(tiersOf({ role: 'manager', tiers: [1, 4] })).toEqual([1, 4]);
		expect(tiersOf({ role: 'supervisor', tiers: [2] })).toEqual([2]);
	});
});
