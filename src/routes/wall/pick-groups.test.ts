import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOW } from '../../../tests/support/board-samples.ts';
import { PAGE_MS } from './pick.ts';
import { pickGroups } from './pick-groups.ts';

const group = (key: number, pastSla: number) => ({ key, pastSla, open: 9, unclaimed: 0 });

it('WALL-31 a tier or team with something past SLA stays in view while the others take turns', () => {
	const tiers = [group(1, 0), group(2, 3), group(3, 0), group(4, 0)];
	const turns = [0, 1].map((turn) =>
		pickGroups(tiers, Math.ceil(NOW / PAGE_MS / 2) * 2 * PAGE_MS + turn * PAGE_MS, 3)
	);
	expect(turns.map((shown) => shown.map(({ key }) => key))).toEqual([
		[1, 2, 3],
		[2, 3, 4]
	]);
});

it('WALL-31 each of them comes into view within a round, and no place stays empty', () => {
	const some = fc.array(fc.nat(2), { maxLength: 12 });
	fc.assert(
		fc.property(some, fc.integer({ min: 1, max: 8 }), (late, room) => {
			const all = late.map((pastSla, key) => group(key, pastSla));
			const seen = new Set<number>();
			for (let turn = 0; turn <= all.length; turn++) {
				const shown = pickGroups(all, NOW + turn * PAGE_MS, room).map(({ key }) => key);
				expect(new Set(shown).size).toBe(Math.min(room, all.length));
				for (const key of shown) seen.add(key);
			}
			expect(seen.size).toBe(all.length);
		})
	);
});
