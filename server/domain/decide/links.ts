/** Links of a case (CASE-12). */
import { LINKS } from '#lib/shared/wire/links.ts';
import { done, refuse, type Decide } from '../commands.ts';

/** The same address again has another title. */
export const decideLink: Decide<'link'> = (state, { url, title }, { at, by }) => {
	const before = state.links.find((link) => link.url === url) ?? null;
	if (before?.title === title) return done();
	if (!before && state.links.length >= LINKS)
		return refuse(
			'too-many-links',
			`${state.ref} has ${LINKS} links already; take one away first.`
		);
	const after = { url, title, by: { id: by.id, name: by.name }, at };
	return done({ type: 'linked', at, by, link: { before, after } });
};

export const decideUnlink: Decide<'unlink'> = (state, { url }, { at, by }) => {
	const before = state.links.find((link) => link.url === url);
	return before ? done({ type: 'unlinked', at, by, link: { before, after: null } }) : done();
};
