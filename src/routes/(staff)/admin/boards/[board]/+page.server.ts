import { error, fail, redirect } from '@sveltejs/kit';
import { settingsFrom } from '#lib/admin/board-form.ts';
import { beganOf, meanwhileOf, ontoFrom } from '#lib/admin/onto.ts';
import type { EditedBoard } from '#server/http/page-services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals, params, request }) => {
	const { person } = await parent();
	const { boards } = locals.pages;
	const found = boards.edit(person, params.board);
	// a form that was sent is shown again, also without its board: nothing that was typed is lost
	const begun = found || request.method !== 'POST' ? null : boards.begin(person, null);
	const board = found ?? (begun && named(begun, params.board));
	if (!board) error(404, 'There is no such board, or it shows clients that are not yours.');
	return { board };
};

const named = (board: EditedBoard, id: string): EditedBoard => ({
	...board,
	settings: { ...board.settings, id, name: id }
});

const SIGNED_OUT = 'You are signed out. Sign in again.';

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		const { person, pages } = locals;
		if (!person) return fail(401, { wrong: SIGNED_OUT });
		const form = await request.formData();
		const said = settingsFrom(form, params.board);
		const saved = await pages.boards.save(person, said, { onto: ontoFrom(form) });
		if (saved.ok) return { saved: true, began: saved.data.tag };
		const now = () => pages.boards.edit(person, params.board)?.tag;
		const late = meanwhileOf(saved.error, form, now);
		if (late) return fail(late[0], { said, ...late[1] });
		const { fields, detail } = saved.error;
		return fail(422, {
			said,
			began: beganOf(form),
			...(fields ? { faults: fields } : { wrong: detail })
		});
	},
	remove: async ({ locals, params }) => {
		const { person, pages } = locals;
		if (!person) return fail(401, { wrong: SIGNED_OUT });
		const removed = await pages.boards.remove(person, params.board);
		// whoever was faster did what was asked
		if (!removed.ok && removed.error.code !== 'not-found')
			return fail(409, { wrong: removed.error.detail });
		redirect(303, '/admin/boards');
	}
};
