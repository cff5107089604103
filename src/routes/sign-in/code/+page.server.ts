import { fail, redirect } from '@sveltejs/kit';
import { safePath } from '#lib/desk/safe-path.ts';
import { dropToken, enter, fromOf, text, tokenOf } from '#lib/door/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** For who has shown a password and has a second step to take. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const to = safePath(event.url.searchParams.get('to'), '/desk');
	const half = await event.locals.pages.session.half(tokenOf(event, 'half'));
	// after the form was sent there is no way back, and codes to be shown
	if (!half && event.request.method === 'GET')
		redirect(303, event.locals.person ? to : `/sign-in?${new URLSearchParams({ to }).toString()}`);
	return { to, half };
};

const WRONG = { wrong: 'wrong-code', 'too-many': 'wrong-codes', over: 'wrong-half' } as const;

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const to = safePath(text(form, 'to'), '/desk');
		const { session } = event.locals.pages;
		const done = await session.withCode(tokenOf(event, 'half'), text(form, 'code'), fromOf(event));
		if ('refused' in done)
			return fail(done.refused === 'too-many' ? 429 : 403, { wrong: WRONG[done.refused] });
		await enter(event, done.token);
		dropToken(event, 'half');
		if (!done.recovery) redirect(303, to);
		return { recovery: done.recovery };
	}
};
