import { wordsOf } from '#lib/messages/index.ts';
import type { PageLoad } from './$types';

/** The words of the board's language, or of the reader's where there is no board yet. */
export const load: PageLoad = async ({ data, parent }) =>
	data.is === 'pairing'
		? { is: data.is, words: await wordsOf((await parent()).locale, ['pairing']) }
		: { ...data, words: await wordsOf(data.snapshot.head.show.locale, ['wall', 'common']) };
