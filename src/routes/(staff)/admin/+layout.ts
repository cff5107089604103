import { wordsOf } from '#lib/messages/index.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => ({
	words: await wordsOf((await parent()).locale, ['admin', 'setup', 'common'])
});
