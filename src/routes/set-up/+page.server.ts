import { fail, redirect } from '@sveltejs/kit';
import { fromOf, goOn, text } from '#lib/door/cookies.ts';
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
	default: async (event) => {
		const { locals, request } = event;
		if (!locals.pages.needsSetUp()) redirect(303, '/sign-in');
		const form = await request.formData();
		const token = text(form, 'token').trim();
		const name = text(form, 'name').trim();
		const password = text(form, 'password');
		const refuse = (wrong: Wrong) => fail(422, { name, wrong });
		if (!token) return refuse('wrong-token-missing');
		// what somebody did is kept with what their name makes
		if (!name || name.includes('@')) return refuse('wrong-name-missing');
		const made = await locals.pages.session.setUp(token, name, password, fromOf(event));
		if (!('fault' in made)) return goOn(event, made, '/desk');
		if (made.fault === 'name') return refuse('wrong-name-taken');
		return refuse(made.fault === 'token' ? 'wrong-token' : `wrong-password-${made.fault}`);
	}
};
