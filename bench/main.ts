/**
 * `npm run bench -- [F2 F3 F4 F5] [--rounds N] [--write]`: Andon beside its anchors, in turns. Prints a table; with
 * `--write` it goes into docs/performance.md.
 */
import { WALL_ROWS } from '#server/live/boards/board.ts';
import { parseArgs } from 'node:util';
import { claim } from './claim.ts';
import { deliveredFrame, displayedChange } from './fan-out.ts';
import { ingestBatches, ingestSingles } from './ingest.ts';
import { load, machine } from './support/machine.ts';
import { table, writeInto, type Result } from './support/report.ts';
import { startStore } from './support/store.ts';

type Benchmark = (storeUrl: string, rounds: number) => Promise<Result>;

const benchmarks: Record<string, Benchmark[]> = {
	F2: [deliveredFrame],
	F3: [
		(url, rounds) => displayedChange(url, rounds, 1000),
		(url, rounds) => displayedChange(url, rounds, WALL_ROWS)
	],
	F4: [ingestSingles, ingestBatches],
	F5: [claim]
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { rounds: { type: 'string', default: '5' }, write: { type: 'boolean', default: false } }
});
const wanted = positionals.length > 0 ? positionals : Object.keys(benchmarks);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
	console.error(`no such benchmark: ${unknown.join(', ')}; there are ${Object.keys(benchmarks)}`);
	process.exit(2);
}

const rounds = Number(values.rounds);
const loadBefore = load();
const results: Result[] = [];
for (const name of wanted)
	for (const benchmark of benchmarks[name] ?? []) {
		const store = await startStore();
		try {
			results.push(await benchmark(store.url, rounds));
		} finally {
			await store.stop();
		}
		console.error(`${name} measured`);
	}

const head = `${machine()}. ${rounds} rounds; load of the machine before ${loadBefore}, after ${load()}.`;
const text = `${head}\n\n${table(results)}`;
console.log(text);
if (values.write) writeInto(new URL('../docs/performance.md', import.meta.url), text);
