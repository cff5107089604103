import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
	// whoever may not be here is told so before being sent on
	await parent();
	redirect(303, '/admin/walls');
};
