import { error, fail } from '@sveltejs/kit';
import { refusalOf, SIGNED_OUT } from '#lib/admin/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals, params }) => {
	const { person } = await parent();
	const configuration = await locals.pages.admin.configuration.read(person, params.client);
	if (!configuration?.whole) error(404, 'There is no such client, or this is not yours to change.');
	const { version, at, by, why, yaml, zone } = configuration;
	return { version, at, by, why, yaml, zone };
};

const textIn = (form: FormData, name: string): string => {
	const field = form.get(name);
	// browsers send line breaks as they are sent in mail
	return typeof field === 'string' ? field.replaceAll('\r\n', '\n') : '';
};

export const actions: Actions = {
	default: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, { ...SIGNED_OUT, text: null });
		const form = await request.formData();
		const text = textIn(form, 'text');
		const saved = await pages.admin.configuration.save(
			person,
			params.client,
			{ text },
			textIn(form, 'why'),
			Number(form.get('version'))
		);
		if (saved.ok) return { saved: saved.data };
		const [status, refusal] = refusalOf(saved.error);
		return fail(status, { ...refusal, text });
	}
};
