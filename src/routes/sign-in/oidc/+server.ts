import { redirect } from '@sveltejs/kit';
import { safePath } from '#lib/desk/safe-path.ts';
import { keepToken } from '#lib/door/cookies.ts';
import type { RequestHandler } from './$types';

/** Off to the provider; the page to come to in the end is kept here, and not in any address. */
export const GET: RequestHandler = async (event) => {
	const to = safePath(event.url.searchParams.get('to'), '/desk');
	const begun = await event.locals.pages.session.provider.start(to, event.url.origin);
	if ('refused' in begun)
		redirect(303, `/sign-in?${new URLSearchParams({ to, why: begun.refused }).toString()}`);
	keepToken(event, 'provider', begun.token);
	redirect(303, begun.to);
};
