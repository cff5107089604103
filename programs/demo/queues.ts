/** The nine queues of the demo floor. */
import { BRANDS, QUEUES, type Brand, type QueueName } from './cast.ts';
import { createQueueModel, type Look } from './queue-model.ts';
import { createChance } from './random.ts';
import { MINUTE, SECOND } from './rates.ts';

export interface BrandLook {
	client: Brand;
	queue: QueueName;
	observation: Look;
}

const WARM_UP_MS = 90 * MINUTE;
const TREND_MS = 30 * MINUTE;
/** A queue that does not change is reported all the same so often, so that nobody takes it for silent. */
const SILENT_MS = 10 * SECOND;

/** @param now when the demo starts, ms since 1970 */
export function createDemoQueues(seed: number, now: number) {
	const all = BRANDS.flatMap((client) =>
		QUEUES.map((queue, index) => ({
			client,
			queue,
			model: createQueueModel(
				createChance(seed + 101 * index + 7 * BRANDS.indexOf(client)),
				queue,
				now - WARM_UP_MS
			),
			said: '',
			saidAt: -Infinity
		}))
	);

	/** The last half hour, a look a minute and the present: what a trend line is made of. */
	function past(): BrandLook[] {
		const looks: BrandLook[] = [];
		for (let at = now - WARM_UP_MS; at <= now; at += 5 * SECOND)
			for (const { client, queue, model } of all) {
				model.step(at);
				const told = at > now - TREND_MS && (now - at) % MINUTE === 0;
				if (told) looks.push({ client, queue, observation: model.look(at) });
			}
		return looks;
	}

	/** What changed until `at`. */
	function step(at: number): BrandLook[] {
		return all.flatMap((one) => {
			one.model.step(at);
			const observation = one.model.look(at);
			const { at: _, oldestWaitSeconds: __, ...shown } = observation;
			const said = JSON.stringify(shown);
			if (said === one.said && at - one.saidAt < SILENT_MS) return [];
			Object.assign(one, { said, saidAt: at });
			return [{ client: one.client, queue: one.queue, observation }];
		});
	}

	return { past, step };
}
