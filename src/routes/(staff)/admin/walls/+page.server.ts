import { error, fail } from '@sveltejs/kit';
import { beganOf, meanwhileOf, ontoFrom } from '#lib/admin/onto.ts';
import type { WallDeed } from '#server/http/page-services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { person } = await parent();
	return { page: await locals.pages.walls.list(person), address: `${url.host}/wall` };
};

const text = (form: FormData, name: string): string => {
	const field = form.get(name);
	return typeof field === 'string' ? field : '';
};

const DEEDS: readonly string[] = ['identify', 'reload', 'revoke', 'forget'] satisfies WallDeed[];
const isDeed = (said: string): said is WallDeed => DEEDS.includes(said);

export const actions: Actions = {
	do: async ({ request, locals }) => {
		if (!locals.person) return fail(401, { wrong: 'signed-out' as const });
		const form = await request.formData();
		const deed = text(form, 'deed');
		if (!isDeed(deed)) error(400, 'deed: expected one of those that the page has.');
		const done = await locals.pages.walls.do(locals.person, text(form, 'id'), deed);
		return done ? { done: deed } : fail(404, { wrong: 'gone' as const });
	},
	change: async ({ request, locals }) => {
		if (!locals.person) return fail(401, { wrong: 'signed-out' as const });
		const form = await request.formData();
		const id = text(form, 'id');
		const { person, pages } = locals;
		const said = {
			name: text(form, 'name'),
			place: text(form, 'place'),
			board: text(form, 'board'),
			off: form.has('hasOff') ? { from: text(form, 'offFrom'), to: text(form, 'offTo') } : null
		};
		const found = await pages.walls.change(person, id, said, ontoFrom(form));
		if (!found) return fail(404, { wrong: 'gone' as const });
		if (!('code' in found))
			return found.length === 0
				? { saved: id }
				: fail(422, { faults: found, of: id, began: beganOf(form) });
		const { walls } = await pages.walls.list(person);
		const late = meanwhileOf(found, form, () => walls.find((wall) => wall.id === id)?.tag);
		return fail(late?.[0] ?? 422, { faults: [], of: id, began: beganOf(form), ...late?.[1] });
	}
};
