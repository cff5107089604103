import { error } from '@sveltejs/kit';
import { may } from '#lib/shared/access/deeds.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ parent, locals, params }) => {
	const { person } = await parent();
	const shown = locals.pages.admin.clients.find(person, params.client);
	if (!shown) error(404, 'There is no such client, or it is not one of yours.');
	return { shown, whole: may(person, 'set-up-clients') };
};
