import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What the page of walls shows, for the page to read anew. */
export const GET: RequestHandler = async ({ locals: { person, pages } }) => {
	if (!person) error(401, 'You are signed out. Sign in again.');
	return json(await pages.walls.list(person));
};
