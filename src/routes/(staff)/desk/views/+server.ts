/** The views that one keeps: one is saved, called otherwise, deleted, or begun with. Answers with all of them. */
import { json } from '@sveltejs/kit';
import { FAILURES } from '#lib/shared/wire/errors.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.person) return json(null, { status: 401 });
	const said: unknown = await request.json().catch(() => null);
	const answer = await locals.pages.deskViews.change(locals.person.id, said);
	return json(answer, { status: answer.ok ? 200 : FAILURES[answer.error.code].status });
};
