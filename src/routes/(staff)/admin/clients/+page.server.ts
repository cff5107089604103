import { fail, redirect } from '@sveltejs/kit';
import { refusalOf, SIGNED_OUT, textsOf } from '#lib/admin/answers.ts';
import { may } from '#lib/shared/access/deeds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals }) => {
	const { person } = await parent();
	return {
		clients: locals.pages.admin.clients.list(person),
		makes: may(person, 'set-up-clients') && person.clients === '*'
	};
};

export const actions: Actions = {
	make: async ({ request, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const { id = '', name = '', zone = '' } = textsOf(await request.formData());
		const made = await pages.admin.clients.put(person, { id, name, zone }, true);
		if (!made.ok) return fail(...refusalOf(made.error, 'new'));
		redirect(303, `/admin/clients/${made.data.id}`);
	}
};
