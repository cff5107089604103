/** A small client of the public API, for programs. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { CaseView } from '#lib/shared/wire/history.ts';
import {
	MOST_ITEMS,
	type Api,
	type CasePage,
	type CaseQuery,
	type Item,
	type LogEntry,
	type Look,
	type ShownConfiguration
} from './api.ts';
import { chunks, toRepeat } from './batches.ts';
import { ApiProblem } from './problem.ts';
import { retrying, type RetryRules } from './retry.ts';
import { createTransport, type Call, type TransportOptions } from './transport.ts';

export type { Api, CaseQuery, Item, LogEntry, Look } from './api.ts';
export { ApiProblem } from './problem.ts';

export interface ClientOptions {
	url: string;
	key: string;
	/** Requests under way at once; 4 if left out. */
	concurrency?: number;
	/** Ms until an attempt counts as failed; 30 s if left out. */
	timeout?: number;
	retry?: Partial<RetryRules>;
	fetch?: typeof fetch;
}

/** @returns the API of one server, seen with one key */
export function createApi(options: ClientOptions): Api {
	const retry: RetryRules = {
		wait: async (ms) => void (await wait(ms)),
		now: () => performance.now(),
		random: Math.random,
		giveUpAfter: 60_000,
		...options.retry
	};
	const transport: TransportOptions = {
		url: options.url,
		key: options.key,
		concurrency: options.concurrency ?? 4,
		timeout: options.timeout ?? 30_000,
		retry,
		fetch: options.fetch ?? fetch
	};
	return apiOver(createTransport(transport), retry);
}

function apiOver(call: Call, retry: RetryRules): Api {
	const of = (client: string, ...rest: string[]) =>
		['/api/v1/clients', client, ...rest]
			.map((part, at) => (at ? encodeURIComponent(part) : part))
			.join('/');
	const cases = async (client: string, query: CaseQuery = {}) => {
		const search = new URLSearchParams(
			Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
		);
		return (await call('GET', `${of(client, 'cases')}?${search}`)) as CasePage;
	};
	return {
		hasClient: async (client) => (await found(call, `${of(client, 'events')}?limit=1`)) !== null,
		putClient: async (client, facts) => void (await call('PUT', of(client), facts)),
		putQueue: async (client, queue, facts) =>
			void (await call('PUT', of(client, 'queues', queue), facts)),
		configuration: async (client) =>
			(await call('GET', of(client, 'configuration'))) as ShownConfiguration,
		putConfiguration: async (client, configuration, more) =>
			void (await call('PUT', of(client, 'configuration'), { configuration, ...more })),
		async events(client, after, limit) {
			const search = new URLSearchParams({ after, limit: String(limit) });
			return ((await call('GET', `${of(client, 'events')}?${search}`)) as { events: LogEntry[] })
				.events;
		},
		async batch(client, items) {
			const answers: Ack<Done>[] = [];
			for (const some of chunks(items, MOST_ITEMS))
				answers.push(...(await settle(call, of(client, 'batch'), some, retry)));
			return answers;
		},
		async observe(client, looks) {
			const answers: Ack<unknown>[] = [];
			const path = of(client, 'observations');
			for (const items of chunks<Look>(looks, MOST_ITEMS))
				answers.push(...resultsOf(path, await call('POST', path, { items }), items.length));
			return answers;
		},
		cases,
		async *allCases(client, query = {}): AsyncGenerator<CaseView> {
			let cursor: string | null = query.cursor ?? null;
			do {
				const page: CasePage = await cases(client, { ...query, ...(cursor && { cursor }) });
				yield* page.cases;
				cursor = page.next;
			} while (cursor !== null);
		},
		case: async (client, id) => (await found(call, of(client, 'cases', id))) as CaseView | null
	};
}

/** Sends a batch until no item of it is left undecided, or the time for that is over. */
async function settle(call: Call, path: string, items: Item[], retry: RetryRules) {
	const answers: Ack<Done>[] = [];
	let left = items.map((_, index) => index);
	const attempt = async () => {
		const some = left.flatMap((index) => items[index] ?? []);
		const results = resultsOf(path, await call('POST', path, { items: some }), some.length);
		left.forEach((index, at) => (answers[index] = results[at] as Ack<Done>));
		left = toRepeat(some, results).flatMap((at) => left[at] ?? []);
		const first = left.map((index) => answers[index]).find((answer) => answer && !answer.ok);
		if (first && !first.ok) throw new ApiProblem(`POST ${path}`, { ...first.error, status: 200 });
	};
	try {
		await retrying(retry, attempt);
	} catch (error) {
		// the last answers say which items were given up
		const decided = items.every((_, index) => answers[index] !== undefined);
		if (!(decided && error instanceof ApiProblem && error.facts.status === 200)) throw error;
	}
	return answers;
}

function resultsOf(path: string, body: unknown, expected: number): Ack<unknown>[] {
	const results = (body as { results?: Ack<unknown>[] } | undefined)?.results;
	if (results?.length === expected) return results;
	const detail = `expected ${expected} results, got ${results ? results.length : 'none'}`;
	throw new ApiProblem(`POST ${path}`, { code: 'unknown', status: 200, temporary: false, detail });
}

/** @returns null when there is no such thing */
async function found(call: Call, path: string): Promise<unknown> {
	try {
		return await call('GET', path);
	} catch (error) {
		if (error instanceof ApiProblem && error.facts.status === 404) return null;
		throw error;
	}
}
