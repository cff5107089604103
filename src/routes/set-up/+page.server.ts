import { fail, redirect } from '@sveltejs/kit';
import { SHORTEST_PASSWORD } from '#lib/shared/password-rule.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only until there is an administrator (rule SIGN-5). */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.pages.needsSetUp()) redirect(303, '/sign-in');
	return { shortest: SHORTEST_PASSWORD };
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		if (!locals.pages.needsSetUp()) redirect(303, '/sign-in');
		const form = await request.formData();
		const text = (name: string): string => {
			const field = form.get(name);
			return typeof field === 'string' ? field : '';
		};
		const [token, name, password] = [text('token').trim(), text('name').trim(), text('password')];
		const refuse = (wrong: string) => fail(422, { name, wrong });
		if (!token)
			return refuse('The set-up token is missing. It is in the start-up text of the server.');
		if (!name) return refuse('Your name is missing.');
		if ([...password].length < SHORTEST_PASSWORD)
			return refuse(`The password needs at least ${SHORTEST_PASSWORD} characters.`);
		const { session } = locals.pages;
		const kept = await session.setUp(token, name, password);
		if (kept === null) return refuse('That is not the set-up token of this server.');
		cookies.set(session.cookie, kept, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
		redirect(303, '/desk');
	}
};
