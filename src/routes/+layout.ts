import { wordsOf } from '#lib/messages/index.ts';
import type { LayoutLoad } from './$types';

/** What every page may have to say, such as that something went wrong. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	words: await wordsOf(data.locale, ['staff'])
});
