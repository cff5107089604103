import { redirect } from '@sveltejs/kit';
import { safePath } from '#lib/desk/safe-path.ts';
import { dropToken, enter, fromOf, tokenOf } from '#lib/door/cookies.ts';
import type { RequestHandler } from './$types';

/** Back from the provider: who that tells of is signed in, or is told why not. */
export const GET: RequestHandler = async (event) => {
	const { provider } = event.locals.pages.session;
	const back = await provider.back(tokenOf(event, 'provider'), event.url, fromOf(event));
	dropToken(event, 'provider');
	if ('refused' in back) redirect(303, `/sign-in?why=${back.refused}`);
	await enter(event, back.token);
	redirect(303, safePath(back.to, '/desk'));
};
