import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** @throws 303 to sign in when this is no demo and nobody is signed in; 404 when there is no such board, or it is not theirs. */
export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	const { pages, person } = locals;
	if (!pages.demo && !person)
		redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
	const board = url.searchParams.get('board') ?? 'default';
	const snapshot = pages.wallSnapshot(board, person);
	if (!snapshot) error(404, `There is no board called “${board}”.`);
	locals.locale = snapshot.head.show.locale;
	// a page kept by a browser or a proxy would be old data shown as new
	setHeaders({ 'cache-control': 'no-store' });
	return { board, snapshot };
};
