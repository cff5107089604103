import { error, fail, redirect } from '@sveltejs/kit';
import { text } from '#lib/door/cookies.ts';
import type { PersonDeed } from '#server/http/page-services.ts';
import { begunAs } from '../begun.ts';
import { begunOf, wantedOf } from '../person-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals, params }) => {
	const { person } = await parent();
	const page = await locals.pages.people.one(person, params.person);
	if (!page) error(404, 'Not Found');
	return { page, all: person.clients === '*' };
};

const DEEDS: readonly string[] = [
	...(['revoke-link', 'disable', 'enable'] as const),
	...(['end-sessions', 'reset-second-factor', 'remove'] as const)
] satisfies PersonDeed[];
const isDeed = (said: string): said is PersonDeed => DEEDS.includes(said);

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		if (!locals.person) return fail(401, { wrong: '' });
		const form = await request.formData();
		const said = { wanted: wantedOf(form), begun: begunOf(form) };
		const done = await locals.pages.people.change(locals.person, params.person, said);
		const now = done.now && begunAs(done.now);
		return done.ok ? { done: 'saved' as const, now } : fail(422, { faults: done.faults, now });
	},
	link: async ({ locals, params }) => {
		if (!locals.person) return fail(401, { wrong: '' });
		const made = await locals.pages.people.link(locals.person, params.person);
		if (!made.ok) return fail(422, { wrong: made.faults[0]?.message ?? '' });
		return { link: made.link ?? '' };
	},
	do: async ({ request, locals, params }) => {
		if (!locals.person) return fail(401, { wrong: '' });
		const form = await request.formData();
		const deed = text(form, 'deed');
		if (!isDeed(deed)) error(400, 'deed: expected one of those that the page has.');
		const done = await locals.pages.people.do(locals.person, params.person, deed);
		if (!done.ok) return fail(422, { wrong: done.faults[0]?.message ?? '' });
		if (deed !== 'remove') return { done: deed };
		const removed = text(form, 'name').slice(0, 60) || done.id;
		redirect(303, `/admin/people?${new URLSearchParams({ removed }).toString()}`);
	},
	session: async ({ request, locals, params }) => {
		if (!locals.person) return fail(401, { wrong: '' });
		const id = text(await request.formData(), 'session');
		await locals.pages.people.endSession(locals.person, params.person, id);
		return { done: 'end-sessions' as const };
	}
};
