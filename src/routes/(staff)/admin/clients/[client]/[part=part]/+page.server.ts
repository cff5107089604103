import { error, fail } from '@sveltejs/kit';
import { refusalOf, SIGNED_OUT } from '#lib/admin/answers.ts';
import { partSpec, SHIFT_PARTS, type Part } from '#lib/admin/form/parts.ts';
import { readForm } from '#lib/admin/form/read.ts';
import { wordsOf } from '#lib/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals, params }) => {
	const { person } = await parent();
	const configuration = await locals.pages.admin.configuration.read(person, params.client);
	if (!configuration || !isTheirs(configuration.whole, params.part))
		error(404, 'There is no such client, or this is not yours to change.');
	const { yaml: _, ...shown } = configuration;
	return { configuration: shown, part: params.part };
};

const isTheirs = (whole: boolean, part: Part) => whole || SHIFT_PARTS.includes(part);

const CHANGED =
	'Somebody changed this meanwhile. What you typed is still here: open this page once more beside it, and make the change there.';

export const actions: Actions = {
	default: async ({ request, params, locals: { person, pages, locale } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const form = await request.formData();
		const { configuration } = pages.admin;
		const base = await configuration.read(person, params.client);
		if (!base || !isTheirs(base.whole, params.part))
			return fail(403, { of: '', faults: [], wrong: 'This is not yours to change.' });
		// entries are told apart by their places in the version that the form was made from
		const version = Number(form.get('version'));
		if (version !== base.version) return fail(409, { of: '', faults: [], wrong: CHANGED });
		const say = await wordsOf(locale, ['setup', 'common']);
		const { value, faults } = readForm(partSpec(params.part, say, base), form, base.written);
		if (faults.length > 0) return fail(422, { of: '', faults, wrong: null });
		const why = form.get('why');
		const saved = await configuration.save(
			person,
			params.client,
			{ value: value ?? {} },
			typeof why === 'string' ? why : '',
			version
		);
		if (!saved.ok) return fail(...refusalOf(saved.error));
		return { saved: saved.data };
	}
};
