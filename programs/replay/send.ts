/** Sends a plan: in time order, all of one case in its order, never more at once than the API takes. */
import type { Failure } from '#lib/shared/wire/errors.ts';
import { MOST_ITEMS } from '../client/api.ts';
import { chunks } from '../client/batches.ts';
import type { Api } from '../client/index.ts';
import { lanes } from './lanes.ts';
import { asLive, type Pace } from './pace.ts';
import type { Planned } from './plan.ts';

export interface Tally {
	sent: number;
	/** Carried out, or known already. */
	done: number;
	refused: number;
	/** How often each refusal came, with one example of it. */
	refusals: Map<string, { count: number; example: string }>;
}

export interface SendOptions {
	client: string;
	pace: Pace;
	/** Leave the instants of the log out; the speed at which it is replayed. */
	live: number | null;
	/** Lanes sent side by side. */
	parallel: number;
	/** Ms since some fixed instant, and since 1970. */
	elapsed: () => number;
	now: () => number;
	wait: (ms: number) => Promise<void>;
	/** Told after each request. */
	onSent: (tally: Tally) => void;
	tally: Tally;
}

export const emptyTally = (): Tally => ({ sent: 0, done: 0, refused: 0, refusals: new Map() });

/**
 * Resolves when everything has been answered.
 * @throws ApiProblem when the server refuses whole requests, or does not come back; `tally` says how far it came
 */
export async function send(api: Api, planned: Planned[], options: SendOptions): Promise<void> {
	const begun = options.elapsed();
	let next = 0;
	while (next < planned.length) {
		const due = options.pace.due(options.elapsed() - begun);
		if (due === next) {
			await options.wait(Math.max(1, options.pace.at(next) - (options.elapsed() - begun)));
			continue;
		}
		const some = planned.slice(next, due);
		const sending = lanes(some, options.parallel, keyOf).map((lane) =>
			sendLane(api, lane, options)
		);
		// the other lanes are heard out, so that the tally is whole when one of them fails
		const failed = (await Promise.allSettled(sending)).find(({ status }) => status === 'rejected');
		if (failed?.status === 'rejected') throw failed.reason;
		next = due;
	}
}

const keyOf = (one: Planned) => (one.kind === 'case' ? one.item.case : one.look.queue);

async function sendLane(api: Api, lane: Planned[], options: SendOptions): Promise<void> {
	for (const some of chunks(lane, MOST_ITEMS)) {
		const timed = options.live
			? some.map((one) => asLive(one, options.now(), options.live ?? 1))
			: some;
		const items = timed.flatMap((one) => (one.kind === 'case' ? [one.item] : []));
		const looks = timed.flatMap((one) => (one.kind === 'queue' ? [one.look] : []));
		const [acts, seen] = await Promise.all([
			items.length > 0 ? api.batch(options.client, items) : [],
			looks.length > 0 ? api.observe(options.client, looks) : []
		]);
		acts.forEach((answer, at) => {
			const item = items[at];
			count(
				options.tally,
				answer.ok ? null : answer.error,
				() => `${item?.case} ${item?.command.type}`
			);
		});
		seen.forEach((answer, at) =>
			count(options.tally, answer.ok ? null : answer.error, () => looks[at]?.queue ?? '')
		);
		options.onSent(options.tally);
	}
}

function count(tally: Tally, error: Failure | null, what: () => string): void {
	tally.sent++;
	if (!error) {
		tally.done++;
		return;
	}
	tally.refused++;
	const known = tally.refusals.get(error.code);
	if (known) known.count++;
	else tally.refusals.set(error.code, { count: 1, example: `${what()}: ${error.detail}` });
}
