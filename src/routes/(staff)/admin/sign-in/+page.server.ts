import { error, fail } from '@sveltejs/kit';
import { beganOf, meanwhileOf, ontoFrom } from '#lib/admin/onto.ts';
import { text } from '#lib/door/cookies.ts';
import type { FieldFault } from '#lib/shared/wire/errors.ts';
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
	save: async ({ request, locals, url }) => {
		if (!locals.person) return fail(401, { faults: [] });
		const form = await request.formData();
		const said = settingsOf(form);
		const { person, pages } = locals;
		const now = () => pages.signIn.page(person, url.origin)?.settings.tag ?? '';
		const found = await pages.signIn.save(person, said, text(form, 'secret'), ontoFrom(form));
		const refused = { typed: said, began: beganOf(form) };
		if ('code' in found) {
			const late = meanwhileOf(found, form, now);
			const faults: FieldFault[] = late ? [] : [{ path: '', message: found.detail }];
			return fail(late?.[0] ?? 422, { faults, ...refused, ...late?.[1] });
		}
		if (found.length === 0) return { saved: true, began: now() };
		return fail(422, { faults: found, ...refused });
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
		return {
			faults,
			typed: settingsOf(form),
			began: beganOf(form),
			tried: { signsOut: tried.signsOut }
		};
	}
};
