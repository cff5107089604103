import { expect, test } from 'vitest';
import { STORE_AWAY, storeAway } from './answer.ts';

const asked = (headers: Record<string, string>, method = 'POST') =>
	storeAway({
		...{ isDataRequest: false, url: new URL('http://andon.test/admin/keys') },
		request: new Request('http://andon.test/admin/keys', { method, headers })
	} as unknown as Parameters<typeof storeAway>[0]);

test('NET-10 a form that a page sends is answered 503 as forms are while the store is away, any other by a page', async () => {
	const answer = asked({ 'x-sveltekit-action': 'true' });
	expect(answer.status).toBe(503);
	expect(await answer.json()).toEqual({
		...{ type: 'error', status: 503, error: { message: STORE_AWAY } }
	});
	for (const other of [asked({}), asked({ 'x-sveltekit-action': 'true' }, 'GET')])
		expect(other.headers.get('content-type')).toMatch('text/html');
});
