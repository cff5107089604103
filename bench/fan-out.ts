/** F2 and F3: what a frame costs a display, and what a change costs a display. */
import { WALL_ROWS } from '#server/live/boards/board.ts';
import type { Floor } from './programs/floor.ts';
import type { AndonNode } from './programs/node.ts';
import type { PlainSocketIo } from './programs/plain-socketio.ts';
import type { Screens, Seen } from './programs/screens.ts';
import { start, type Remote } from './support/remote.ts';
import type { Result } from './support/report.ts';
import { inTurns, spread } from './support/rounds.ts';

const FRAMES = 36;
const FRAMES_A_SECOND = 9;

/** F2: the same frames to 500 displays, by Andon because cases changed, and by Socket.IO alone. */
export async function deliveredFrame(storeUrl: string, rounds: number): Promise<Result> {
	const displays = 500;
	return withBoth(storeUrl, 'f2', displays, 'frame', 200, async (stage) => {
		let frames: string[] = [];
		const sizes: number[] = [];
		const measured = await inTurns(
			rounds,
			async () => {
				const { cpu, seen } = await stage.andon(() =>
					stage.floor.call.change(FRAMES, FRAMES_A_SECOND)
				);
				frames = seen.recorded;
				sizes.push(seen.bytes);
				return cpu / seen.deliveries;
			},
			async () => {
				await stage.plain.call.prepare(frames);
				const { cpu, seen } = await stage.anchor(() =>
					stage.plain.call.broadcast('frame', frames.length, FRAMES_A_SECOND)
				);
				return cpu / seen.deliveries;
			}
		);
		return {
			id: 'F2',
			what: `a frame delivered to one of ${displays} displays ÷ Socket.IO broadcasting the same frames`,
			unit: 'µs of server CPU',
			rounds: measured,
			goal: '≤ 1.1',
			notes: [`frames of ${Math.round(spread(sizes).median)} bytes; beats are part of Andon’s cost`]
		};
	});
}

const CHANGES = 2000;
const CHANGES_A_SECOND = 500;

/** F3: 500 changes a second on one board, by Andon in frames, and by Socket.IO each change at once. */
export async function displayedChange(
	storeUrl: string,
	rounds: number,
	escalations: number
): Promise<Result> {
	const displays = 100;
	return withBoth(storeUrl, `f3-${escalations}`, displays, 'frame', escalations, async (stage) => {
		let rows: string[] = [];
		let frames = 0;
		let bytes = 0;
		const work = CHANGES * displays;
		const measured = await inTurns(
			rounds,
			async () => {
				const { cpu, seen } = await stage.andon(() =>
					stage.floor.call.change(CHANGES, CHANGES_A_SECOND)
				);
				frames = seen.recorded.length;
				bytes = seen.bytes;
				rows = seen.recorded.flatMap(rowsOf);
				return (cpu / work) * 1000;
			},
			async () => {
				await stage.plain.call.prepare(rows.slice(0, CHANGES));
				const { cpu, seen } = await stage.anchor(() =>
					stage.plain.call.broadcast('frame', CHANGES, CHANGES_A_SECOND)
				);
				if (seen.deliveries !== work) throw new Error('the anchor lost messages');
				return (cpu / work) * 1000;
			}
		);
		const shown = escalations <= WALL_ROWS ? 'all of them shown' : `${WALL_ROWS} of them shown`;
		return {
			id: 'F3',
			what: `a change a display, ${CHANGES_A_SECOND} changes/s, ${escalations} escalations, ${shown}, ${displays} displays ÷ Socket.IO emitting each change`,
			unit: 'ns of server CPU',
			rounds: measured,
			goal: '≤ 0.2',
			notes: [`${escalations} escalations: ${frames} frames of ${Math.round(bytes)} bytes`]
		};
	});
}

const rowsOf = (frame: string): string[] =>
	((JSON.parse(frame) as { set?: unknown[] }).set ?? []).map((row) => JSON.stringify(row));

interface Stage {
	floor: Remote<Floor>;
	plain: Remote<PlainSocketIo>;
	/** Does `work` and waits until everything has come. @returns the server's CPU meanwhile, in µs, and what came */
	andon(work: () => Promise<void>): Promise<{ cpu: number; seen: Seen }>;
	anchor(work: () => Promise<void>): Promise<{ cpu: number; seen: Seen }>;
}

/** A node with its floor and a bare server, each with its displays. */
async function withBoth(
	storeUrl: string,
	prefix: string,
	displays: number,
	event: string,
	escalations: number,
	use: (stage: Stage) => Promise<Result>
): Promise<Result> {
	const node = start<AndonNode>('node');
	const floor = start<Floor>('floor');
	const plain = start<PlainSocketIo>('plain-socketio');
	const screens = start<Screens>('screens');
	const plainScreens = start<Screens>('screens');
	try {
		const { port } = await node.call.start(storeUrl, prefix);
		await floor.call.start(storeUrl, prefix);
		await floor.call.escalations(escalations);
		const { port: plainPort } = await plain.call.start();
		await screens.call.connect(port, displays, event);
		await plainScreens.call.connect(plainPort, displays, event);
		return await use({
			floor,
			plain,
			andon: (work) => measure(node, screens, work),
			anchor: (work) => measure(plain, plainScreens, work)
		});
	} finally {
		await Promise.all([node, floor, plain, screens, plainScreens].map((one) => one.stop()));
	}
}

async function measure(
	server: Pick<Remote<AndonNode>, 'cpu'>,
	screens: Remote<Screens>,
	work: () => Promise<void>
) {
	await screens.call.settle();
	const before = await server.cpu();
	await work();
	const seen = await screens.call.settle();
	const cpu = (await server.cpu()) - before;
	if (!seen.alike) throw new Error('displays did not all get the same number of frames');
	return { cpu, seen };
}
