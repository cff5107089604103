/** No push for a while, or again. */
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.person) return json({ faults: [] }, { status: 401 });
	const said: unknown = await request.json().catch(() => null);
	const { view, faults } = await locals.pages.alerts.mute(locals.person, said);
	return json({ view, faults }, { status: faults.length === 0 ? 200 : 422 });
};
