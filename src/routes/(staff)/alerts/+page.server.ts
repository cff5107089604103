import { fail } from '@sveltejs/kit';
import { askedOf } from '#lib/alerts/asked-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent }) => {
	const { person } = await parent();
	return { page: await locals.pages.alerts.page(person, askedOf(url)) };
};

const text = (form: FormData, name: string): string => {
	const field = form.get(name);
	return typeof field === 'string' ? field : '';
};
const SIGNED_OUT = 'wrong-signed-out' as const;

export const actions: Actions = {
	acknowledge: async ({ request, locals }) => {
		if (!locals.person) return fail(401, { wrong: SIGNED_OUT });
		const form = await request.formData();
		const seen = await locals.pages.alerts.acknowledge(
			locals.person,
			text(form, 'client'),
			text(form, 'id')
		);
		return seen ? { seen: true } : fail(404, { wrong: 'wrong-gone' as const });
	},
	settings: async ({ request, locals }) => {
		if (!locals.person) return fail(401, { wrong: SIGNED_OUT });
		const form = await request.formData();
		const quiet = form.has('quiet')
			? { from: text(form, 'quietFrom'), to: text(form, 'quietTo') }
			: null;
		const faults = await locals.pages.alerts.prefer(locals.person, {
			quiet,
			zone: text(form, 'zone').trim(),
			push: form.getAll('push'),
			kinds: form.getAll('kinds')
		});
		return faults.length === 0 ? { saved: true } : fail(422, { faults });
	}
};
