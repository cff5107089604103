import { redirect } from '@sveltejs/kit';
import { homeOf } from '#lib/shared/access/home.ts';
import type { PageServerLoad } from './$types';

/** Whoever is signed in comes to their first page; a demo shows first what there is. */
export const load: PageServerLoad = ({ locals: { person, pages } }) => {
	const home = homeOf(person);
	if (!pages.demo && home !== '/') redirect(303, home);
	return { demo: pages.demo, signedIn: person?.name ?? null };
};
