/** Runs the demo floor against the API: opens it, keeps it going, and listens to what people do on it. */
import type { CaseView } from '#lib/shared/wire/history.ts';
import { chunks } from '../client/batches.ts';
import { ApiProblem, type Api } from '../client/index.ts';
import { BRANDS, type Brand } from './cast.ts';
import { act, everyOpenCase, follower, listen } from './hearing.ts';
import { canGoOn, putAway } from './leftovers.ts';
import { openFloor, type Opening } from './opening.ts';
import type { Practice } from './practice.ts';
import { createDemoQueues, type BrandLook } from './queues.ts';
import { MINUTE, SECOND } from './rates.ts';
import {
	configure,
	configuredPractices,
	ownPractices,
	practiceNow,
	setUpQueues
} from './set-up.ts';

export interface RunnerOptions {
	api: Api;
	seed: number;
	/** Ms since 1970. */
	now: () => number;
	/** Waits so many ms. When it rejects, the demo ends. */
	wait: (ms: number) => Promise<void>;
	/** Told once, when the open cases are there. */
	onOpen?: () => void;
	/** A floor of this seed that was made up while nobody answered yet; one that is too old by now is made up anew. */
	made?: MadeUp;
}

/** A fresh floor, as it stands at `begun`, ms since 1970. */
export interface MadeUp {
	seed: number;
	begun: number;
	practices: Record<Brand, Practice>;
	opening: Opening;
}

const TICK_MS = SECOND;
const QUEUES_EVERY = 2;
const FOLLOW_EVERY = 3;
const LISTEN_EVERY_MS = MINUTE;
/** As many escalations as a wall has room for, or nearly. */
const TOLD_FIRST = 8;
/** So many tickets of before the opening are told at once. */
const TOLD_AT_ONCE = 12;
/** A floor that stood still for longer than this before it opened would show it. */
const MADE_FOR_MS = 10 * SECOND;

export function makeUp(seed: number, begun: number): MadeUp {
	const practices = ownPractices();
	return { seed, begun, practices, opening: open([], { seed, begun, practices }) };
}

/**
 * Runs until `wait` rejects.
 * @throws what `wait` rejects with; ApiProblem when the server refuses the key or whole requests
 */
export async function runDemo({
	api,
	seed,
	now,
	wait,
	onOpen,
	made
}: RunnerOptions): Promise<never> {
	const fresh = made && now() - made.begun < MADE_FOR_MS ? made : makeUp(seed, now());
	const queues = createDemoQueues(seed, fresh.begun);
	const { floor, escalations, others, resolved } = await begin(api, fresh);
	await Promise.all([
		act(api, floor, escalations.flat()).then(() => act(api, floor, others)),
		setUpQueues(api).then(() => see(api, queues.past()))
	]);
	onOpen?.();
	// a few at a time: each of them is an open escalation for a moment, and a wall should not flicker
	for (const some of chunks(resolved, TOLD_AT_ONCE)) await act(api, floor, some.flat());
	const hear = follower(api, floor, now());
	for (let tick = 1, listened = -Infinity; ; tick++) {
		await wait(TICK_MS);
		await act(api, floor, floor.step(now()));
		if (tick % QUEUES_EVERY === 0) await see(api, queues.step(now()));
		if (tick % FOLLOW_EVERY === 0) await hear();
		if (now() - listened < LISTEN_EVERY_MS) continue;
		await listen(api, floor);
		listened = now();
	}
}

/**
 * Configures who was not, and tells a few escalations before anything else: a wall shows these, and one that is empty
 * waits for them.
 * @returns what is left to be told
 */
async function begin(api: Api, fresh: MadeUp): Promise<Opening> {
	const [views, configured] = await Promise.all([everyOpenCase(api), configuredPractices(api)]);
	const isFresh = views.length === 0 && configured.size === 0;
	for (const [brand, practice] of configured) fresh.practices[brand] = practice;
	const opening = isFresh ? { ...fresh.opening, away: [] } : open(views, fresh);
	const { floor, away, escalations } = opening;
	const first = [...away, ...escalations.slice(0, TOLD_FIRST).flat()];
	// one client after the other: the first is on the walls while the next is configured
	for (const brand of BRANDS) {
		const isOthers = !configured.has(brand) && !(await configure(api, brand));
		if (isOthers) floor.follow(brand, await practiceNow(api, brand));
		const own = first.filter(({ client }) => client === brand);
		await act(api, floor, own);
	}
	return { ...opening, escalations: escalations.slice(TOLD_FIRST) };
}

/** A floor that goes on where an earlier run of the demo ended, or a fresh one. */
function open(views: CaseView[], { seed, begun, practices }: Omit<MadeUp, 'opening'>) {
	const last = Math.max(0, ...views.map((view) => Number(/-(\d+)$/.exec(view.case)?.[1] ?? 0)));
	// tickets are numbered by the clock, in steps of 5 s: faster than they come, so no two runs share numbers
	const byClock = 1_000_000 + (Math.floor(begun / 5_000) % 9_000_000);
	const run = `${begun.toString(36)}-${seed}`;
	const firstNumber = Math.max(byClock, last + 1);
	const opening = openFloor({ seed, now: begun, run, firstNumber, practices });
	if (!canGoOn(views, begun)) return { ...opening, away: putAway(views, run, practices) };
	opening.floor.clear();
	for (const view of views) opening.floor.learn(view);
	return { floor: opening.floor, away: [], escalations: [], others: [], resolved: [] };
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
