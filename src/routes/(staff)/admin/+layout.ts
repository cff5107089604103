import { wordsOf } from '#lib/messages/index.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async () => ({ words: await wordsOf('en', ['admin', 'common']) });
