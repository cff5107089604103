import { error, redirect } from '@sveltejs/kit';
import { fromAddress } from '#lib/admin/board-form.ts';
import { may } from '#lib/shared/access/deeds.ts';
import { FAILURES } from '#lib/shared/wire/errors.ts';
import type { PageServerLoad } from './$types';

/**
 * A wall shows the board that it was paired with; whoever is signed in, and anybody at a demo, the one that is asked for.
 * Whoever edits a board is shown it as its walls would show it (`?draft`). Any other screen is shown how to pair it, and so is one that asks to (`?pair`).
 * @throws 303 to the set-up while nobody was made administrator; 404 when there is no such board, or it is not theirs.
 */
export const load: PageServerLoad = async ({ locals, url, cookies, setHeaders }) => {
	const { pages, person } = locals;
	const { token, secure } = pages.walls.cookies;
	// a page kept by a browser or a proxy would be old data shown as new
	setHeaders({ 'cache-control': 'no-store' });
	const given = url.searchParams.get('draft');
	if (given !== null) {
		const draft = fromAddress(given);
		const shown = pages.boards.draft(person, draft);
		if (!shown.ok) error(FAILURES[shown.error.code].status, shown.error.detail);
		locals.locale = shown.data.head.show.locale;
		const board = shown.data.head.id;
		return { is: 'wall' as const, board, snapshot: shown.data, paired: false, draft };
	}
	const wall = await pages.walls.open(cookies.get(token));
	// as it was set: without https a browser takes no word about a cookie that is for https alone
	if (!wall && cookies.get(token) !== undefined) cookies.delete(token, { path: '/', secure });
	if (!wall && person && !may(person, 'see-walls'))
		error(403, 'Walls are for the people of the floor.');
	const anybody = person !== null || pages.demo;
	if (!wall && (!anybody || url.searchParams.has('pair'))) {
		if (pages.needsSetUp()) redirect(303, '/set-up');
		return { is: 'pairing' as const, locale: locals.locale };
	}
	const board = wall?.board ?? url.searchParams.get('board') ?? 'default';
	const snapshot = pages.wallSnapshot(board, wall ? null : person);
	if (!snapshot) error(404, `There is no board called “${board}”.`);
	locals.locale = snapshot.head.show.locale;
	return { is: 'wall' as const, board, snapshot, paired: wall !== null, draft: null };
};
