import { error, fail, redirect } from '@sveltejs/kit';
import type { AskOutcome } from '#lib/shared/wire/ask.ts';
import { LONGEST_TEXT } from '#lib/shared/wire/ask.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form and nothing else: it works in whatever a mail is read in. */
export const csr = false;

/** Of a form, in bytes: what may be written, each character in its longest spelling, and room to spare. */
const MOST_BYTES = 16_384;
/** The same for every link that does not hold: nobody learns here why, or which cases there are (rule ASK-4). */
const GONE = 'This link no longer works';

/** Showing changes nothing: mail programs look at links before anybody taps them (rule ASK-5). */
export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
	const view = await locals.pages.ask.view(params.token);
	if (!view) error(404, GONE);
	return { view, sent: url.searchParams.has('sent'), longest: LONGEST_TEXT };
};

const STATUS: Record<Exclude<AskOutcome, 'sent' | 'already' | 'gone'>, number> = {
	reason: 422,
	text: 422,
	busy: 503,
	'too-many': 429
};

export const actions: Actions = {
	default: async ({ params, request, locals, url, getClientAddress }) => {
		const length = Number(request.headers.get('content-length') ?? Infinity);
		if (!(length <= MOST_BYTES)) error(413, 'That was too much to send');
		const form = await request.formData();
		const field = (name: string): string => {
			const value = form.get(name);
			return typeof value === 'string' ? value : '';
		};
		const given = { reason: field('reason'), text: field('text') };
		const outcome = await locals.pages.ask.send(params.token, given, getClientAddress());
		if (outcome === 'gone') error(404, GONE);
		// shown by its own address, so that to look again is not to send again
		if (outcome === 'sent') redirect(303, `${url.pathname}?sent`);
		if (outcome === 'already') redirect(303, url.pathname);
		return fail(STATUS[outcome], { wrong: `wrong-${outcome}` as const, ...given });
	}
};
