import { expect, test } from 'vitest';
import { holdAll, seedsOf } from './seeds.ts';

const seeds = seedsOf(1, 4);

test('SIM-1 to SIM-9 hold for every fourth seed, 2', { timeout: seeds.length * 1000 }, async () => {
	const seen = await holdAll(seeds);
	expect(seen.breaches).toBeGreaterThan(seeds.length);
});
