import { wordsOf } from '#lib/messages/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	say: await wordsOf((await parent()).locale, ['admin', 'walls', 'common'])
});
