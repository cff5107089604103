import { error, redirect } from '@sveltejs/kit';
import { safePath } from '#lib/desk/safe-path.ts';
import { isStaffLocale, LOCALE_COOKIE, STAFF_LOCALES } from '#lib/messages/reader.ts';
import type { RequestHandler } from './$types';

const YEAR_S = 365 * 86_400;

/** Keeps the language that somebody chose on this screen (rule LANG-3). Kit refuses posts from other sites. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const text = (name: string): string => {
		const field = form.get(name);
		return typeof field === 'string' ? field : '';
	};
	const locale = text('locale');
	if (!isStaffLocale(locale)) error(422, `"locale" should be one of ${STAFF_LOCALES.join(', ')}.`);
	cookies.set(LOCALE_COOKIE, locale, {
		path: '/',
		maxAge: YEAR_S,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
	redirect(303, safePath(text('to'), '/'));
};
