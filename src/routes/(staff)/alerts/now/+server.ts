import { error, json } from '@sveltejs/kit';
import { askedOf } from '#lib/alerts/asked-of.ts';
import type { RequestHandler } from './$types';

/** What the page of alerts shows, for the page to read anew. */
export const GET: RequestHandler = async ({ locals: { person, pages }, url }) => {
	if (!person) error(401, 'You are signed out. Sign in again.');
	return json(await pages.alerts.page(person, askedOf(url)));
};
