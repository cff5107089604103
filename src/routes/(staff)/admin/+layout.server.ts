import { error } from '@sveltejs/kit';
import { mayAdminister } from '#lib/shared/access.ts';
import type { LayoutServerLoad } from './$types';

/** Only for the looks: whatever changes something in here asks `mayAdminister` itself (rule ADMIN-1). */
export const load: LayoutServerLoad = async ({ parent }) => {
	const { person } = await parent();
	if (!mayAdminister(person.role))
		error(
			403,
			'Boards and walls are looked after by managers and administrators. Ask one of them.'
		);
};
