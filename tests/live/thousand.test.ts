import { afterEach, describe, expect, inject, test } from 'vitest';
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import { chanceOf } from '../support/chance.ts';
import { Floor, done, escalate, ids, shown, shownIn, tell } from './floor.ts';

/** A thousand when it is asked for; each is a whole client in this process. */
const SCREENS = Number(process.env['ANDON_TEST_SCREENS'] ?? 100);
const SEED = Number(process.env['ANDON_TEST_SEED'] ?? process.pid);
const ROUNDS = 12;
/** Of all screens, in each round. */
const CUT = 0.2;

const ACTS: ((draw: (below: number) => number) => ApiCommandInput)[] = [
	() => ({ type: 'claim' }),
	() => ({ type: 'release' }),
	(draw) => ({ type: 'retier', tier: (1 + draw(4)) as 1 }),
	(draw) => ({ type: 'update', priority: (1 + draw(4)) as 1, title: `Title ${draw(100)}` }),
	() => ({ type: 'resolve', cause: 'Card', done: 'New card' }),
	() => ({ type: 'reopen', why: 'Again' })
];

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test(`LIVE-33 ${SCREENS} screens are cut at random, and their node ends: all end with what the server shows (seed ${SEED})`, async () => {
		floor = new Floor(url);
		const draw = chanceOf(SEED);
		let node = await floor.node();
		const cases = ids(40);
		await escalate(node, cases);
		const screens = Array.from({ length: SCREENS }, () => floor.wall(node));
		const rows = (least: number) =>
			Promise.all(screens.map((one) => one.until((view) => view.rows.size >= least, 60_000)));
		await rows(1);

		for (let round = 0; round < ROUNDS; round++) {
			const work = Array.from({ length: 15 }, () => {
				const act = ACTS[draw(ACTS.length)];
				return act && tell(node, cases[draw(cases.length)] ?? '', act(draw));
			});
			for (const one of screens)
				if (draw(100) < CUT * 100) {
					if (draw(3) > 0 && one.link.connected) one.cut();
					else one.link.disconnect().connect();
				}
			await Promise.all(work);
			if (round !== ROUNDS / 2) continue;
			const port = Number(new URL(node.url).port);
			await node.stop();
			node = await floor.node(port);
		}

		done(await tell(node, 'last', { type: 'open', title: 'The last one', priority: 1 }));
		const up = { type: 'escalate', tier: 4, subject: 'billing', trigger: 'customer' } as const;
		done(await tell(node, 'last', up));
		const fresh = await floor.node();
		const truth = shownIn(fresh.app.pages.wallSnapshot('default', null));
		if (!truth) throw new Error('no board');
		for (const screen of screens) {
			await screen.until((view) => view.rows.has('acme/last'), 60_000);
			const seen = await screen.until(
				(view) => JSON.stringify(view.figures.counts) === JSON.stringify(truth.counts),
				60_000
			);
			expect(shown(seen)).toEqual(truth);
		}
		expect(screens.reduce((sum, { snapshots }) => sum + snapshots, 0)).toBeGreaterThan(SCREENS);
	}, 300_000);
});
