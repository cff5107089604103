import { fail } from '@sveltejs/kit';
import { may } from '#lib/shared/access/deeds.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Apart from the pages of administration: whoever stands before a new screen is a supervisor of the floor, who has no
 * business in these. Which boards somebody may choose follows from the clients that they serve.
 */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { person } = await parent();
	return {
		boards: locals.pages.walls.boardsFor(person),
		address: `${url.host}/wall`,
		administers: may(person, 'look-after-walls')
	};
};

const text = (form: FormData, name: string): string => {
	const field = form.get(name);
	return typeof field === 'string' ? field : '';
};

const STATUS = { wrong: 404, 'too-many': 429, forbidden: 403 } as const;

export const actions: Actions = {
	look: async ({ request, locals, getClientAddress }) => {
		if (!locals.person) return fail(401, { step: 'code', wrong: 'signed-out' } as const);
		const code = text(await request.formData(), 'code');
		const found = await locals.pages.walls.look(locals.person, code, getClientAddress());
		if ('refused' in found)
			return fail(STATUS[found.refused], { step: 'code', code, wrong: found.refused } as const);
		return { step: 'name', code, screen: found.screen } as const;
	},
	pair: async ({ request, locals, getClientAddress }) => {
		if (!locals.person) return fail(401, { step: 'code', wrong: 'signed-out' } as const);
		const form = await request.formData();
		const code = text(form, 'code');
		const named = {
			name: text(form, 'name'),
			place: text(form, 'place'),
			board: text(form, 'board')
		};
		const { walls } = locals.pages;
		const paired = await walls.pair(locals.person, code, named, getClientAddress());
		if ('faults' in paired) {
			const found = await walls.look(locals.person, code, getClientAddress());
			const screen = 'screen' in found ? found.screen : null;
			return fail(422, { step: 'name', code, ...named, screen, faults: paired.faults } as const);
		}
		if ('refused' in paired)
			return fail(STATUS[paired.refused], { step: 'code', code, wrong: paired.refused } as const);
		return { step: 'done', name: paired.name } as const;
	}
};
