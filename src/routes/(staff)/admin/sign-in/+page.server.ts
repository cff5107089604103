import { error, fail } from '@sveltejs/kit';
import { text } from '#lib/door/cookies.ts';
import { providerOf, settingsOf } from './settings-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** How people sign in: of whoever looks after every client. */
export const load: PageServerLoad = async ({ parent, locals, url }) => {
	const { person } = await parent();
	const page = locals.pages.signIn.page(person, url.origin);
	if (!page) error(403, 'This is of administrators of every client.');
	return { page };
};

export const actions: Actions = {
	save: async ({ request, locals }) => {
		if (!locals.person) return fail(401, { faults: [] });
		const form = await request.formData();
		const said = settingsOf(form);
		const faults = await locals.pages.signIn.save(locals.person, said, text(form, 'secret'));
		return faults.length === 0 ? { saved: true } : fail(422, { faults, typed: said });
	},
	try: async ({ request, locals, url }) => {
		if (!locals.person) return fail(401, { faults: [] });
		const form = await request.formData();
		const said = providerOf(form);
		const { signIn } = locals.pages;
		const tried = await signIn.tryOut(locals.person, said, text(form, 'secret'), url.origin);
		if (!tried) return fail(403, { faults: [] });
		const faults = tried.faults.map(({ path, message }) => ({
			path: `provider.${path}`,
			message
		}));
		return { faults, typed: settingsOf(form), tried: { signsOut: tried.signsOut } };
	}
};
