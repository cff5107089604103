import type { Handle, HandleServerError } from '@sveltejs/kit';
import { pages } from '#server/http/page-services.ts';

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.pages = pages();
	const { session } = event.locals.pages;
	event.locals.person = await session.read(event.cookies.get(session.cookie));
	return resolve(event);
};

/** Kit 2 calls this for thrown errors (500) and its own refusals (404, 405, 413, 415), never for `error(…)`. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status >= 500) console.error('[unexpected]', event.url.pathname, error);
};
