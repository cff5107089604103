import type { Locale } from '#lib/shared/locales.ts';
import { wordsOf, type Words } from '#lib/messages/index.ts';

export type WallWords = Words<'wall' | 'common'>;

/**
 * The words of the board's language, and of another one once somebody has chosen that: loaded beside the picture, which
 * stays as it is until they are there. Call it where a component begins.
 * @param first what the page was loaded with
 * @param wanted reactive
 * @param load rejects while the server is away; asked again when `retry` changes
 * @param retry reactive, anything that changes now and then
 */
export function followLanguage(
	first: WallWords,
	wanted: () => Locale,
	retry: () => unknown,
	load = (locale: Locale): Promise<WallWords> => wordsOf(locale, ['wall', 'common'])
): () => WallWords {
	let words = $state.raw(first);
	let asked: Locale = first.locale;
	$effect(() => {
		retry();
		const locale = wanted();
		if (locale === asked) return;
		asked = locale;
		load(locale).then(
			(found) => {
				// by now it may be another one again
				if (asked === locale) words = found;
			},
			() => {
				if (asked === locale) asked = words.locale;
			}
		);
	});
	$effect(() => {
		const { documentElement: page } = document;
		page.lang = words.locale;
		page.dir = words.direction;
	});
	return () => words;
}
