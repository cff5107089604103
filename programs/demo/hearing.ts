/** What the demo says to the API, and what it hears of others: people, clocks and rules move cases, too. */
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Step } from '#lib/shared/wire/history.ts';
import type { Api, LogEntry } from '../client/index.ts';
import { BRANDS, type Brand } from './cast.ts';
import type { Floor } from './floor.ts';
import { brandOf } from './learn.ts';
import { practiceNow } from './set-up.ts';
import { isOpen, type DemoItem } from './ticket.ts';

/** Cases are asked for one by one, no more than so many at once. */
const ASKED_AT_ONCE = 25;
const HEARD_AT_ONCE = 1000;

/** Sends what happened. A refusal is no fault: somebody was faster, and the floor learns how the case stands. */
export async function act(api: Api, floor: Floor, items: DemoItem[]): Promise<void> {
	const doubtful = new Map<string, { client: Brand; id: string }>();
	const changed = new Set<Brand>();
	await Promise.all(
		BRANDS.map(async (client) => {
			const own = items.filter((one) => one.client === client).map(({ item }) => item);
			const answers = own.length > 0 ? await api.batch(client, own) : [];
			answers.forEach((answer: Ack<unknown>, at) => {
				const id = own[at]?.case;
				if (answer.ok || id === undefined) return;
				doubtful.set(`${client}/${id}`, { client, id });
				if (ANOTHER_CONFIGURATION.has(answer.error.code)) changed.add(client);
			});
		})
	);
	for (const client of changed) floor.follow(client, await practiceNow(api, client));
	await ask(api, floor, [...doubtful.values()]);
}

/** The lists of causes, templates or steps are others by now. */
const ANOTHER_CONFIGURATION: ReadonlySet<string> = new Set([
	'unknown-cause',
	'unknown-template',
	'no-such-step'
]);

async function ask(api: Api, floor: Floor, cases: { client: Brand; id: string }[]): Promise<void> {
	for (const { client, id } of cases.slice(0, ASKED_AT_ONCE)) {
		const view = await api.case(client, id);
		if (view) floor.learn(view);
		else floor.forget(client, id);
	}
}

/** Open cases that the demo plays. */
export async function everyOpenCase(api: Api) {
	const lists = await Promise.all(
		BRANDS.map(async (brand) => {
			const own = [];
			for await (const view of api.allCases(brand, { status: 'open', limit: 500 }))
				if (brandOf(view)) own.push(view);
			return own;
		})
	);
	return lists.flat();
}

/** Reads the whole floor back: what people claimed, gave back, moved, resolved. */
export async function listen(api: Api, floor: Floor): Promise<void> {
	const views = await everyOpenCase(api);
	for (const view of views) floor.learn(view);
	const seen = new Set(views.map((view) => `${view.client}/${view.case}`));
	const gone = floor.tickets().filter((one) => isOpen(one) && !seen.has(`${one.client}/${one.id}`));
	await ask(api, floor, gone);
}

/**
 * Hears at once what others than programs did, by the log.
 * @param since from when on, ms since 1970
 * @returns a function that hears what came since the last call
 */
export function follower(api: Api, floor: Floor, since: number): () => Promise<void> {
	const positions = new Map<Brand, string>(BRANDS.map((brand) => [brand, `${since}-0`]));
	return async () => {
		const moved = await Promise.all(
			BRANDS.map(async (client) => {
				const entries = await api.events(client, positions.get(client) ?? '0-0', HEARD_AT_ONCE);
				const last = entries.at(-1);
				if (last) positions.set(client, last.position);
				const cases = new Set(entries.filter(isNews).map((entry) => entry.case));
				return [...cases].map((id) => ({ client, id }));
			})
		);
		await ask(api, floor, moved.flat());
	};
}

const isNews = ({ steps }: LogEntry): boolean =>
	steps.some(({ by, type }: Step) => by.kind !== 'program' && !QUIET.has(type));

/** What tells of time, or changes nothing that the demo goes by. */
const QUIET: ReadonlySet<string> = new Set([
	'clock-warned',
	'clock-past',
	'lease-warned',
	'pause-ended',
	'replanned',
	'step-skipped',
	'path-notified',
	'noted'
]);
