/** A browser that wants to be told of alerts, or no more. */
import { json } from '@sveltejs/kit';
import { sessionOf } from '#lib/door/cookies.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { request, locals } = event;
	if (!locals.person) return json({ faults: [] }, { status: 401 });
	const said: unknown = await request.json().catch(() => null);
	const faults = await locals.pages.alerts.subscribe(locals.person, said, sessionOf(event));
	return json({ faults }, { status: faults.length === 0 ? 200 : 422 });
};

export const DELETE: RequestHandler = async ({ request, locals }) => {
	if (!locals.person) return json({ faults: [] }, { status: 401 });
	const said = (await request.json().catch(() => null)) as { endpoint?: unknown } | null;
	if (typeof said?.endpoint === 'string')
		await locals.pages.alerts.unsubscribe(locals.person, said.endpoint);
	return json({ faults: [] });
};
