import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	demo: locals.pages.demo,
	signedIn: locals.person?.name ?? null
});
