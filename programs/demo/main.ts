/**
 * The demo floor: sample brands, sample people, sample tickets, so that walls and desks have something to show. A process
 * of its own, started by the server, that talks to it as any other program does.
 */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findConnection } from '../client/connection.ts';
import { createApi } from '../client/index.ts';
import { makeUp, runDemo } from './runner.ts';

// nothing is lost by ending at once: what is under way is sample data. `disconnect`: whoever started it is gone
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
	process.once(signal, () => process.exit(0));

/** The server that has started it says where it is as soon as it is up. */
async function told(): Promise<{ url: string; key: string }> {
	const [connection] = (await once(process, 'message')) as [{ url: string; key: string }];
	return connection;
}

const pause = async (ms: number) => void (await wait(ms));

try {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string' },
			url: { type: 'string' },
			key: { type: 'string' },
			told: { type: 'boolean' }
		}
	});
	const seed = Number(values.seed ?? process.env['ANDON_DEMO_SEED'] ?? Date.now() % 100_000);
	if (!Number.isInteger(seed)) throw new Error('--seed: expected a whole number');
	// the server that is told of it is still starting
	const made = makeUp(seed, Date.now());
	const connection = values.told ? await told() : await findConnection(values, process.env);
	const api = createApi({ ...connection, concurrency: 8, retry: { giveUpAfter: Infinity } });
	const onOpen = () => process.send?.('open');
	await runDemo({ api, seed, now: () => Date.now(), wait: pause, onOpen, made });
} catch (error) {
	process.stderr.write(`The demo floor stopped: ${(error as Error).message}\n`);
	process.exit(1);
}
