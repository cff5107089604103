import { wordsOf } from '#lib/messages/index.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => ({
	say: await wordsOf((await parent()).locale, ['people', 'staff', 'common'])
});
