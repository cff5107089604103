import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { safePath } from '#lib/desk/safe-path.ts';
import type { Actions, PageServerLoad } from './$types';

const HOME = '/desk';
/** The same for a wrong password and an unknown name: nobody learns here which names there are (rule SIGN-4). */
const WRONG = 'wrong-password' as const;
const TOO_MANY = 'wrong-tries' as const;

export const load: PageServerLoad = ({ locals, url }) => {
	const to = safePath(url.searchParams.get('to'), HOME);
	if (locals.person) redirect(303, to);
	const { pages } = locals;
	if (pages.needsSetUp() && !pages.demo) redirect(303, '/set-up');
	const people = pages.demoPeople().sort((one, other) => one.name.localeCompare(other.name));
	return { to, demo: pages.demo, people };
};

function keep(cookies: Cookies, name: string, value: string, url: URL): void {
	cookies.set(name, value, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
}

const text = (form: FormData, name: string): string => {
	const field = form.get(name);
	return typeof field === 'string' ? field : '';
};

export const actions: Actions = {
	demo: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const { session } = locals.pages;
		const token = await session.signInDemo(text(form, 'person'));
		if (token === null) return fail(403, { name: '', wrong: 'wrong-person' as const });
		keep(cookies, session.cookie, token, url);
		redirect(303, safePath(text(form, 'to'), HOME));
	},
	password: async ({ request, locals, cookies, url, getClientAddress }) => {
		const form = await request.formData();
		const { session } = locals.pages;
		const name = text(form, 'name').trim();
		const signedIn = await session.signIn(name, text(form, 'password'), getClientAddress());
		if ('refused' in signedIn)
			return signedIn.refused === 'too-many'
				? fail(429, { name, wrong: TOO_MANY })
				: fail(403, { name, wrong: WRONG });
		keep(cookies, session.cookie, signedIn.token, url);
		redirect(303, safePath(text(form, 'to'), HOME));
	}
};
