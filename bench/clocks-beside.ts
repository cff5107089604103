/** F6: what a burst of clocks means to people, and what clocks cost while they wait. */
import type { Deadlines } from './programs/deadlines.ts';
import type { Floor } from './programs/floor.ts';
import type { AndonNode } from './programs/node.ts';
import type { Supervisors } from './programs/supervisors.ts';
import { pause } from './support/pace.ts';
import { start } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { inTurns, percentile, spread, type Round } from './support/rounds.ts';
import { startStore, type BenchStore } from './support/store.ts';
import { WAITING } from './timers.ts';

const DUE = 5000;
const LEAD_MS = 7000;
const SUPERVISORS = 10;
const CLAIMS = 200;
const CLAIMS_A_SECOND = 100;

/** Claims at a node while 5,000 clocks run out at the same moment, beside claims while none does. */
export async function claimsMeanwhile(store: BenchStore, rounds: number): Promise<Result> {
	const node = start<AndonNode>('node');
	const feeder = start<Deadlines>('deadlines');
	const floor = start<Floor>('floor');
	const supervisors = start<Supervisors>('supervisors');
	const [slowest, caughtUp]: [number[], number[]] = [[], []];
	try {
		await feeder.call.start(store.url, 'f6');
		const { port } = await node.call.start(store.url, 'f6');
		const names = Array.from({ length: SUPERVISORS }, (_, index) => `supervisor-${index}`);
		await supervisors.call.connect(port, await node.call.supervisors(names));
		await floor.call.start(store.url, 'f6');
		const ids = await floor.call.escalations(CLAIMS);
		const claims = async (): Promise<number[]> => {
			const latencies = await supervisors.call.claims(ids, CLAIMS_A_SECOND);
			await floor.call.release(ids);
			return latencies;
		};
		const measured = await inTurns(
			rounds,
			async () => {
				const left = await feeder.call.due(DUE, LEAD_MS, 1);
				await pause(left - 100);
				const latencies = await claims();
				slowest.push(percentile(latencies, 1));
				await feeder.call.done();
				caughtUp.push(percentile((await feeder.call.fired()).lateness, 1));
				return percentile(latencies, 0.99);
			},
			async () => percentile(await claims(), 0.99)
		);
		return {
			id: 'F6',
			what: `claim, tap to acknowledged, p99, ${CLAIMS_A_SECOND} a second, while ${DUE.toLocaleString('en-GB')} clocks run out at the same moment ÷ while none does`,
			unit: 'ms',
			rounds: measured,
			goal: 'p99 ≤ 50 ms',
			notes: [
				`slowest claim ${figure(spread(slowest).median)} ms; the last of the clocks was told after ${figure(spread(caughtUp).median)} ms`
			]
		};
	} finally {
		await Promise.all([node, feeder, floor, supervisors].map((one) => one.stop()));
	}
}

const IDLE_MS = 30_000;
const SETTLE_MS = 5000;

/** CPU of a node and its store that have nothing to do: with 100,000 clocks that wait, beside none; both at once. */
export async function waitingClocks(store: BenchStore, rounds: number): Promise<Result> {
	const plainStore = await startStore();
	const [node, plain] = [start<AndonNode>('node'), start<AndonNode>('node')];
	const feeder = start<Deadlines>('deadlines');
	try {
		await feeder.call.start(store.url, 'f6');
		await feeder.call.waiting(WAITING);
		await node.call.start(store.url, 'f6');
		await plain.call.start(plainStore.url, 'f6');
		const used = async () => ({
			andon: (await node.cpu()) + (await store.cpu()),
			anchor: (await plain.cpu()) + (await plainStore.cpu())
		});
		await pause(SETTLE_MS);
		const measured: Round[] = [];
		for (let round = 0; round < rounds; round++) {
			const before = await used();
			await pause(IDLE_MS);
			const after = await used();
			measured.push({
				andon: (after.andon - before.andon) / IDLE_MS,
				anchor: (after.anchor - before.anchor) / IDLE_MS
			});
		}
		return {
			id: 'F6',
			what: `a node and its store with nothing to do for ${IDLE_MS / 1000} s, ${WAITING.toLocaleString('en-GB')} clocks open ÷ none open, at the same time`,
			unit: 'ms of CPU a second',
			rounds: measured,
			goal: 'about 1',
			notes: []
		};
	} finally {
		await Promise.all([node, plain, feeder].map((one) => one.stop()));
		await plainStore.stop();
	}
}
