import { error, fail, redirect } from '@sveltejs/kit';
import { settingsFrom } from '#lib/admin/board-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new board begins as a floor's is, or as the one that is duplicated. */
export const load: PageServerLoad = async ({ parent, locals, url }) => {
	const { person } = await parent();
	const board = locals.pages.boards.begin(person, url.searchParams.get('from'));
	if (!board) error(404, 'There is no such board, or it shows clients that are not yours.');
	return { board };
};

export const actions: Actions = {
	save: async ({ request, locals }) => {
		const { person, pages } = locals;
		if (!person) return fail(401, { wrong: 'You are signed out. Sign in again.' });
		const said = settingsFrom(await request.formData(), null);
		const saved = await pages.boards.save(person, said, { anew: true });
		if (!saved.ok) {
			const { fields, detail } = saved.error;
			return fail(422, fields ? { faults: fields, said } : { wrong: detail, said });
		}
		redirect(303, `/admin/boards/${saved.data.id}?saved`);
	}
};
