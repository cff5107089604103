import { dropToken, sessionOf } from '#lib/door/cookies.ts';
import type { RequestHandler } from './$types';

/**
 * Ends the session on the server, then on this screen (rule SIGN-6), and at the provider where it began, if that offers
 * it. Nothing of the desk stays in the browser (rule NET-4), and it is told of no more alerts. Kit refuses posts from other
 * sites.
 */
export const POST: RequestHandler = async (event) => {
	const { person, pages } = event.locals;
	const form = await event.request.formData().catch(() => null);
	const endpoint = form?.get('endpoint');
	if (person && typeof endpoint === 'string' && endpoint !== '')
		await pages.alerts.unsubscribe(person, endpoint);
	const there = await pages.session.signOut(sessionOf(event), event.url.origin);
	dropToken(event, 'session');
	const headers = { 'clear-site-data': '"storage"', 'cache-control': 'no-store' };
	if (there !== null) return elsewhere(there, headers);
	return new Response(null, { status: 303, headers: { ...headers, location: '/sign-in' } });
};

/** A form may lead to this site alone (`form-action`): the browser goes on from a page of its own. */
function elsewhere(address: string, headers: Record<string, string>): Response {
	const to = new URL(address).href.replaceAll('&', '&amp;').replaceAll('"', '%22');
	const page = `<!doctype html><title>Andon</title><meta http-equiv="refresh" content="0;url=${to}">`;
	return new Response(page, { headers: { ...headers, 'content-type': 'text/html;charset=utf-8' } });
}
