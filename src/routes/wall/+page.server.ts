import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/**
 * A wall shows the board that it was paired with; whoever is signed in, and anybody at a demo, the one that is asked for.
 * Any other screen is shown how to pair it, and so is one that asks to (`?pair`).
 * @throws 303 to the set-up while nobody was made administrator; 404 when there is no such board, or it is not theirs.
 */
export const load: PageServerLoad = async ({ locals, url, cookies, setHeaders }) => {
	const { pages, person } = locals;
	const { token } = pages.walls.cookies;
	// a page kept by a browser or a proxy would be old data shown as new
	setHeaders({ 'cache-control': 'no-store' });
	const wall = await pages.walls.open(cookies.get(token));
	if (!wall && cookies.get(token) !== undefined) cookies.delete(token, { path: '/' });
	const anybody = person !== null || pages.demo;
	if (!wall && (!anybody || url.searchParams.has('pair'))) {
		if (pages.needsSetUp()) redirect(303, '/set-up');
		return { is: 'pairing' as const };
	}
	const board = wall?.board ?? url.searchParams.get('board') ?? 'default';
	const snapshot = pages.wallSnapshot(board, wall ? null : person);
	if (!snapshot) error(404, `There is no board called “${board}”.`);
	locals.locale = snapshot.head.show.locale;
	return { is: 'wall' as const, board, snapshot, paired: wall !== null };
};
