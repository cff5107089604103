/** A replay from file to summary. Everything outside is handed in. */
import { basename } from 'node:path';
import type { Api } from '../client/index.ts';
import { planOf } from './detect.ts';
import type { Options } from './options.ts';
import { atOnce, atSpeed } from './pace.ts';
import type { Plan } from './plan.ts';
import type { Progress } from './progress.ts';
import { readTable } from './read.ts';
import { emptyTally, send } from './send.ts';
import { unknownYet } from './resume.ts';
import { summaryLines } from './summary.ts';
import { verify } from './verify.ts';

export interface Surroundings {
	api: Api;
	print: (line: string) => void;
	progress: (total: number, what: string) => Progress;
	/** Ms since some fixed instant, and since 1970. */
	elapsed: () => number;
	now: () => number;
	wait: (ms: number) => Promise<void>;
}

const PARALLEL = 4;

/**
 * @returns true when the replay did what it should: with `--verify`, when nothing differs
 * @throws RowFault, FileFault before anything is sent; ApiProblem when the server gives no answer or the wrong one
 */
export async function runReplay(options: Options, around: Surroundings): Promise<boolean> {
	const plan = planOf(await readTable(options.file));
	const known = await setUp(plan, options, around.api);
	// as if it happened now, an instant of the log says nothing of what was sent
	const resumes = known && plan.what === 'incidents' && !options.live;
	const planned = resumes
		? await unknownYet(around.api, options.client, plan.planned)
		: plan.planned;
	const unit = plan.what === 'incidents' ? 'commands' : 'looks';
	const progress = around.progress(planned.length, unit);
	const tally = emptyTally();
	const begun = around.elapsed();
	try {
		await send(around.api, planned, {
			client: options.client,
			pace: options.speed === null ? atOnce(planned) : atSpeed(planned, options.speed),
			live: options.live ? options.speed : null,
			parallel: PARALLEL,
			elapsed: around.elapsed,
			now: around.now,
			wait: around.wait,
			onSent: ({ sent }) => progress.update(sent),
			tally
		});
	} finally {
		progress.stop();
		for (const line of summaryLines(plan, planned.length, tally, around.elapsed() - begun))
			around.print(line);
	}
	return options.verify ? report(plan, options, around) : true;
}

/**
 * The client is set up only when it is not there: it keeps its name and zone otherwise.
 * @returns true when it was there
 */
async function setUp(plan: Plan, { client, file }: Options, api: Api): Promise<boolean> {
	const name = basename(file)
		.replace(/\.(csv|gz)\b/g, '')
		.slice(0, 60);
	const known = await api.hasClient(client);
	if (!known) await api.putClient(client, { name, zone: plan.zone });
	for (const { id, ...facts } of plan.queues) await api.putQueue(client, id, facts);
	return known;
}

async function report(plan: Plan, { client }: Options, { api, print }: Surroundings) {
	const differences = await verify(api, client, plan.expected);
	for (const { case: id, field, expected, got } of differences.slice(0, 20))
		print(`${id}: ${field} should be ${JSON.stringify(expected)}, is ${JSON.stringify(got)}`);
	print(
		`Compared ${plan.expected.size} cases with their last rows: ${differences.length} differences.`
	);
	return differences.length === 0;
}
