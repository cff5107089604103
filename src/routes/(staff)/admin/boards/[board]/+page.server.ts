import { error, fail, redirect } from '@sveltejs/kit';
import { settingsFrom } from '#lib/admin/board-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals, params }) => {
	const { person } = await parent();
	const board = locals.pages.boards.edit(person, params.board);
	if (!board) error(404, 'There is no such board, or it shows clients that are not yours.');
	return { board };
};

const SIGNED_OUT = 'You are signed out. Sign in again.';

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		const { person, pages } = locals;
		if (!person) return fail(401, { wrong: SIGNED_OUT });
		const said = settingsFrom(await request.formData(), params.board);
		const saved = await pages.boards.save(person, said, false);
		if (saved.ok) return { saved: true };
		const { fields, detail } = saved.error;
		return fail(422, fields ? { faults: fields, said } : { wrong: detail, said });
	},
	remove: async ({ locals, params }) => {
		const { person, pages } = locals;
		if (!person) return fail(401, { wrong: SIGNED_OUT });
		const removed = await pages.boards.remove(person, params.board);
		if (!removed.ok) return fail(409, { wrong: removed.error.detail });
		redirect(303, '/admin/boards');
	}
};
