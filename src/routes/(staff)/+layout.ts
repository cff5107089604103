import { wordsOf } from '#lib/messages/index.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data, parent }) => ({
	...data,
	words: await wordsOf((await parent()).locale, ['staff', 'common'])
});
