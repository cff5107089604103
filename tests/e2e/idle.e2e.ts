/** A session that nobody uses ends, whatever its pages do by themselves. */
import { expect, test } from './fixtures.ts';
import type { Floor } from './floor.ts';

const SOON = { timeout: 30_000 };

/** How long ago the session was used, as the page of one's account tells when it reads itself anew. */
async function unusedFor(floor: Floor, cookie: string): Promise<{ ms: number; usedAt: number }> {
	const answer = await fetch(`${floor.url}/account/__data.json`, { headers: { cookie } });
	const { nodes } = (await answer.json()) as { nodes: ({ data?: unknown[] } | null)[] };
	for (const node of nodes) {
		const flat = node?.data ?? [];
		const of = (field: string) => {
			const found = flat.find((one) => typeof one === 'object' && one !== null && field in one);
			return found ? Number(flat[(found as Record<string, number>)[field] ?? -1]) : NaN;
		};
		const usedAt = of('usedAt');
		if (!Number.isNaN(usedAt)) return { ms: of('now') - usedAt, usedAt };
	}
	throw new Error('the page tells of no session');
}

test('SIGN-13 pages that read themselves anew, or look whether the server is there, keep no session; a touch does', async ({
	startFloor
}) => {
	const floor = await startFloor();
	const token = await floor.enter({ id: 'ann', name: 'Ann', role: 'administrator', clients: '*' });
	const cookie = `andon-session=${token}`;
	const ask = (path: string, method = 'GET') =>
		fetch(floor.url + path, { method, redirect: 'manual', headers: { cookie, origin: floor.url } });
	// each look is what would have begun the time anew
	await expect
		.poll(async () => {
			expect((await ask('/alerts/now')).status).toBe(200);
			expect((await ask('/admin/walls/now')).status).toBe(200);
			expect((await ask('/desk', 'HEAD')).status).toBe(200);
			return (await unusedFor(floor, cookie)).ms;
		}, SOON)
		.toBeGreaterThan(2000);
	const before = await unusedFor(floor, cookie);
	expect((await ask('/touched', 'POST')).status).toBe(204);
	const touched = await unusedFor(floor, cookie);
	expect(touched.usedAt - before.usedAt).toBeGreaterThan(1000);
	await expect.poll(async () => (await unusedFor(floor, cookie)).ms, SOON).toBeGreaterThan(2000);
	expect((await ask('/alerts')).status).toBe(200);
	const opened = await unusedFor(floor, cookie);
	expect(opened.usedAt - touched.usedAt).toBeGreaterThan(1000);
});
