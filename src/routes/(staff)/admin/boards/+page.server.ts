import type { PageServerLoad } from './$types';

/** Boards that this person may look after, and which walls show them. */
export const load: PageServerLoad = async ({ parent, locals }) => {
	const { person } = await parent();
	return { boards: locals.pages.boards.list(person) };
};
