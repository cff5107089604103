/** Why what a form sent did not arrive, or was not answered as forms are. */
import type { ActionResult } from '@sveltejs/kit';

export type Unsent =
	| { why: 'offline' | 'silent' | 'failed' | 'signed-out' }
	/** Nothing was sent yet: the session is over, and nothing could be. */
	| { why: 'ended' }
	/** In the server's own words. */
	| { why: 'refused'; words: string };

/** What a store that is away is answered with: it may have been kept, as if nothing had answered. */
const AWAY = 503;

/**
 * @param signIn path of the page to sign in at
 * @param online what the browser thinks of its connection
 * @returns null where the form was answered
 */
export function whyUnsent(result: ActionResult, signIn: string, online: boolean): Unsent | null {
	if (result.type === 'redirect')
		return result.location.split('?')[0] === signIn ? { why: 'signed-out' } : null;
	if (result.type !== 'error') return null;
	const { status, error } = result as { status?: number; error?: { message?: string } };
	if (status === undefined) return { why: online ? 'silent' : 'offline' };
	if (status === AWAY) return { why: 'silent' };
	if (status === 401) return { why: 'signed-out' };
	return status >= 500 ? { why: 'failed' } : { why: 'refused', words: error?.message ?? '' };
}
