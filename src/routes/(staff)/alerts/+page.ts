import { wordsOf } from '#lib/messages/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	words: await wordsOf((await parent()).locale, ['alerts', 'told', 'common'])
});
