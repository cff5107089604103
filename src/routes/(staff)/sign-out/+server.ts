import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Ends the session on the server, then on this screen (rule SIGN-6). Kit refuses posts from other sites. */
export const POST: RequestHandler = async ({ locals, cookies, url }) => {
	const { session } = locals.pages;
	await session.signOut(cookies.get(session.cookie));
	cookies.delete(session.cookie, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
	redirect(303, '/sign-in');
};
