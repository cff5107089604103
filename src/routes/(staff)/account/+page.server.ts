import { error, fail } from '@sveltejs/kit';
import { enter, fromOf, sessionOf, text } from '#lib/door/cookies.ts';
import { SHORTEST_PASSWORD } from '#lib/shared/password-rule.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Whoever is signed in sees their own account. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const { person } = await event.parent();
	const { account } = event.locals.pages;
	const page = await account.page(person, sessionOf(event));
	if (!page) error(404, 'Not Found');
	const enrol = event.url.searchParams.has('set-up') ? await account.offer(person) : null;
	return { page, enrol, shortest: SHORTEST_PASSWORD };
};

const WRONG = {
	...({ wrong: 'wrong-present', 'too-many': 'wrong-tries', code: 'wrong-code' } as const),
	...({ required: 'wrong-required', short: 'wrong-password-short' } as const),
	...({ long: 'wrong-password-long', common: 'wrong-password-common' } as const),
	own: 'wrong-password-own' as const
};
type Fault = keyof typeof WRONG;

const refuse = (of: 'password' | 'second', fault: Fault) => fail(422, { of, wrong: WRONG[fault] });

const signedIn = ({ locals }: RequestEvent) => locals.person ?? error(401, 'You are signed out.');

export const actions: Actions = {
	password: async (event) => {
		const person = signedIn(event);
		const form = await event.request.formData();
		const said = { present: text(form, 'present'), next: text(form, 'next') };
		const done = await event.locals.pages.account.changePassword(person, said, fromOf(event));
		if ('fault' in done) return refuse('password', done.fault);
		await enter(event, done.token);
		return { of: 'password' as const, done: 'password-changed' as const };
	},
	session: async (event) => {
		const person = signedIn(event);
		const form = await event.request.formData();
		await event.locals.pages.account.endSession(person, text(form, 'session'));
		return { of: 'sessions' as const, done: 'session-ended' as const };
	},
	others: async (event) => {
		const token = await event.locals.pages.account.endOthers(signedIn(event), fromOf(event));
		if (token !== null) await enter(event, token);
		return { of: 'sessions' as const, done: 'session-ended' as const };
	},
	confirm: async (event) => {
		const person = signedIn(event);
		const code = text(await event.request.formData(), 'code').replaceAll(/\s/g, '');
		const done = await event.locals.pages.account.confirm(person, code, fromOf(event));
		if ('fault' in done) return refuse('second', done.fault);
		await enter(event, done.token);
		return { of: 'second' as const, recovery: done.recovery };
	},
	renew: async (event) => {
		const person = signedIn(event);
		const present = text(await event.request.formData(), 'present');
		const done = await event.locals.pages.account.renewRecovery(person, present, fromOf(event));
		if ('fault' in done) return refuse('second', done.fault);
		return { of: 'second' as const, recovery: done.recovery };
	},
	drop: async (event) => {
		const person = signedIn(event);
		const present = text(await event.request.formData(), 'present');
		const done = await event.locals.pages.account.drop(person, present, fromOf(event));
		if ('fault' in done) return refuse('second', done.fault);
		await enter(event, done.token);
		return { of: 'second' as const, dropped: true };
	}
};
