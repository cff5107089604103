/** One seed: a client with its configuration, weeks of its floor, two nodes, and the books that are kept beside it. */
import { Chance } from './chance.ts';
import { Asking } from './floor/asking.ts';
import { gap, happen, wake } from './happen.ts';
import { CLIENT } from './node.ts';
import { drawSettings } from './settings/draw.ts';
import { ZONES } from './settings/draw-calendars.ts';
import { DAY, MINUTE } from './settings/settings.ts';
import type { Entered } from './keeper.ts';
import { World, type Tell } from './world.ts';

export type { Entered };

export interface Options {
	/** How long the floor is watched; by chance, if left out. */
	weeks?: number | undefined;
	/** Is told what happens, line by line. */
	tell?: ((line: string) => void) | undefined;
	/** Is given each commit with the settings that it was decided by. */
	entered?: ((entered: Entered) => void) | undefined;
}

export interface Report {
	weeks: number;
	commits: number;
	events: number;
	breaches: number;
	cases: number;
}

/** Mondays before weeks in which the clocks of some zones change, and some in which none do. */
const STARTS = ['2026-03-02', '2026-03-23', '2026-06-15', '2026-09-28', '2026-10-19', '2026-12-21'];
/** A floor that is busier than this is left early. */
const MOST_COMMITS = 300;

/**
 * @returns what was to be seen
 * @throws Broken when an invariant does not hold
 */
export async function simulate(seed: number, options: Options = {}): Promise<Report> {
	const chance = new Chance(seed);
	const weeks =
		options.weeks ??
		chance.weighed([
			[6, 1],
			[2, 2],
			[1, 4]
		]);
	const world = drawWorld(chance, options.tell);
	if (options.entered) world.keeper.entered = options.entered;
	const end = world.now + weeks * 7 * DAY;
	if (chance.often(0.9)) world.configure(drawSettings(chance, world.settings.zone, world.now));
	await world.load();
	const asking = new Asking(world);
	let next = world.now;
	while (world.store.log(CLIENT).length < MOST_COMMITS) {
		const sweep = nextSweep(world);
		if (Math.min(sweep, next) > end) break;
		world.now = Math.min(sweep, next);
		if (sweep < next) await sweepNow(world);
		else {
			await happen(world, asking);
			next = world.now + gap(world, asking);
		}
	}
	await finish(world, asking);
	return report(world, weeks, asking);
}

function drawWorld(chance: Chance, told: Options['tell']): World {
	const tell: Tell = told ? (line) => told(line()) : () => undefined;
	const monday = Date.parse(`${chance.pick(STARTS)}T00:00:00Z`);
	const window = { from: (monday - 10 * DAY) / MINUTE, to: (monday + 80 * DAY) / MINUTE };
	return new World(chance, monday + chance.int(0, 7 * DAY), chance.pick(ZONES), window, tell);
}

/** When a node looks for deadlines next and finds one. */
function nextSweep({ awake, store, now, chance }: World): number {
	if (awake.length === 0) return Infinity;
	return Math.max(now, store.earliest(CLIENT)) + chance.int(1, 250);
}

/** One node looks for deadlines, or both at once. */
async function sweepNow(world: World): Promise<void> {
	const { awake, chance, keeper } = world;
	const able = awake.filter(({ sweeping }) => !sweeping);
	const nodes = chance.often(0.3) ? able : able.slice(0, 1);
	world.tell(() => `sweep by ${nodes.map(({ name }) => name).join(' and ')}`);
	const whole = await world.whole(nodes.map((node) => node.sweep()));
	if (whole) keeper.swept(world.now);
	if (chance.often(0.2)) await world.replan();
}

/** Everybody wakes up and asks again, and what is due is told. */
async function finish(world: World, asking: Asking): Promise<void> {
	for (const node of world.nodes) {
		if (node.asleep) wake(world, node);
		node.door.trouble = 0;
		node.door.error = 0;
	}
	await world.quiet();
	await asking.askAgain();
	await world.load();
	await world.replan();
	for (let left = 20; left > 0 && world.store.earliest(CLIENT) <= world.now + 2000; left--) {
		world.now += 500;
		await sweepNow(world);
	}
	world.keeper.end(world.now - 2000);
}

function report({ store, keeper }: World, weeks: number, { ids }: Asking): Report {
	const log = store.log(CLIENT);
	const books = [...keeper.books.values()];
	return {
		weeks,
		commits: log.length,
		events: log.reduce((sum, { events }) => sum + events.length, 0),
		breaches: books.reduce((sum, { breaches }) => sum + breaches.length, 0),
		cases: ids.length
	};
}
