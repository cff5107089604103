import { wordsOf } from '#lib/messages/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, data }) => ({
	...data,
	words: await wordsOf((await parent()).locale, ['desk', 'told', 'common'])
});
