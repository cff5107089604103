import { fail, redirect } from '@sveltejs/kit';
import { safePath } from '#lib/desk/safe-path.ts';
import { enter, fromOf, goOn, text } from '#lib/door/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

const HOME = '/desk';
/** The same for a wrong password and an unknown name: nobody learns here which names there are (rule SIGN-4). */
const WRONG = { wrong: 'wrong-password', 'too-many': 'wrong-tries', 'passwords-off': 'wrong-way' };

/** Why somebody was sent back here, from a provider or a one-time link. */
const TOLD = [
	...(['none', 'away', 'over', 'refused', 'no-group', 'disabled'] as const),
	'passwords-off'
] as const;

export const load: PageServerLoad = ({ locals, url }) => {
	const to = safePath(url.searchParams.get('to'), HOME);
	if (locals.person) redirect(303, to);
	const { pages } = locals;
	if (pages.needsSetUp() && !pages.demo) redirect(303, '/set-up');
	const people = pages.demoPeople().sort((one, other) => one.name.localeCompare(other.name));
	const why = TOLD.find((one) => one === url.searchParams.get('why')) ?? null;
	return { to, demo: pages.demo, people, ways: pages.session.ways(), why };
};

export const actions: Actions = {
	demo: async (event) => {
		const form = await event.request.formData();
		const { session } = event.locals.pages;
		const token = await session.signInDemo(text(form, 'person'), fromOf(event));
		if (token === null) return fail(403, { name: '', wrong: 'wrong-person' as const });
		await enter(event, token);
		redirect(303, safePath(text(form, 'to'), HOME));
	},
	password: async (event) => {
		const form = await event.request.formData();
		const { session } = event.locals.pages;
		const name = text(form, 'name').trim();
		const signedIn = await session.signIn(name, text(form, 'password'), fromOf(event));
		if ('refused' in signedIn) {
			const wrong = WRONG[signedIn.refused] as 'wrong-password' | 'wrong-tries' | 'wrong-way';
			return fail(signedIn.refused === 'too-many' ? 429 : 403, { name, wrong });
		}
		return goOn(event, signedIn, safePath(text(form, 'to'), HOME));
	}
};
