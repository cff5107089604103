import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Markdown that is being typed, as it will be drawn. Changes nothing. */
export const POST: RequestHandler = async ({ request, params, locals: { person, pages } }) => {
	if (!person) error(401, 'You are signed out. Sign in again.');
	const blocks = pages.admin.configuration.preview(person, params.client, await request.text());
	if (!blocks) error(403, 'This is not yours to change.');
	return json(blocks);
};
