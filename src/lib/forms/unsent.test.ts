import { describe, expect, test } from 'vitest';
import { whyUnsent } from './unsent.ts';

const error = (status?: number, message = '') => ({
	...{ type: 'error', error: { message } },
	...(status !== undefined && { status })
});
const why = (result: object, online = true) =>
	whyUnsent(result as Parameters<typeof whyUnsent>[0], '/sign-in', online);

describe('NET-10 what a form is told when it was not answered', () => {
	test('nothing, where it was', () => {
		for (const result of [
			{ type: 'success', status: 200 },
			{ type: 'failure', status: 422 },
			{ type: 'redirect', status: 303, location: '/admin/boards' },
			{ type: 'redirect', status: 303, location: '/sign-in-settings' }
		])
			expect(why(result)).toBeNull();
	});

	test('that there was no connection only where the browser knows of none', () => {
		expect(why(error(), false)).toEqual({ why: 'offline' });
		expect(why(error())).toEqual({ why: 'silent' });
		expect(why(error(503))).toEqual({ why: 'silent' });
	});

	test('that the server failed, or what it says', () => {
		expect(why(error(500))).toEqual({ why: 'failed' });
		expect(why(error(403, 'For others.'))).toEqual({ why: 'refused', words: 'For others.' });
	});

	test('that the session is gone', () => {
		const location = '/sign-in?to=%2Faccount';
		expect(why({ type: 'redirect', status: 303, location })).toEqual({ why: 'signed-out' });
		expect(why(error(401))).toEqual({ why: 'signed-out' });
	});
});
