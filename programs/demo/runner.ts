/** Runs the demo floor against the API: opens it, keeps it going, and listens to what people do on it. */
import type { Ack } from '#lib/shared/wire/errors.ts';
import { chunks } from '../client/batches.ts';
import { ApiProblem, type Api } from '../client/index.ts';
import { BRANDS, PREFIX, QUEUES, type Brand } from './cast.ts';
import { isOpen, type DemoItem } from './ticket.ts';
import { openFloor } from './opening.ts';
import { KINDS } from './queue-model.ts';
import { createDemoQueues, type BrandLook } from './queues.ts';
import { MINUTE, SECOND } from './rates.ts';
import type { Floor } from './floor.ts';

export interface RunnerOptions {
	api: Api;
	seed: number;
	/** Ms since 1970. */
	now: () => number;
	/** Waits so many ms. When it rejects, the demo ends. */
	wait: (ms: number) => Promise<void>;
	/** Told once, when the open cases are there. */
	onOpen?: () => void;
}

const TICK_MS = SECOND;
const QUEUES_EVERY = 2;
const LISTEN_EVERY_MS = MINUTE;
/** With fewer escalations than these, left by an earlier run, the floor is opened anew. */
const ENOUGH = 15;
/** So many tickets of before the opening are told at once. */
const TOLD_AT_ONCE = 12;
/** Cases that people may have ended are asked for one by one, no more than so many at once. */
const ASKED_AT_ONCE = 25;

/**
 * Runs until `wait` rejects.
 * @throws what `wait` rejects with; ApiProblem when the server refuses the key or whole requests
 */
export async function runDemo({ api, seed, now, wait, onOpen }: RunnerOptions): Promise<never> {
	const begun = now();
	const queues = createDemoQueues(seed, begun);
	const opened = open(api, seed, begun);
	const [{ floor, resolved }] = await Promise.all([
		opened.then(async (opening) => {
			// a wall shows the escalations: they do not wait for the others
			await act(api, opening.floor, opening.escalations);
			await act(api, opening.floor, opening.others);
			return opening;
		}),
		setUpQueues(api).then(() => see(api, queues.past()))
	]);
	onOpen?.();
	// a few at a time: each of them is an open escalation for a moment, and a wall should not flicker
	for (const some of chunks(resolved, TOLD_AT_ONCE)) await act(api, floor, some.flat());
	for (let tick = 1, listened = now(); ; tick++) {
		await wait(TICK_MS);
		await act(api, floor, floor.step(now()));
		if (tick % QUEUES_EVERY === 0) await see(api, queues.step(now()));
		if (now() - listened < LISTEN_EVERY_MS) continue;
		await listen(api, floor);
		listened = now();
	}
}

async function setUpQueues(api: Api): Promise<void> {
	await Promise.all(
		BRANDS.flatMap((brand) =>
			QUEUES.map((queue) => {
				const { name, answerWithin } = KINDS[queue];
				return api.putQueue(brand, queue, { name, answerWithin });
			})
		)
	);
}

/** A floor that goes on where an earlier run of the demo ended, or a fresh one. */
async function open(api: Api, seed: number, begun: number) {
	const views = await everyOpenCase(api);
	const last = Math.max(0, ...views.map((view) => Number(/-(\d+)$/.exec(view.case)?.[1] ?? 0)));
	// tickets are numbered by the clock, in steps of 5 s: faster than they come, so no two runs share numbers
	const byClock = 1_000_000 + (Math.floor(begun / 5_000) % 9_000_000);
	const run = `${begun.toString(36)}-${seed}`;
	const opening = openFloor({ seed, now: begun, run, firstNumber: Math.max(byClock, last + 1) });
	if (views.filter(({ tier }) => tier > 0).length < ENOUGH) return opening;
	opening.floor.clear();
	for (const view of views) opening.floor.learn(view);
	return { floor: opening.floor, escalations: [], others: [], resolved: [] };
}

async function everyOpenCase(api: Api) {
	const lists = await Promise.all(
		BRANDS.map(async (brand) => {
			const own = [];
			for await (const view of api.allCases(brand, { status: 'open', limit: 500 }))
				if (view.case.startsWith(`${PREFIX[brand]}-`)) own.push(view);
			return own;
		})
	);
	return lists.flat();
}

/** Sends what happened. A refusal is no fault: somebody was faster, and the floor learns how the case stands. */
async function act(api: Api, floor: Floor, items: DemoItem[]): Promise<void> {
	const doubtful = new Map<string, { client: Brand; id: string }>();
	await Promise.all(
		BRANDS.map(async (client) => {
			const own = items.filter((one) => one.client === client).map(({ item }) => item);
			const answers = own.length > 0 ? await api.batch(client, own) : [];
			answers.forEach((answer: Ack<unknown>, at) => {
				const id = own[at]?.case;
				if (!answer.ok && id !== undefined) doubtful.set(`${client}/${id}`, { client, id });
			});
		})
	);
	await ask(api, floor, [...doubtful.values()]);
}

async function ask(api: Api, floor: Floor, cases: { client: Brand; id: string }[]): Promise<void> {
	for (const { client, id } of cases.slice(0, ASKED_AT_ONCE)) {
		const view = await api.case(client, id);
		if (view) floor.learn(view);
		else floor.forget(client, id);
	}
}

/** Reads the floor back: what people claimed, gave back, moved, resolved. */
async function listen(api: Api, floor: Floor): Promise<void> {
	const views = await everyOpenCase(api);
	for (const view of views) floor.learn(view);
	const seen = new Set(views.map((view) => `${view.client}/${view.case}`));
	const gone = floor.tickets().filter((one) => isOpen(one) && !seen.has(`${one.client}/${one.id}`));
	await ask(api, floor, gone);
}

async function see(api: Api, looks: BrandLook[]): Promise<void> {
	await Promise.all(
		BRANDS.map(async (client) => {
			const own = looks.filter((one) => one.client === client);
			if (own.length === 0) return;
			const answers = await api.observe(
				client,
				own.map(({ queue, observation }) => ({ queue, observation }))
			);
			const refused = answers.find((answer) => !answer.ok);
			if (refused && !refused.ok && !refused.error.temporary)
				throw new ApiProblem(`queues of ${client}`, { ...refused.error, status: 200 });
		})
	);
}
