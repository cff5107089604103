import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** Everything in here is for people who are signed in (rule SIGN-1). */
export const load: LayoutServerLoad = ({ locals, url }) => {
	if (!locals.person) {
		const to = encodeURIComponent(url.pathname + url.search);
		redirect(303, `/sign-in?to=${to}`);
	}
	return { person: locals.person, demo: locals.pages.demo };
};
