/** F6: clocks that run out, beside delayed jobs of BullMQ. */
import type { Deadlines } from './programs/deadlines.ts';
import type { AndonNode } from './programs/node.ts';
import type { PlainBullMq, Work } from './programs/plain-bullmq.ts';
import type { Sweeper } from './programs/sweeper.ts';
import { pause } from './support/pace.ts';
import { start, type Methods, type Remote } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { inTurns, percentile, spread, type Round } from './support/rounds.ts';
import { startStore, type BenchStore } from './support/store.ts';

export const WAITING = 100_000;
const DUE = 5000;
/** What falls due is written so long before: within it all of it has to be on disk. */
const LEAD_MS = 7000;
/** What is measured begins so long before the first falls due. */
const BEFORE_MS = 200;
const HOURS_MS = 12 * 60 * 60_000;
/** Both sides have done so many timers before anything is measured. */
const WARM_UP = 20_000;

/** What both sides have. */
interface Timers extends Methods {
	done(): Promise<void>;
	fired(): Promise<{ lateness: number[]; twice: number }> | { lateness: number[]; twice: number };
}

/** What a timer cost, µs of CPU, and how late timers were, ms. */
interface Measured {
	node: number;
	store: number;
	lateness: number[];
}

/**
 * @param due writes what falls due. @returns ms until then
 * @param told knows what became of it
 */
async function measure(
	process: Remote<Methods>,
	store: BenchStore,
	due: () => Promise<number>,
	told: Remote<Timers>
): Promise<Measured> {
	const left = await due();
	if (left < BEFORE_MS) throw new Error('the machine is too busy to write in time what falls due');
	await pause(left - BEFORE_MS);
	const before = await Promise.all([process.cpu(), store.cpu()]);
	await told.call.done();
	const after = await Promise.all([process.cpu(), store.cpu()]);
	const { lateness, twice } = await told.call.fired();
	if (twice > 0 || lateness.length !== DUE)
		throw new Error(`${lateness.length} of ${DUE} fired, ${twice} of them more than once`);
	return { node: (after[0] - before[0]) / DUE, store: (after[1] - before[1]) / DUE, lateness };
}

/** 5,000 clocks run out within a second, while 100,000 wait. */
export async function firedClocks(
	store: BenchStore,
	rounds: number,
	program: 'sweeper' | 'node'
): Promise<Result[]> {
	const plainStore = await startStore();
	const node = start<AndonNode | Sweeper>(program);
	const feeder = start<Deadlines>('deadlines');
	const queue = start<PlainBullMq>('plain-bullmq');
	const worker = start<PlainBullMq>('plain-bullmq');
	const andon: Measured[] = [];
	const plain: Record<Work, Measured[]> = { change: [], nothing: [] };
	const anchor = async (work: Work) => {
		await worker.call.expect(DUE, work);
		const due = () => queue.call.due(DUE, LEAD_MS);
		plain[work].push(await measure(worker, plainStore, due, worker));
	};
	try {
		await feeder.call.start(store.url, 'f6');
		await feeder.call.waiting(WAITING);
		await node.call.start(store.url, 'f6');
		await queue.call.start(plainStore.url);
		await queue.call.waiting(WAITING, HOURS_MS);
		await worker.call.work(plainStore.url);
		await feeder.call.due(WARM_UP, 0);
		await feeder.call.done();
		await worker.call.expect(WARM_UP, 'change');
		await queue.call.due(WARM_UP, 0);
		await worker.call.done();
		await inTurns(
			rounds,
			async () => {
				const due = () => feeder.call.due(DUE, LEAD_MS);
				andon.push(await measure(node, store, due, feeder));
				return 0;
			},
			async () => {
				await anchor('change');
				await anchor('nothing');
				return 0;
			}
		);
	} finally {
		await Promise.all([node, feeder, queue, worker].map((one) => one.stop()));
		await plainStore.stop();
	}
	return program === 'sweeper' ? alone(andon, plain) : whole(andon, plain);
}

const what = `a clock told of ${DUE.toLocaleString('en-GB')} that run out within a second, ${WAITING.toLocaleString('en-GB')} open`;

function alone(andon: Measured[], plain: Record<Work, Measured[]>): Result[] {
	return [
		{
			...cost(andon, plain.change),
			what: `${what} ÷ a delayed job of BullMQ whose worker keeps as much of the case`,
			goal: '≤ 0.5',
			notes: [
				`Andon ${parts(andon)}; BullMQ ${parts(plain.change)}, with a worker that does nothing ${parts(plain.nothing)}`
			]
		},
		{
			...cost(andon, plain.nothing),
			what: 'the same ÷ a delayed job of BullMQ whose worker does nothing',
			goal: '',
			notes: []
		}
	];
}

function whole(andon: Measured[], plain: Record<Work, Measured[]>): Result[] {
	return [
		{
			...cost(andon, plain.change),
			what: `${what}, by a whole node, with its alerts and boards ÷ a delayed job of BullMQ whose worker keeps as much of the case`,
			goal: '',
			notes: [`a whole node ${parts(andon)}`]
		},
		{
			id: 'F6',
			what: 'how late they are told, p99, by a whole node ÷ BullMQ with a worker that does nothing',
			unit: 'ms',
			rounds: inRounds(andon, plain.nothing, late(0.99)),
			goal: 'p99 ≤ 100 ms',
			notes: [`a whole node ${lates(andon)}; BullMQ ${lates(plain.nothing)}`]
		}
	];
}

const cost = (andon: Measured[], anchor: Measured[]) => ({
	id: 'F6',
	unit: 'µs of CPU, Node and store',
	rounds: inRounds(andon, anchor, ({ node, store }) => node + store)
});

/** The first one warmed up. */
const inRounds = (
	andon: Measured[],
	anchor: Measured[],
	value: (one: Measured) => number
): Round[] =>
	andon.slice(1).map((one, index) => {
		const other = anchor[index + 1];
		return { andon: value(one), anchor: other ? value(other) : Number.NaN };
	});

const late = (share: number) => (one: Measured) => percentile(one.lateness, share);
const median = (all: Measured[], value: (one: Measured) => number): string =>
	figure(spread(all.slice(1).map(value)).median);
const parts = (all: Measured[]): string =>
	`${median(all, ({ node }) => node)} µs in Node and ${median(all, ({ store }) => store)} µs in the store`;
const lates = (all: Measured[]): string =>
	`p50 ${median(all, late(0.5))} ms, p99 ${median(all, late(0.99))} ms, slowest ${median(all, late(1))} ms`;
