import { fail } from '@sveltejs/kit';
import { refusalOf, SIGNED_OUT } from '#lib/admin/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const numberOf = (text: FormDataEntryValue | null): number | null =>
	typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;

export const load: PageServerLoad = async ({ parent, locals, params, url }) => {
	const { person } = await parent();
	const { configuration } = locals.pages.admin;
	const before = numberOf(url.searchParams.get('before'));
	const asked = numberOf(url.searchParams.get('version'));
	const current = await configuration.read(person, params.client);
	return {
		current: current?.version ?? 0,
		zone: current?.zone ?? 'UTC',
		versions: await configuration.versions(person, params.client, before ?? undefined),
		version: asked === null ? null : await configuration.version(person, params.client, asked)
	};
};

export const actions: Actions = {
	back: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const form = await request.formData();
		const { configuration } = pages.admin;
		const wanted = numberOf(form.get('version'));
		const found =
			wanted === null ? null : await configuration.version(person, params.client, wanted);
		if (!found) return fail(404, { of: '', faults: [], wrong: 'There is no such version.' });
		const saved = await configuration.save(
			person,
			params.client,
			{ value: found.shown.written },
			`Version ${wanted} brought back`,
			numberOf(form.get('current')) ?? -1
		);
		return saved.ok ? { saved: saved.data } : fail(...refusalOf(saved.error));
	}
};
