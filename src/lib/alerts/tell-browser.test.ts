import { afterEach, expect, test, vi } from 'vitest';
import { renewPush } from './tell-browser.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser with its worker; `subscription` is what it is told of alerts by. */
function browser(subscription: object | null) {
	const pushManager = { getSubscription: () => Promise.resolve(subscription) };
	const registration = { scope: 'https://andon.example/desk', pushManager };
	const serviceWorker = { getRegistration: () => Promise.resolve(registration) };
	vi.stubGlobal('navigator', { serviceWorker });
	const fetched = vi.fn((_address: string, _how: RequestInit) => Promise.reject(new Error('away')));
	vi.stubGlobal('fetch', fetched);
	return fetched;
}

test('ALRT-33 a browser that is to be told says so again, and one that is not says nothing', async () => {
	const fetched = browser({ toJSON: () => ({ endpoint: 'https://push.example/one' }) });
	await renewPush('/alerts/push');
	expect(fetched.mock.calls).toMatchObject([
		['/alerts/push', { method: 'POST', body: '{"endpoint":"https://push.example/one"}' }]
	]);
	const silent = browser(null);
	await renewPush('/alerts/push');
	expect(silent).not.toHaveBeenCalled();
});
