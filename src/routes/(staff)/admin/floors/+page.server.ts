import { fail, type RequestEvent } from '@sveltejs/kit';
import { refusalOf, SIGNED_OUT } from '#lib/admin/answers.ts';
import { floorFrom } from '#lib/admin/floor-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals }) => {
	const { person } = await parent();
	return {
		page: locals.pages.admin.floors.list(person),
		all: person.clients === '*'
	};
};

type Asked = Pick<RequestEvent, 'request' | 'locals'>;

async function put({ request, locals: { person, pages } }: Asked, anew: boolean) {
	if (!person) return fail(401, SIGNED_OUT);
	const form = await request.formData();
	const said = floorFrom(form);
	// who changes shifts alone is shown the rest, and does not send it
	const known = pages.admin.floors.list(person).floors.find(({ id }) => id === said.id);
	const rest = form.has('shifts-alone') && known ? { ...known, shifts: said.shifts } : said;
	const kept = await pages.admin.floors.put(person, rest, anew);
	return kept.ok ? { kept: kept.data.id } : fail(...refusalOf(kept.error, anew ? 'new' : said.id));
}

export const actions = {
	make: (event) => put(event, true),
	change: (event) => put(event, false)
} satisfies Actions;
