import { fail } from '@sveltejs/kit';
import { text } from '#lib/door/cookies.ts';
import { wantedOf } from '../person-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals }) => {
	const { person } = await parent();
	const { now, zone } = locals.pages.people.list(person);
	return { clients: locals.pages.people.clients(person), all: person.clients === '*', now, zone };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		if (!locals.person) return fail(401, { faults: [] });
		const form = await request.formData();
		const said = { ...wantedOf(form), id: text(form, 'id') };
		const made = await locals.pages.people.make(locals.person, said);
		if (!made.ok) return fail(422, { faults: made.faults });
		return { made: { id: made.id, name: said.name, link: made.link ?? '' } };
	}
};
