import { soughtIn } from '#lib/admin/audit-sought.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals, url }) => {
	const { person } = await parent();
	const { audit, clients } = locals.pages.admin;
	const sought = soughtIn(url.searchParams);
	return {
		page: await audit.read(person, sought, url.searchParams.get('after')),
		sought,
		clients: clients.list(person).map(({ id, name }) => ({ id, name })),
		all: person.clients === '*'
	};
};
