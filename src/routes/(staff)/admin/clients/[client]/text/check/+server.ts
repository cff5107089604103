import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What is wrong with a text that is being typed, and what it would change. Changes nothing. */
export const POST: RequestHandler = async ({ request, params, locals: { person, pages } }) => {
	if (!person) error(401, 'You are signed out. Sign in again.');
	const text = await request.text();
	const checked = await pages.admin.configuration.check(person, params.client, { text });
	if (!checked) error(403, 'This is not yours to change.');
	return json(checked);
};
