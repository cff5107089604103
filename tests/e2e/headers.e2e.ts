/** What browsers are told with each page of the built product. */
import { expect, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { staticPages, ways } from './ways.ts';

async function sessionOf(floor: Floor, person: string): Promise<string> {
	const response = await fetch(`${floor.url}/sign-in?/demo`, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({ person }),
		headers: { origin: floor.url }
	});
	const [cookie = ''] = response.headers.getSetCookie();
	expect(cookie).toMatch(/andon-session=/);
	return cookie.split(';')[0] ?? '';
}

const policyOf = (headers: Headers): Map<string, string[]> =>
	new Map(
		(headers.get('content-security-policy') ?? '').split(';').map((part) => {
			const [name = '', ...values] = part.trim().split(/\s+/);
			return [name, values];
		})
	);

test('SEC-13 every page has a policy with a fresh nonce, and is told to nobody else', async ({
	floor
}) => {
	const cookie = await sessionOf(floor, 'marta');
	const paths = [...staticPages(), '/ask/none', '/no-such-page', '/admin/boards/demo'];
	expect(paths.length).toBeGreaterThan(12);
	const nonces = new Set<string>();
	for (const path of paths) {
		const response = await fetch(floor.url + path, {
			headers: { accept: 'text/html', cookie },
			redirect: 'manual'
		});
		const { headers } = response;
		const what = `${path}: ${response.status}`;
		expect(headers.get('x-content-type-options'), what).toBe('nosniff');
		expect(headers.get('strict-transport-security'), what).toMatch(/^max-age=\d{8}/);
		expect(headers.get('referrer-policy'), what).toBe('same-origin');
		expect(headers.get('cross-origin-opener-policy'), what).toBe('same-origin');
		expect(headers.get('cross-origin-resource-policy'), what).toBe('same-origin');
		expect(headers.get('x-frame-options'), what).toBe('DENY');
		expect(headers.get('permissions-policy'), what).toContain('camera=()');
		expect(headers.get('reporting-endpoints'), what).toBe('csp="/csp-report"');
		expect(headers.get('cache-control'), what).toContain('no-store');
		expect(headers.get('x-powered-by'), what).toBeNull();
		const html = await response.text();
		if (response.status >= 300 && response.status < 400) continue;
		const policy = policyOf(headers);
		for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
			expect(policy.get(name), `${what} ${name}`).toEqual(["'none'"]);
		expect(policy.get('default-src'), what).toEqual(["'self'"]);
		expect(policy.get('form-action'), what).toEqual(["'self'"]);
		expect(policy.get('report-to'), what).toEqual(['csp']);
		const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
		expect(html, what).not.toMatch(/\son[a-z]+="/i);
		const scripts = policy.get('script-src');
		if (!scripts) {
			// nothing stands in the page itself
			for (const tag of tags) expect(tag, what).toContain('src="/_app/');
			continue;
		}
		const nonce = scripts.find((one) => one.startsWith("'nonce-"))?.slice(7, -1) ?? '';
		expect(nonce.length, what).toBeGreaterThanOrEqual(16);
		expect(
			scripts.filter((one) => one !== "'self'" && !one.includes(nonce)),
			what
		).toEqual([]);
		expect(nonces.has(nonce), `${what}: its nonce was used before`).toBe(false);
		nonces.add(nonce);
		for (const tag of tags) expect(tag, what).toContain(`nonce="${nonce}"`);
	}
});

test('SEC-13 what is no page cannot be opened as one', async ({ floor }) => {
	for (const path of ['/healthz', '/metrics', '/api/v1/openapi.json', '/hooks/a/b', '/display/x']) {
		const { headers } = await fetch(floor.url + path);
		expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'/);
		expect(headers.get('x-content-type-options'), path).toBe('nosniff');
		expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
		expect(headers.get('access-control-allow-origin'), path).toBeNull();
	}
});

test('SEC-13 a board’s preview alone is framed, by Andon alone', async ({ floor }) => {
	const cookie = await sessionOf(floor, 'marta');
	const { headers } = await fetch(`${floor.url}/wall?draft=1`, { headers: { cookie } });
	expect(policyOf(headers).get('frame-ancestors')).toEqual(["'self'"]);
	expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
});

test('SEC-10 no action and no endpoint of the product is done for the page of another site', async ({
	floor
}) => {
	const cookie = await sessionOf(floor, 'marta');
	const unsafe = ways().filter(({ method }) => method !== 'GET');
	expect(unsafe.length).toBeGreaterThan(10);
	for (const { path, method } of unsafe)
		for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
			const response = await fetch(floor.url + path, {
				method,
				redirect: 'manual',
				headers: { origin: 'https://evil.test', cookie, 'content-type': type },
				body: type === 'application/json' ? '{}' : 'a=b'
			});
			expect(response.status, `${method} ${path} as ${type}`).toBe(403);
			expect(await response.text()).toContain('pages of this server alone');
		}
});

test('SEC-15 a session that somebody else put into a browser is none after signing in', async ({
	floor
}) => {
	const planted = await sessionOf(floor, 'priya');
	const response = await fetch(`${floor.url}/sign-in?/demo`, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({ person: 'marta' }),
		headers: { origin: floor.url, cookie: `${planted}; andon-session=made-up` }
	});
	const [set = ''] = response.headers.getSetCookie();
	const own = set.split(';')[0] ?? '';
	expect(own).toMatch(/^andon-session=[\w-]{43}$/);
	expect(own).not.toBe(planted);
	expect(set).toMatch(/HttpOnly/i);
	expect(set).toMatch(/SameSite=(Lax|Strict)/i);
	// a made-up one, or the one that was planted, never becomes that of who signed in
	for (const cookie of ['andon-session=made-up', planted]) {
		const page = await fetch(`${floor.url}/desk`, { headers: { cookie }, redirect: 'manual' });
		expect(await page.text()).not.toContain('Marta');
	}
});
