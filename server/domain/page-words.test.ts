import { expect, test } from 'vitest';
import { PAGES } from '#lib/shared/access/pages.ts';
import { isPageWord } from './page-words.ts';

test('ADMIN-16 every word that a page has in the place of an id is one', () => {
	const routes = Object.keys(PAGES);
	const folders = routes.flatMap((route) => /^(.*)\/\[[^/]+\]$/.exec(route)?.[1] ?? []);
	// what is below one client or one link has no ids of its own
	const listed = folders.filter((folder) => !folder.includes('['));
	const words = listed.flatMap((folder) =>
		routes.flatMap((route) => {
			const word = route.startsWith(`${folder}/`) ? route.slice(folder.length + 1) : '';
			return /^[a-z-]+$/.test(word) ? [word] : [];
		})
	);
	expect(words).toEqual(expect.arrayContaining(['new', 'check']));
	expect(words.filter((word) => !isPageWord(word))).toEqual([]);
});
