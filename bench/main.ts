/**
 * `npm run bench -- [F1 F2 F3 F4 F5 F6 F9 F10 F12] [--rounds N] [--write]`: Andon beside its anchors, in turns. Prints a table; with
 * `--write` it goes into docs/performance.md.
 */
import { WALL_ROWS } from '#server/live/boards/board.ts';
import { claim } from './claim.ts';
import { awayAndBack, drained } from './back.ts';
import { claimsMeanwhile, waitingClocks } from './clocks-beside.ts';
import { deliveredFrame, displayedChange } from './fan-out.ts';
import { coldStart } from './cold-start.ts';
import { eventToGlass } from './glass.ts';
import { ingestBatches, ingestSingles } from './ingest.ts';
import { load, machine } from './support/machine.ts';
import { readOptions, USAGE } from './support/options.ts';
import { slowWall } from './slow-wall.ts';
import { table, writeInto, type Result } from './support/report.ts';
import { startStore, type BenchStore } from './support/store.ts';
import { firedClocks } from './timers.ts';

type Benchmark = (store: BenchStore, rounds: number) => Promise<Result | Result[]>;
type OfUrl = (storeUrl: string, rounds: number) => Promise<Result>;

const byUrl =
	(benchmark: OfUrl): Benchmark =>
	({ url }, rounds) =>
		benchmark(url, rounds);

const benchmarks: Record<string, Benchmark[]> = {
	F1: [({ url }, rounds) => eventToGlass(url, rounds)],
	F2: [byUrl(deliveredFrame)],
	F3: [
		byUrl((url, rounds) => displayedChange(url, rounds, 1000)),
		byUrl((url, rounds) => displayedChange(url, rounds, WALL_ROWS))
	],
	F4: [byUrl(ingestSingles), byUrl(ingestBatches)],
	F5: [byUrl(claim)],
	F6: [
		(store, rounds) => firedClocks(store, rounds, 'sweeper'),
		(store, rounds) => firedClocks(store, rounds, 'node'),
		claimsMeanwhile,
		waitingClocks
	],
	F9: [byUrl(awayAndBack), byUrl(drained)],
	F10: [({ url }, rounds) => slowWall(url, rounds)],
	F12: [(_, rounds) => coldStart(rounds)]
};

const options = readOptions(process.argv.slice(2), Object.keys(benchmarks));
if (options === null) {
	console.log(USAGE);
	process.exit(0);
}
if ('fault' in options) {
	console.error(options.fault);
	process.exit(2);
}

const { wanted, rounds, write } = options;
const loadBefore = load();
const results: Result[] = [];
for (const name of wanted)
	for (const benchmark of benchmarks[name] ?? []) {
		const store = await startStore();
		try {
			results.push(...[await benchmark(store, rounds)].flat());
		} finally {
			await store.stop();
		}
		console.error(`${name} measured`);
	}

const rested = `load of the machine before ${loadBefore}, after ${load()}`;
const today = new Date().toISOString().slice(0, 10);
const head = `${machine()}. ${rounds} rounds; ${rested}.`;
console.log(`${head}\n\n${table(results, today)}`);
if (write)
	writeInto(
		new URL('../docs/performance.md', import.meta.url),
		results,
		`${today}, ${rounds} rounds, load ${loadBefore}–${load()}`,
		`${machine()}.`
	);
