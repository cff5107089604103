/**
 * An anchor: delayed jobs of BullMQ, whose worker notes when it got each. On the same Redis client with the same settings;
 * one process adds the jobs, another one works.
 */
import { createNodeRedisClient, Queue, Worker } from 'bullmq';
import { createClient } from 'redis';
import { serve } from '../support/remote.ts';

const NAME = 'timers';
/** Several at once: one after the other each would wait for the disk. */
const CONCURRENCY = 50;
const A_CALL = 500;

interface Timer {
	/** ms since 1970. */
	at: number;
}

let queue: Queue<Timer> | undefined;
let lateness: number[] = [];
let seen = new Set<string>();
let twice = 0;
let wanted = 0;
let complete: PromiseWithResolvers<void> | undefined;

const connect = (url: string) =>
	createNodeRedisClient(createClient({ url, commandOptions: { timeout: 0 } }));

async function add(count: number, at: (index: number) => number): Promise<void> {
	for (let start = 0; start < count; start += A_CALL)
		await queue?.addBulk(
			Array.from({ length: Math.min(A_CALL, count - start) }, (_, index) => {
				const due = at(start + index);
				return { name: NAME, data: { at: due }, opts: { delay: due - Date.now() } };
			})
		);
}

const methods = {
	/** To add jobs. */
	start(url: string): void {
		queue = new Queue(NAME, { connection: connect(url) });
	},

	/** To work on them. */
	async work(url: string): Promise<void> {
		const note = (job: { id?: string | undefined; data: Timer }): Promise<void> => {
			if (seen.has(job.id ?? '')) twice += 1;
			seen.add(job.id ?? '');
			lateness.push(Date.now() - job.data.at);
			return Promise.resolve();
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
	expect(count: number): void {
		[lateness, seen, twice, wanted] = [[], new Set(), 0, count];
		complete = Promise.withResolvers();
	},

	/** Resolves when as many jobs are completed as were expected. */
	async fired(): Promise<{ lateness: number[]; twice: number }> {
		await complete?.promise;
		return { lateness, twice };
	}
};
export type PlainBullMq = typeof methods;
serve(methods);
