import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { toRepeat } from './batches.ts';
import { ConnectionError, findConnection } from './connection.ts';
import { startFakeServer, type Answer, type Asked } from '../testing/fake-server.ts';
import { ApiProblem, createApi, type Item } from './index.ts';
import { limit } from './limit.ts';
import { backoff } from './retry.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0)) await stop();
});

async function serve(answer: (asked: Asked, count: number) => Answer) {
	const server = await startFakeServer(answer);
	stops.push(server.stop);
	const waits: number[] = [];
	let clock = 0;
	const wait = async (ms: number) => {
		waits.push(ms);
		clock += ms;
	};
	const retry = { wait, now: () => clock, random: () => 0.5, giveUpAfter: 10_000 };
	const api = createApi({ url: server.url, key: 'andon_a_b', retry });
	return { ...server, api, waits };
}

const item = (operation: string, of: string): Item => ({
	operation,
	case: of,
	command: { type: 'note', text: operation }
});
const done = { ok: true, data: { changed: true } };
const busy = { ok: false, error: { code: 'busy', temporary: true, detail: 'Too much at once.' } };
const refused = { ok: false, error: { code: 'not-found', temporary: false, detail: 'No case.' } };
const operations = (asked: Asked | undefined) =>
	(asked?.body as { items: Item[] } | undefined)?.items.map(({ operation }) => operation) ?? [];

describe('a call', () => {
	it('PRG-1 is repeated after a temporary failure, with growing pauses and the same body', async () => {
		const { api, asked, waits } = await serve((_, count) =>
			count < 3
				? { status: 503, body: { code: 'unavailable', temporary: true } }
				: { body: { results: [done] } }
		);
		expect(await api.batch('acme', [item('operation-1', 'a')])).toEqual([done]);
		expect(asked).toHaveLength(3);
		expect(asked[2]).toEqual(asked[0]);
		expect(waits).toEqual([150, 300]);
	});

	it('PRG-1 is repeated when the connection breaks, because nobody knows what became of it', async () => {
		const { api, asked } = await serve((_, count) =>
			count === 1 ? { hangUp: true } : { body: { results: [done] } }
		);
		expect(await api.batch('acme', [item('operation-1', 'a')])).toEqual([done]);
		expect(asked.map(operations)).toEqual([['operation-1'], ['operation-1']]);
	});

	it('PRG-2 is not repeated after a refusal; the error names call, reason and fields', async () => {
		const fields = [{ path: 'name', message: 'expected text' }];
		const { api, asked } = await serve(() => ({
			status: 422,
			body: { code: 'invalid', temporary: false, detail: 'A field is wrong.', fields }
		}));
		const problem = await api
			.putQueue('acme', 'voice', { name: '', answerWithin: 20 })
			.catch((e) => e);
		expect(problem).toBeInstanceOf(ApiProblem);
		expect(problem.message).toBe(
			'PUT /api/v1/clients/acme/queues/voice: A field is wrong. (name: expected text)'
		);
		expect(asked).toHaveLength(1);
	});

	it('PRG-1 gives up in the end', async () => {
		const { api, waits } = await serve(() => ({ status: 503 }));
		await expect(api.hasClient('acme')).rejects.toThrow('the server answered 503');
		expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(10_000);
	});

	it('waits as long as the server asks for', async () => {
		const { api, waits } = await serve((_, count) =>
			count === 1 ? { status: 429, headers: { 'retry-after': '3' } } : { body: { events: [] } }
		);
		expect(await api.hasClient('acme')).toBe(true);
		expect(waits).toEqual([3000]);
	});

	it('carries the key, and says so when something else than Andon answers', async () => {
		const { api, asked } = await serve(() => ({
			headers: { 'content-type': 'text/html' },
			body: []
		}));
		await expect(api.batch('acme', [item('operation-1', 'a')])).rejects.toThrow(
			'expected 1 results'
		);
		expect(asked[0]?.authorization).toBe('Bearer andon_a_b');
	});
});

describe('a batch', () => {
	it('PRG-3 repeats what failed for the moment and what followed it in the same case, in order', async () => {
		const { api, asked } = await serve((_, count) => ({
			body: { results: count === 1 ? [done, busy, done, done] : [done, refused] }
		}));
		const items = [item('op-a1', 'a'), item('op-b1', 'b'), item('op-a2', 'a'), item('op-b2', 'b')];
		expect(await api.batch('acme', items)).toEqual([done, done, done, refused]);
		expect(operations(asked[1])).toEqual(['op-b1', 'op-b2']);
	});

	it('PRG-3 names the items that were given up', async () => {
		const { api } = await serve(() => ({ body: { results: [busy] } }));
		expect(await api.batch('acme', [item('op-a1', 'a')])).toEqual([busy]);
	});

	it('is cut into requests of at most 500 items, answered in order', async () => {
		const { api, asked } = await serve(({ body }) => ({
			body: {
				results: (body as { items: Item[] }).items.map(({ operation }) => ({
					ok: true,
					data: operation
				}))
			}
		}));
		const items = Array.from({ length: 1201 }, (_, n) => item(`op-${n}`, `case-${n}`));
		const answers = await api.batch('acme', items);
		expect(asked.map((one) => operations(one).length)).toEqual([500, 500, 201]);
		expect(answers.map((one) => one.ok && one.data)).toEqual(
			items.map(({ operation }) => operation)
		);
	});

	it('repeats nothing of another case', () => {
		const again = toRepeat([{ case: 'a' }, { case: 'b' }], [done, busy] as never);
		expect(again).toEqual([1]);
	});
});

describe('pages of cases', () => {
	it('are read to the end, the cursor handed back as it came', async () => {
		const { api, asked } = await serve(({ search }) => ({
			body:
				search.get('cursor') === 'x/1'
					? { cases: [{ case: 'b' }], next: null }
					: { cases: [{ case: 'a' }], next: 'x/1' }
		}));
		const found: string[] = [];
		for await (const one of api.allCases('acme', { limit: 1 })) found.push(one.case);
		expect(found).toEqual(['a', 'b']);
		expect(asked.map(({ search }) => search.get('limit'))).toEqual(['1', '1']);
	});

	it('a case that is not there is null', async () => {
		const { api } = await serve(() => ({
			status: 404,
			body: { code: 'not-found', temporary: false }
		}));
		expect(await api.case('acme', 'nobody')).toBeNull();
	});
});

describe('limit', () => {
	it('runs no more at once than allowed, in the order of asking', async () => {
		const turn = limit(2);
		const begun: number[] = [];
		const ends: (() => void)[] = [];
		const all = [0, 1, 2, 3].map((n) =>
			turn(() => {
				begun.push(n);
				return new Promise<void>((resolve) => ends.push(resolve));
			})
		);
		expect(begun).toEqual([0, 1]);
		ends[1]?.();
		await all[1];
		expect(begun).toEqual([0, 1, 2]);
		ends[0]?.();
		await all[0];
		expect(begun).toEqual([0, 1, 2, 3]);
		ends.forEach((end) => end());
		await Promise.all(all);
	});
});

describe('backoff', () => {
	it('doubles from 0.2 s to 5 s, half of it by chance', () => {
		expect([1, 2, 3, 10].map((n) => backoff(n, 0))).toEqual([100, 200, 400, 2500]);
		expect(backoff(10, 1)).toBe(5000);
	});
});

describe('findConnection', () => {
	it('prefers what was given, then the environment, then the key of a local server', async () => {
		const dir = await mkdtemp(join(tmpdir(), 'andon-key-'));
		stops.push(() => rm(dir, { recursive: true }));
		const env = { ANDON_DATA_DIR: dir };
		await expect(findConnection({}, env)).rejects.toThrow(ConnectionError);
		await writeFile(
			join(dir, 'local-key.json'),
			'{"url":"http://127.0.0.1:4000","key":"andon_l_s"}'
		);
		expect(await findConnection({}, env)).toEqual({
			url: 'http://127.0.0.1:4000',
			key: 'andon_l_s'
		});
		const set = { ...env, ANDON_API_KEY: 'andon_e_s' };
		expect(await findConnection({}, set)).toEqual({
			url: 'http://127.0.0.1:3000',
			key: 'andon_e_s'
		});
		expect((await findConnection({ key: 'andon_g_s' }, set)).key).toBe('andon_g_s');
	});

	it('says what a key and an address look like', async () => {
		await expect(findConnection({ key: 'secret' }, {})).rejects.toThrow('andon_<id>_<secret>');
		await expect(findConnection({ key: 'andon_a_b', url: 'here' }, {})).rejects.toThrow(
			'no address'
		);
	});
});
