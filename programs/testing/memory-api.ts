/** `createMemoryFloor` behind HTTP, as far as the programs ask for it. */
import { isOpen } from '#server/domain/case.ts';
import type { Item, Look } from '../client/index.ts';
import { startFakeServer, type Answer, type Asked } from './fake-server.ts';
import { viewOf, type MemoryFloor } from './memory-floor.ts';

const PAGE = 200;
const notCurrent = {
	status: 409,
	body: { code: 'not-current', temporary: false, detail: 'Another version holds.' }
};
const missing = { status: 404, body: { code: 'not-found', temporary: false, detail: 'Not here.' } };

/** @param clients those that are there from the beginning */
export async function startMemoryApi(floor: MemoryFloor, clients: string[] = []) {
	const known = new Map<string, unknown>(clients.map((client) => [client, {}]));
	const queues = new Map<string, unknown>();
	const configurations = new Map<string, { version: number; configuration: unknown }>();

	function answer({ method, path, search, body }: Asked): Answer {
		const [client = '', what, id] = path.split('/').slice(4).map(decodeURIComponent);
		if (what === undefined && method === 'PUT') {
			known.set(client, body);
			return { body: {} };
		}
		if (!known.has(client)) return missing;
		if (what === 'queues' && method === 'PUT') {
			queues.set(`${client}/${id}`, body);
			return { body: {} };
		}
		if (what === 'events') return { body: { events: entries(client, search) } };
		if (what === 'configuration' && method === 'PUT') return configure(client, body);
		if (what === 'configuration')
			return { body: configurations.get(client) ?? { version: 0, configuration: {} } };
		if (what === 'batch') {
			const { items } = body as { items: Item[] };
			return { body: { results: items.map((item) => floor.act(client, item)) } };
		}
		if (what === 'observations') {
			const { items } = body as { items: Look[] };
			return { body: { results: items.map((look) => floor.observe(client, look)) } };
		}
		if (what === 'cases' && id === undefined) return { body: page(client, search) };
		const one = floor.cases.get(`${client}/${id}`);
		return one ? { body: viewOf(one) } : missing;
	}

	function configure(client: string, body: unknown): Answer {
		const { configuration, expected } = body as { configuration: unknown; expected?: number };
		const version = configurations.get(client)?.version ?? 0;
		if (expected !== undefined && expected !== version) return notCurrent;
		configurations.set(client, { version: version + 1, configuration });
		return { body: {} };
	}

	/** The place in the log is counted from the first; a place by time is that of nothing. */
	function entries(client: string, search: URLSearchParams) {
		const after = Number((search.get('after') ?? '').split('-')[0]);
		const from = after > floor.log.length ? 0 : after;
		return floor.log.flatMap(({ key, event: { type, by, at } }, index) => {
			const [of = '', id] = key.split('/');
			if (index < from || of !== client) return [];
			const steps = [{ type, by, at, before: {}, after: {} }];
			return [{ position: `${index + 1}-0`, case: id, version: 0, steps }];
		});
	}

	function page(client: string, search: URLSearchParams) {
		const status = search.get('status');
		const all = [...floor.cases.values()].filter(
			(one) => one.client === client && (status !== 'open' || isOpen(one))
		);
		const from = Number(search.get('cursor') ?? 0);
		const next = from + PAGE < all.length ? String(from + PAGE) : null;
		return { cases: all.slice(from, from + PAGE).map(viewOf), next };
	}

	return { ...(await startFakeServer(answer)), clients: known, queues, configurations };
}
