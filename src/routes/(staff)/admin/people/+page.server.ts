import type { PageServerLoad } from './$types';

/** Accounts that this person looks after. */
export const load: PageServerLoad = async ({ parent, locals, url }) => {
	const { person } = await parent();
	return { ...locals.pages.people.list(person), removed: url.searchParams.get('removed') };
};
