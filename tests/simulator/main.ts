/** `npm run simulate -- --seed 7 --weeks 2`: what happened with one seed; with `--seeds 200`, how many of them hold. */
import { parseArgs } from 'node:util';
import { simulate, type Report } from './simulate.ts';

const HELP = `npm run simulate -- [--seed N] [--weeks N] [--seeds N]

Runs the engine for weeks of an invented floor, on a clock that jumps and a store in memory, and holds what it did
against a reckoning from the log. Shows everything that happened.

  --seed N   which floor (1)
  --weeks N  how long it is watched (by chance)
  --seeds N  so many floors from --seed on; only those that do not hold are shown`;

/** @throws Error when it is no whole number */
function whole(option: string, said: string): number {
	const number = Number(said);
	if (Number.isInteger(number) && number > 0) return number;
	throw new Error(`--${option}: expected a whole number from 1 on, not ${said}`);
}

function options() {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string', default: '1' },
			seeds: { type: 'string' },
			weeks: { type: 'string' },
			help: { type: 'boolean', default: false }
		}
	});
	return {
		help: values.help,
		seed: whole('seed', values.seed),
		seeds: values.seeds === undefined ? null : whole('seeds', values.seeds),
		weeks: values.weeks === undefined ? undefined : whole('weeks', values.weeks)
	};
}

async function run(): Promise<number> {
	const { help, seed, seeds, weeks } = options();
	if (help) return (console.log(HELP), 0);
	const tell = seeds === null ? (line: string) => console.log(line) : undefined;
	const sum: Report = { weeks: 0, cases: 0, commits: 0, events: 0, breaches: 0 };
	let broken = 0;
	for (let which = seed; which < seed + (seeds ?? 1); which++)
		try {
			const report = await simulate(which, { weeks, tell });
			for (const key of Object.keys(sum) as (keyof Report)[]) sum[key] += report[key];
		} catch (error) {
			broken += 1;
			console.log(`seed ${which}: ${error instanceof Error ? error.message : String(error)}`);
		}
	const parts = Object.entries(sum).map(([what, count]) => `${count} ${what}`);
	const cpu = (process.cpuUsage().user / 1e6).toFixed(1);
	console.log(`${parts.join(', ')}; ${broken} of ${seeds ?? 1} do not hold; ${cpu} s`);
	return broken > 0 ? 1 : 0;
}

try {
	process.exitCode = await run();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
