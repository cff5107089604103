/** Cookies of whoever is signed in, or about to be; their names say by which protocol they may come. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { From, GoneOn } from '#server/http/page-services.ts';

type Kind = 'session' | 'half' | 'provider';

const settingsOf = ({ locals, url }: RequestEvent) => locals.pages.session.cookies(url.protocol);

export const tokenOf = (event: RequestEvent, kind: Kind): string | undefined =>
	event.cookies.get(settingsOf(event)[kind]);

export const sessionOf = (event: RequestEvent): string | undefined => tokenOf(event, 'session');

/** Until the browser is closed; `lax`, so that a link or a provider that leads here finds who was here. */
export function keepToken(event: RequestEvent, kind: Kind, token: string): void {
	const settings = settingsOf(event);
	event.cookies.set(settings[kind], token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: settings.secure
	});
}

export function dropToken(event: RequestEvent, kind: Kind): void {
	const settings = settingsOf(event);
	event.cookies.delete(settings[kind], {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: settings.secure
	});
}

/** Another token takes the place of the one that was there, which is worth nothing from then on. */
export async function enter(event: RequestEvent, token: string): Promise<void> {
	const before = sessionOf(event);
	keepToken(event, 'session', token);
	await event.locals.pages.session.signOut(before, event.url.origin);
}

/** To the page that was asked for, to the second step before it, or to where one is told why not. */
export async function goOn(event: RequestEvent, gone: GoneOn, to: string): Promise<never> {
	if ('token' in gone) {
		await enter(event, gone.token);
		redirect(303, to);
	}
	if ('refused' in gone) redirect(303, `/sign-in?why=${gone.refused}`);
	keepToken(event, 'half', gone.half);
	redirect(303, `/sign-in/code?${new URLSearchParams({ to }).toString()}`);
}

/** From where a request comes. */
export const fromOf = (event: RequestEvent): From => ({
	address: event.getClientAddress(),
	agent: event.request.headers.get('user-agent')
});

/** A field of a form, as text; "" for one that is not there. */
export const text = (form: FormData, name: string): string => {
	const field = form.get(name);
	return typeof field === 'string' ? field : '';
};
