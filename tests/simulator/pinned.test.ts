import { describe, expect, test } from 'vitest';
import { written } from './settings/settings.ts';
import { Chance } from './chance.ts';
import { PINNED } from './seeds.ts';
import { drawChange, drawSettings } from './settings/draw.ts';
import { ZONES } from './settings/draw-calendars.ts';
import { simulate } from './simulate.ts';
import { examineValue } from '#server/domain/configuration/examine.ts';

describe('the simulator', () => {
	test.each(PINNED)('SIM-1 to SIM-9 hold for seed %i, which once found something', async (seed) => {
		const { commits } = await simulate(seed);
		expect(commits).toBeGreaterThan(0);
	});

	test('SIM-11 the same seed is the same floor', async () => {
		const tell = async (seed: number) => {
			const lines: string[] = [];
			await simulate(seed, { tell: (line) => lines.push(line) });
			return lines;
		};
		const once = await tell(7);
		expect(once.length).toBeGreaterThan(50);
		expect(await tell(7)).toEqual(once);
		expect(await tell(8)).not.toEqual(once);
	});

	test('SIM-12 its clients have configurations that can be saved', () => {
		const from = Date.UTC(2026, 2, 2);
		for (let seed = 1; seed <= 40; seed++) {
			const chance = new Chance(seed);
			const zone = chance.pick(ZONES);
			let settings = drawSettings(chance, zone, from);
			for (let change = 0; change < 3; change++) {
				const around = { zone, queues: ['cards', 'loans'] };
				expect(examineValue(written(settings), around).faults, `seed ${seed}`).toEqual([]);
				settings = drawChange(chance, settings, from);
			}
		}
	});
});
