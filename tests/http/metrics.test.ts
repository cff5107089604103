import { expect, inject, test } from 'vitest';
import { node } from './support.ts';

const url = inject('stores')[0]?.url ?? '';

test('SEC-22 what a proxy on this machine passes on is not told the figures, and why', async () => {
	const at = await node(url);
	const ask = (headers: Record<string, string>) => fetch(`${at.url}/metrics`, { headers });
	const here = await ask({});
	expect(here.status).toBe(200);
	expect(await here.text()).toContain('andon_sockets');
	const beyond = await ask({ 'x-forwarded-for': '203.0.113.9' });
	expect(beyond.status).toBe(401);
	expect(await beyond.json()).toMatchObject({ detail: expect.stringContaining('METRICS_TOKEN') });
});
