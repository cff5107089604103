/** F9: a thousand displays lose their node, by its end or because it sends them away. */
import type { Floor } from './programs/floor.ts';
import type { AndonNode } from './programs/node.ts';
import type { Returning } from './programs/returning.ts';
import { epochNow } from './support/pace.ts';
import { start } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { alone, percentile, roundsOf, spread } from './support/rounds.ts';

const DISPLAYS = 1000;
const ESCALATIONS = 200;

/** From the moment at which a new node listens until the last display has its picture. */
export async function awayAndBack(storeUrl: string, rounds: number): Promise<Result> {
	const floor = start<Floor>('floor');
	const displays = start<Returning>('returning');
	let node = start<AndonNode>('node');
	try {
		await floor.call.start(storeUrl, 'f9');
		const { port } = await node.call.start(storeUrl, 'f9');
		await floor.call.escalations(ESCALATIONS);
		const restarts = await alone(rounds, async () => {
			await displays.call.connect([port], DISPLAYS);
			const returned = displays.call.returned();
			const gone = epochNow();
			await node.stop();
			node = start<AndonNode>('node');
			const { listening } = await node.call.start(storeUrl, 'f9', { port });
			const { fresh } = await returned;
			const last = Math.max(...fresh);
			return {
				back: (last - listening) / 1000,
				half: (percentile(fresh, 0.5) - listening) / 1000,
				away: (last - gone) / 1000
			};
		});
		return {
			id: 'F9',
			what: `${DISPLAYS} displays come back to a node that was ended and started anew, from when it listens until the last has its picture`,
			unit: 's',
			rounds: roundsOf(restarts.map(({ back }) => back)),
			goal: '≤ 3 s',
			notes: [
				`half of the displays after ${figure(spread(restarts.map(({ half }) => half)).median)} s; from the end of the one node, ${figure(spread(restarts.map(({ away }) => away)).median)} s until the last is back, the start of the other included`
			]
		};
	} finally {
		await Promise.all([floor, displays, node].map((one) => one.stop()));
	}
}

/** The largest share of the displays that came to the other node within one second while one was drained. */
export async function drained(storeUrl: string, rounds: number): Promise<Result> {
	const floor = start<Floor>('floor');
	const displays = start<Returning>('returning');
	try {
		await floor.call.start(storeUrl, 'f9d');
		await floor.call.escalations(ESCALATIONS);
		const drains = await alone(rounds, async () => {
			const nodes = [start<AndonNode>('node'), start<AndonNode>('node')];
			try {
				const at = await Promise.all(nodes.map(({ call }) => call.start(storeUrl, 'f9d')));
				await displays.call.connect(
					at.map(({ port }) => port),
					DISPLAYS
				);
				const returned = displays.call.returned();
				const begin = epochNow();
				await nodes[0]?.call.drain();
				const { admitted, fresh } = await returned;
				const took = (Math.max(...fresh) - begin) / 1000;
				return { share: mostWithin(admitted, 1000) / DISPLAYS, took };
			} finally {
				await Promise.all(nodes.map((node) => node.stop()));
			}
		});
		return {
			id: 'F9',
			what: `${DISPLAYS} displays whose node is drained: the largest share that comes to another node within one second`,
			unit: 'share',
			rounds: roundsOf(drains.map(({ share }) => share)),
			goal: '≤ 0.2',
			notes: [
				`a drain of ${DISPLAYS} displays is over after ${figure(spread(drains.map(({ took }) => took)).median)} s`
			]
		};
	} finally {
		await Promise.all([floor, displays].map((one) => one.stop()));
	}
}

function mostWithin(times: number[], ms: number): number {
	const sorted = [...times].sort((one, other) => one - other);
	let [most, first] = [0, 0];
	for (const [last, time] of sorted.entries()) {
		while (time - (sorted[first] ?? time) >= ms) first += 1;
		most = Math.max(most, last - first + 1);
	}
	return most;
}
