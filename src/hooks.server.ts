import { loadAll } from 'virtual:messages';
import {
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { isStoreAway, storeAway } from '#lib/store-away/answer.ts';
import { isSentByPage, refuseForm } from '#lib/forms/refuse.ts';
import { LOCALE_COOKIE, readerLocale } from '#lib/messages/reader.ts';
import { sessionOf } from '#lib/door/cookies.ts';
import { shutFor } from '#lib/shared/access/pages.ts';
import { directionOf } from '#lib/shared/locales.ts';
import { pages } from '#server/http/page-services.ts';

/** Texts that nobody has asked for yet stay there when another build takes the place of this one (rule WEB-3). */
export const init: ServerInit = async () => void (await loadAll());

/** Whatever needs the store while that is away is answered 503 (rule OUT-6). */
export const handle: Handle = async ({ event, resolve }) => {
	event.locals.pages = pages();
	event.locals.person = null;
	event.locals.locale = readerLocale(
		event.cookies.get(LOCALE_COOKIE),
		event.request.headers.get('accept-language')
	);
	const { session } = event.locals.pages;
	try {
		event.locals.person = await session.read(sessionOf(event), isUse(event));
	} catch (error) {
		if (isStoreAway(error)) return storeAway(event);
		throw error;
	}
	const refused = refusal(event);
	if (refused) return refused;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => {
			const { locale } = event.locals;
			return html.replace('%lang%', locale).replace('%dir%', directionOf(locale));
		}
	});
	// whatever a page that is shut made of it goes nowhere
	if (event.locals.shut && response.status !== 403) return new Response(null, { status: 403 });
	if (isPreview(event.url)) allowOwnFrame(response.headers);
	// whoever only asks whether a page is there wants none of its files (the page that waits for the store may not have them)
	if (event.request.method === 'HEAD') response.headers.delete('link');
	return event.locals.storeAway ? storeAway(event) : response;
};

/**
 * Every page and action passes here, and none that is not listed (rule ACC-1). One that is merely shut tells so within the
 * pages' own frame; anything but a page is refused at once.
 * @returns the answer, where that is all
 */
function refusal(event: RequestEvent): Response | null {
	const { locals, route, url, request, isDataRequest } = event;
	// Kit answers what is no route
	if (route.id === null) return null;
	const shut = shutFor(route.id, locals.person);
	if (shut === null) return null;
	const isForm = isDataRequest || /form/.test(request.headers.get('content-type') ?? '');
	if (shut === 'signed-out' && !isRead(request) && !isForm)
		return json({ message: 'You are signed out. Sign in again.' }, { status: 401 });
	if (shut === 'signed-out')
		redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
	if (isSentByPage(event)) return refuseForm(403, FOR_OTHERS);
	if (isDataRequest || !isRead(request)) return json({ message: FOR_OTHERS }, { status: 403 });
	locals.shut = true;
	return null;
}

const FOR_OTHERS = 'This is for others. Ask an administrator.';

/**
 * Pages read themselves anew, and look whether the server is there, with nobody before them (rule SIGN-13). What somebody
 * does meanwhile, also where that only reads more of a page, they tell by `/touched`.
 */
const isUse = ({ isDataRequest, request, route }: RequestEvent): boolean =>
	!isDataRequest && request.method !== 'HEAD' && !READ_ANEW.has(route.id);

/** What pages show, by itself. */
const READ_ANEW: ReadonlySet<string | null> = new Set([
	'/(staff)/alerts/now',
	'/(staff)/admin/walls/now'
]);

const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** A board that is being edited is shown in a frame beside its settings. */
const isPreview = ({ pathname, searchParams }: URL): boolean =>
	pathname === '/wall' && searchParams.has('draft');

/** Only pages of Andon itself may frame it, and on a wall there is nothing to be tricked into pressing. */
function allowOwnFrame(headers: Headers): void {
	const policy = headers.get('content-security-policy');
	const own = policy?.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
	if (own) headers.set('content-security-policy', own);
	headers.set('x-frame-options', 'SAMEORIGIN');
}

/** Kit 2 calls this for thrown errors (500) and its own refusals (404, 405, 413, 415), never for `error(…)`. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	// the server itself says once that the store is away
	if (isStoreAway(error)) event.locals.storeAway = true;
	else if (status >= 500) console.error('[unexpected]', event.url.pathname, error);
};
