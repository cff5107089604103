import { error, json } from '@sveltejs/kit';
import { may } from '#lib/shared/access/deeds.ts';
import type { RequestHandler } from './$types';

/** What is wrong with settings that are being typed. Changes nothing. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { person, pages } = locals;
	if (!person) error(401, 'You are signed out. Sign in again.');
	if (!may(person, 'look-after-walls')) error(403, 'Boards are looked after by managers.');
	const said: unknown = await request.json().catch(() => null);
	return json({ faults: pages.boards.check(person, said) });
};
