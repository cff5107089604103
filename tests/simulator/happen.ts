/** What happens on the floor, or to it, and when. */
import type { Asking } from './floor/asking.ts';
import { drawOpening } from './floor/draw.ts';
import { CLIENT, type Node } from './node.ts';
import { drawChange } from './settings/draw.ts';
import { HOUR, MINUTE } from './settings/settings.ts';
import type { World } from './world.ts';

/** How long nothing happens; now and then until the very moment that something is due, or just beside it. */
export const gap = ({ chance, store, now }: World, asking: Asking): number =>
	chance.weighed([
		[asking.offered().length > 0 ? 20 : 0, () => chance.int(0, 90_000)],
		[
			1,
			() => Math.max(0, near(store.earliest(CLIENT), now) + chance.pick([-4000, -1000, 0, 0, 1, 2]))
		],
		[3, () => chance.int(0, 7000)],
		[4, () => chance.int(10_000, 20 * MINUTE)],
		[4, () => chance.int(20 * MINUTE, 5 * HOUR)],
		[1, () => chance.int(5 * HOUR, 36 * HOUR)]
	])();

const near = (at: number, now: number): number => (at - now < HOUR * 12 ? at - now : HOUR);

export async function happen(world: World, asking: Asking): Promise<void> {
	const { chance } = world;
	if (chance.often(0.3)) await asking.askAgain();
	const what = chance.weighed([
		[40, oneAsks],
		[4, twoAsk],
		[asking.ids.length < 8 ? 6 : 1, opens],
		[1, configured],
		[1, ({ load }: World) => load.call(world)],
		[1, sleepsOrWakes],
		[1, clocksDrift]
	]);
	await what(world, asking);
	await world.quiet();
	await world.replan();
}

function oneAsks(_world: World, asking: Asking): void {
	const wish = asking.wish();
	if (wish) asking.ask(wish);
}

/** Somebody else at the same moment, or the same tap twice. */
function twoAsk({ chance }: World, asking: Asking): void {
	const wish = asking.wish();
	if (!wish) return;
	const operation = asking.ask(wish);
	const same = chance.often(0.3);
	const other = same ? wish : asking.wish(wish.case);
	if (other) asking.ask(other, { operation: same ? operation : undefined });
}

function opens({ chance, now }: World, asking: Asking): void {
	const id = `C-${asking.ids.length + 1}`;
	asking.ids.push(id);
	asking.ask(drawOpening(chance, id, now));
}

/** A node that does not hear of it learns it from a case that follows it already. */
async function configured(world: World): Promise<void> {
	const { chance } = world;
	world.configure(drawChange(chance, world.settings, world.now));
	for (const { directory } of world.awake) if (chance.often(0.8)) await directory.load();
}

/** A node falls asleep amid what it is asked, or wakes up. */
async function sleepsOrWakes(world: World, asking: Asking): Promise<void> {
	const { chance } = world;
	const node = chance.pick(world.nodes);
	if (node.asleep) return wake(world, node);
	world.tell(() => `${node.name} falls asleep`);
	node.sleep(chance.int(0, 6));
	const wish = asking.wish();
	if (wish) asking.ask(wish, { node });
	await world.quiet();
	node.sleep(0);
}

export function wake(world: World, node: Node): void {
	world.tell(() => `${node.name} wakes up`);
	world.under(node.directory.load(), () => undefined);
	node.wake();
}

function clocksDrift({ nodes, chance }: World): void {
	for (const { door } of nodes) door.error = chance.int(-240, 0);
}
