import { fail } from '@sveltejs/kit';
import { allOf, clientsOf, refusalOf, SIGNED_OUT, textsOf } from '#lib/admin/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals }) => {
	const { person } = await parent();
	return { page: await locals.pages.admin.keys.list(person), all: person.clients === '*' };
};

export const actions: Actions = {
	make: async ({ request, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const form = await request.formData();
		const said = {
			name: textsOf(form)['name'] ?? '',
			clients: clientsOf(form),
			scopes: allOf(form, 'scope')
		};
		const made = await pages.admin.keys.make(person, said);
		return made.ok ? { made: made.data } : fail(...refusalOf(made.error, 'make'));
	},
	revoke: async ({ request, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const { id = '' } = textsOf(await request.formData());
		const revoked = await pages.admin.keys.revoke(person, id);
		return revoked.ok ? { revoked: revoked.data.name } : fail(...refusalOf(revoked.error, id));
	}
};
