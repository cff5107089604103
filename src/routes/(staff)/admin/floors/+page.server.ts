import { fail, type RequestEvent } from '@sveltejs/kit';
import { refusalOnto, SIGNED_OUT } from '#lib/admin/answers.ts';
import { floorFrom, type FloorSaid } from '#lib/admin/floor-form.ts';
import { ontoFrom } from '#lib/admin/onto.ts';
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
	const { floors } = pages.admin;
	const known = () => floors.list(person).floors.find(({ id }) => id === said.id);
	const shifts = form.has('shifts-alone');
	const kept = await floors.put(person, shifts ? withRest(said, known()) : said, anew, {
		shifts,
		onto: ontoFrom(form)
	});
	if (kept.ok) return { kept: kept.data.id, began: kept.data.tag };
	const now = () => known()?.tag;
	return fail(...refusalOnto(kept.error, anew ? 'new' : said.id, { form, said, now }));
}

/** Who changes shifts alone is shown the rest, and does not send it. */
function withRest(said: FloorSaid, known: FloorSaid | undefined): FloorSaid {
	if (!known) return said;
	const { id, title, zone, clients } = known;
	return { id, title, zone, clients, shifts: said.shifts };
}

export const actions = {
	make: (event) => put(event, true),
	change: (event) => put(event, false)
} satisfies Actions;
