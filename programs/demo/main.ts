/**
 * The demo floor: sample brands, sample people, sample tickets, so that walls and desks have something to show. A process
 * of its own, started by the server, that talks to it as any other program does.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findConnection } from '../client/connection.ts';
import { ApiProblem, createApi } from '../client/index.ts';
import { runDemo } from './runner.ts';

const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.once('SIGINT', () => stop.abort());
// whoever started it is gone
process.once('disconnect', () => stop.abort());

const pause = async (ms: number) => void (await wait(ms, undefined, { signal: stop.signal }));

try {
	const { values } = parseArgs({
		options: { seed: { type: 'string' }, url: { type: 'string' }, key: { type: 'string' } }
	});
	const seed = Number(values.seed ?? process.env['ANDON_DEMO_SEED'] ?? Date.now() % 100_000);
	if (!Number.isInteger(seed)) throw new Error('--seed: expected a whole number');
	const connection = await findConnection(values, process.env);
	const api = createApi({ ...connection, retry: { giveUpAfter: Infinity, wait: pause } });
	await runDemo({
		api,
		seed,
		now: () => Date.now(),
		wait: pause,
		onOpen: () => process.send?.('open')
	});
} catch (error) {
	if (!stop.signal.aborted) {
		const told =
			error instanceof ApiProblem || error instanceof Error ? error.message : String(error);
		process.stderr.write(`The demo floor stopped: ${told}\n`);
		process.exitCode = 1;
	}
}
// an attempt that is under way would hold the process for its time limit
process.exit();
