/**
 * An anchor: delayed jobs of BullMQ, on the same Redis client with the same settings. One process adds the jobs, another
 * one works on them: it does nothing, or keeps of a case what Andon keeps, a row and an entry of a log.
 */
import { createNodeRedisClient, Queue, Worker } from 'bullmq';
import { createClient } from 'redis';
import type { Case } from '#server/domain/case.ts';
import { defaultPlan } from '#server/domain/plan/compile.ts';
import { runsOutAt } from '../support/escalations.ts';
import { serve } from '../support/remote.ts';

const NAME = 'timers';
const CLIENT = 'timers';
const ROWS = 'rows';
const LOG = 'log';
/** One after the other, each would wait for the disk. */
const CONCURRENCY = 50;
const A_CALL = 500;

interface Timer {
	/** ms since 1970. */
	at: number;
	case: string;
}

/** What the worker does beside noting when it got a job. */
export type Work = 'nothing' | 'change';

const settings = { commandOptions: { timeout: 0 } };
const connect = (url: string) => createNodeRedisClient(createClient({ url, ...settings }));
const open = (url: string) => createClient({ url, ...settings }).connect();

let queue: Queue<Timer> | undefined;
let redis: Awaited<ReturnType<typeof open>> | undefined;
let made = 0;
let lateness: number[] = [];
let seen = new Set<string>();
let twice = 0;
let wanted = 0;
let work: Work = 'nothing';
let complete: PromiseWithResolvers<void> | undefined;

/** Adds jobs, each with the row of its case. */
async function add(count: number, at: (index: number) => number): Promise<void> {
	const plan = defaultPlan('UTC');
	for (let start = 0; start < count; start += A_CALL) {
		const timers = Array.from({ length: Math.min(A_CALL, count - start) }, (_, index) => ({
			at: at(start + index),
			case: `T-${made++}`
		}));
		const now = Date.now();
		const rows = timers.map((timer) => {
			const told = { client: CLIENT, id: timer.case, plan, now };
			return [timer.case, JSON.stringify(runsOutAt(timer.at, told).after)];
		});
		await redis?.hSet(ROWS, Object.fromEntries(rows) as Record<string, string>);
		await queue?.addBulk(
			timers.map((data) => ({ name: NAME, data, opts: { delay: data.at - Date.now() } }))
		);
	}
}

/** The case's clock has run out: in its row, and in the log. */
async function change({ case: id, at }: Timer): Promise<void> {
	const row = JSON.parse((await redis?.hGet(ROWS, id)) ?? '') as Case;
	const { claim } = row.clocks;
	if (!claim) throw new Error(`${id} has no claim clock`);
	const clocks = { ...row.clocks, claim: { ...claim, warn: null, pastAt: at } };
	const event = { type: 'clock-past', at, clock: 'claim', due: at, clocks };
	await redis
		?.multi()
		.hSet(ROWS, id, JSON.stringify({ ...row, version: row.version + 1, clocks }))
		.xAdd(LOG, '*', { c: id, e: JSON.stringify([event]) })
		.exec();
}

const methods = {
	/** To add jobs. */
	async start(url: string): Promise<void> {
		redis = await open(url);
		queue = new Queue(NAME, { connection: connect(url) });
	},

	/** To work on them. */
	async work(url: string): Promise<void> {
		redis = await open(url);
		const note = async ({ id = '', data }: { id?: string | undefined; data: Timer }) => {
			if (work === 'change') await change(data);
			if (seen.has(id)) twice += 1;
			seen.add(id);
			lateness.push(Date.now() - data.at);
		};
		const worker = new Worker<Timer>(NAME, note, {
			connection: connect(url),
			concurrency: CONCURRENCY
		});
		worker.on('completed', () => {
			if (--wanted === 0) complete?.resolve();
		});
		await worker.waitUntilReady();
	},

	async waiting(count: number, inMs: number): Promise<void> {
		const at = Date.now() + inMs;
		await add(count, () => at);
	},

	/** `count` jobs for the second that begins in `inMs`. @returns ms until then, now */
	async due(count: number, inMs: number): Promise<number> {
		const begin = Date.now() + inMs;
		await add(count, (index) => begin + Math.floor((index * 1000) / count));
		return begin - Date.now();
	},

	/** Before jobs are due. */
	expect(count: number, what: Work): void {
		[lateness, seen, twice, wanted, work] = [[], new Set(), 0, count, what];
		complete = Promise.withResolvers();
	},

	/** Resolves when as many jobs are completed as were expected. */
	async done(): Promise<void> {
		await complete?.promise;
	},

	fired(): { lateness: number[]; twice: number } {
		return { lateness, twice };
	}
};
export type PlainBullMq = typeof methods;
serve(methods);
