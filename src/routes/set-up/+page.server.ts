import { fail, redirect } from '@sveltejs/kit';
import type { Key } from '#lib/messages/index.ts';
import { SHORTEST_PASSWORD } from '#lib/shared/password-rule.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only until there is an administrator (rule SIGN-5). */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.pages.needsSetUp()) redirect(303, '/sign-in');
	return { shortest: SHORTEST_PASSWORD };
};

type Wrong = Extract<Key<'staff'>, `wrong-${string}`>;

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		if (!locals.pages.needsSetUp()) redirect(303, '/sign-in');
		const form = await request.formData();
		const text = (name: string): string => {
			const field = form.get(name);
			return typeof field === 'string' ? field : '';
		};
		const [token, name, password] = [text('token').trim(), text('name').trim(), text('password')];
		const refuse = (wrong: Wrong) => fail(422, { name, wrong });
		if (!token) return refuse('wrong-token-missing');
		if (!name) return refuse('wrong-name-missing');
		if ([...password].length < SHORTEST_PASSWORD) return refuse('wrong-password-short');
		const { session } = locals.pages;
		const kept = await session.setUp(token, name, password);
		if (kept === null) return refuse('wrong-token');
		cookies.set(session.cookie, kept, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
		redirect(303, '/desk');
	}
};
