/** What a page is answered with while the store is away. */
import { json, type RequestEvent } from '@sveltejs/kit';
import { isSentByPage, refuseForm } from '#lib/forms/refuse.ts';
import { page, policy } from './page.ts';

export const STORE_AWAY = 'The store does not answer. This page tries again by itself.';
const headers = { 'retry-after': '2', 'cache-control': 'no-store' };

/** By name: the class of it exists twice, in the bundle of the pages and in the server. */
export function isStoreAway(error: unknown): boolean {
	return error instanceof Error && error.name === 'StoreUnavailable';
}

/** A page that comes by itself; for the data of a page, and for a form that a page sends, the same as its error. */
export function storeAway(event: RequestEvent): Response {
	if (event.isDataRequest) return json({ message: STORE_AWAY }, { status: 503, headers });
	if (isSentByPage(event)) return refuseForm(503, STORE_AWAY, headers);
	return new Response(page(STORE_AWAY, wayBack(event)), {
		status: 503,
		headers: {
			...headers,
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': policy
		}
	});
}

/** Where to try again: what was posted may be done by now, so one goes back to the page that the form was on. */
function wayBack({ request, url }: RequestEvent): string {
	if (request.method === 'GET' || request.method === 'HEAD') return url.pathname + url.search;
	const from = URL.parse(request.headers.get('referer') ?? '');
	return from?.origin === url.origin ? from.pathname + from.search : '/';
}
