import { error, fail } from '@sveltejs/kit';
import { fromOf, goOn, text } from '#lib/door/cookies.ts';
import { SHORTEST_PASSWORD } from '#lib/shared/password-rule.ts';
import type { Actions, PageServerLoad } from './$types';

/** By a one-time link somebody sets a password. Looking at it uses nothing up. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const person = await event.locals.pages.session.invited(event.params.token, fromOf(event));
	if (!person) error(404, 'link-used');
	if ('refused' in person) return goOn(event, person, '/desk');
	return { person, shortest: SHORTEST_PASSWORD };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const password = text(form, 'password');
		const used = await event.locals.pages.session.accept(
			...([event.params.token, password, fromOf(event)] as const)
		);
		if (!used) error(404, 'link-used');
		if ('fault' in used) return fail(422, { wrong: `wrong-password-${used.fault}` as const });
		return goOn(event, used, '/desk');
	}
};
