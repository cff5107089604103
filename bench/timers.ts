/** F6: clocks that run out, beside delayed jobs of BullMQ. */
import type { Deadlines } from './programs/deadlines.ts';
import type { AndonNode } from './programs/node.ts';
import type { PlainBullMq } from './programs/plain-bullmq.ts';
import { pause } from './support/pace.ts';
import { start, type Remote, type Methods } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { inTurns, percentile, spread } from './support/rounds.ts';
import { startStore, type BenchStore } from './support/store.ts';

const WAITING = 100_000;
const DUE = 5000;
const LEAD_MS = 10_000;
/** What is measured begins so long before the first is due. */
const BEFORE_MS = 200;
const HOURS_MS = 12 * 60 * 60_000;

/** One side's figures, a value a round. */
class Side {
	readonly cpu: number[] = [];
	readonly node: number[] = [];
	readonly p50: number[] = [];
	readonly p99: number[] = [];
	readonly slowest: number[] = [];

	take(cpu: { node: number; store: number }, { lateness, twice }: Fired): void {
		if (twice > 0 || lateness.length !== DUE)
			throw new Error(`${lateness.length} of ${DUE} fired, ${twice} of them more than once`);
		this.cpu.push((cpu.node + cpu.store) / DUE);
		this.node.push(cpu.node / DUE);
		this.p50.push(percentile(lateness, 0.5));
		this.p99.push(percentile(lateness, 0.99));
		this.slowest.push(percentile(lateness, 1));
	}

	toString(): string {
		const [cpu, node] = [spread(this.cpu).median, spread(this.node).median];
		const late = [this.p50, this.p99, this.slowest].map((one) => figure(spread(one).median));
		return `${figure(node)} µs in Node and ${figure(cpu - node)} µs in the store; late by p50 ${late.join(' ms, p99 ')} ms at the most`;
	}
}

interface Fired {
	lateness: number[];
	twice: number;
}

/** CPU of a process and its store, in µs, while `work` runs. */
async function cpuOf(process: Remote<Methods>, store: BenchStore, work: () => Promise<void>) {
	const before = await Promise.all([process.cpu(), store.cpu()]);
	await work();
	const after = await Promise.all([process.cpu(), store.cpu()]);
	return { node: after[0] - before[0], store: after[1] - before[1] };
}

/** 5,000 clocks within a second, while 100,000 wait. */
export async function firedClocks(storeUrl: BenchStore, rounds: number): Promise<Result[]> {
	const plainStore = await startStore();
	const node = start<AndonNode>('node');
	const feeder = start<Deadlines>('deadlines');
	const queue = start<PlainBullMq>('plain-bullmq');
	const worker = start<PlainBullMq>('plain-bullmq');
	const [andon, anchor] = [new Side(), new Side()];
	try {
		await feeder.call.start(storeUrl.url, 'f6');
		await feeder.call.waiting(WAITING);
		console.error('seeded');
		await node.call.start(storeUrl.url, 'f6');
		await queue.call.start(plainStore.url);
		await queue.call.waiting(WAITING, HOURS_MS);
		await worker.call.work(plainStore.url);
		console.error('ready');
		await inTurns(
			rounds,
			async () => {
				const left = await feeder.call.due(DUE, LEAD_MS);
				console.error('left', left); if (left < 500) throw new Error('late');
				await pause(left - BEFORE_MS);
				let fired: Promise<Fired> | undefined;
				const cpu = await cpuOf(node, storeUrl, async () => {
					fired = feeder.call.fired();
					await fired;
				});
				if (fired) andon.take(cpu, await fired);
				console.error(String(andon), andon.p99);
				return 1;
			},
			async () => {
				await worker.call.expect(DUE);
				const left = await queue.call.due(DUE, LEAD_MS);
				console.error('left', left); if (left < 500) throw new Error('late');
				await pause(left - BEFORE_MS);
				let fired: Fired | undefined;
				const cpu = await cpuOf(worker, plainStore, async () => {
					fired = await worker.call.fired();
				});
				if (fired) anchor.take(cpu, fired);
				console.error(String(anchor), anchor.p99);
				return 1;
			}
		);
		return [];
	} finally {
		await Promise.all([node, feeder, queue, worker].map((one) => one.stop()));
		await plainStore.stop();
	}
}
