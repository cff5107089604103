import { wordsOf } from '#lib/messages/index.ts';
import type { PageLoad } from './$types';

/** The words of the board's language, and nothing of any other. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	words: await wordsOf(data.snapshot.head.show.locale, ['wall', 'common'])
});
