/** `createMemoryFloor` behind HTTP, as far as the programs ask for it. */
import { isOpen, type Case } from '#server/domain/case.ts';
import type { Item, Look } from '../client/index.ts';
import { startFakeServer, type Answer, type Asked } from './fake-server.ts';
import type { MemoryFloor } from './memory-floor.ts';

const PAGE = 200;
const missing = { status: 404, body: { code: 'not-found', temporary: false, detail: 'Not here.' } };

/** @param clients those that are there from the beginning */
export async function startMemoryApi(floor: MemoryFloor, clients: string[] = []) {
	const known = new Map<string, unknown>(clients.map((client) => [client, {}]));
	const queues = new Map<string, unknown>();

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
		if (what === 'events') return { body: { events: [] } };
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
		return one ? { body: view(one) } : missing;
	}

	function page(client: string, search: URLSearchParams) {
		const status = search.get('status');
		const all = [...floor.cases.values()].filter(
			(one) => one.client === client && (status !== 'open' || isOpen(one))
		);
		const from = Number(search.get('cursor') ?? 0);
		const next = from + PAGE < all.length ? String(from + PAGE) : null;
		return { cases: all.slice(from, from + PAGE).map(view), next };
	}

	return { ...(await startFakeServer(answer)), clients: known, queues };
}

const view = ({ id, ...facts }: Case) => ({ ...facts, case: id, clocks: [] });
