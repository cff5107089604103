/** `npm run replay -- FILE`: replays a real log into Andon through its public API. */
import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionError, findConnection } from '../client/connection.ts';
import { ApiProblem, createApi } from '../client/index.ts';
import { FileFault, RowFault } from './fault.ts';
import { readOptions, USAGE, UsageFault } from './options.ts';
import { showProgress } from './progress.ts';
import { runReplay } from './run.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

try {
	const options = readOptions(process.argv.slice(2));
	if (options) {
		const connection = await findConnection(options, process.env);
		const right = await runReplay(options, {
			api: createApi(connection),
			print,
			progress: (total, what) => showProgress(total, what, process.stdout),
			elapsed: () => performance.now(),
			now: () => Date.now(),
			wait: async (ms) => void (await wait(ms))
		});
		if (!right) process.exitCode = 1;
	} else print(USAGE);
} catch (error) {
	const known = [RowFault, FileFault, UsageFault, ConnectionError, ApiProblem];
	if (!known.some((kind) => error instanceof kind)) throw error;
	process.stderr.write(`${(error as Error).message}\n`);
	if (error instanceof UsageFault) process.stderr.write(`\n${USAGE}`);
	process.exitCode = 1;
}
