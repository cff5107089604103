import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/**
 * A screen that nobody has paired or signed in at is shown how to pair it.
 * @throws 303 to the set-up while nobody was made administrator; 404 when there is no such board, or it is not theirs.
 */
export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	const { pages, person } = locals;
	// a page kept by a browser or a proxy would be old data shown as new
	setHeaders({ 'cache-control': 'no-store' });
	if (!pages.demo && !person) {
		if (pages.needsSetUp()) redirect(303, '/set-up');
		return { is: 'pairing' as const };
	}
	const board = url.searchParams.get('board') ?? 'default';
	const snapshot = pages.wallSnapshot(board, person);
	if (!snapshot) error(404, `There is no board called “${board}”.`);
	locals.locale = snapshot.head.show.locale;
	return { is: 'wall' as const, board, snapshot, paired: false };
};
