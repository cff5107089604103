import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	views: locals.person ? await locals.pages.deskViews.of(locals.person.id) : []
});
