/** In which language somebody reads: chosen by hand, else what their browser asks for. Pure. */
import { LOCALES, type Locale } from '#lib/shared/locales.ts';

/** Holds the language that was chosen by hand. */
export const LOCALE_COOKIE = 'andon-locale';

/** The languages in which the pages of the staff are begun: a choice of a language without them would change nothing. */
export const STAFF_LOCALES = ['en', 'es', 'fil', 'de'] as const satisfies readonly Locale[];

export const isStaffLocale = (text: string | undefined): text is (typeof STAFF_LOCALES)[number] =>
	STAFF_LOCALES.some((locale) => locale === text);

/** Tags that mean one of ours under another name: Filipino is what Tagalog is called as a language of the state. */
const ALSO: Record<string, Locale> = { tl: 'fil' };

/**
 * @param chosen value of the cookie
 * @param accepted header `Accept-Language`
 * @returns English where nothing asks for another language that there is
 */
export function readerLocale(chosen: string | undefined, accepted: string | null): Locale {
	if (isStaffLocale(chosen)) return chosen;
	const asked = (accepted ?? '')
		.split(',')
		.map((part, at) => {
			const [tag = '', ...more] = part.split(';').map((piece) => piece.trim().toLowerCase());
			const q = more.find((piece) => piece.startsWith('q='));
			return { language: tag.split('-')[0] ?? '', weight: q ? Number(q.slice(2)) : 1, at };
		})
		.filter(({ weight }) => weight > 0)
		.sort((one, other) => other.weight - one.weight || one.at - other.at);
	for (const { language } of asked) {
		const meant = ALSO[language] ?? LOCALES.find((locale) => locale === language);
		if (isStaffLocale(meant)) return meant;
	}
	return 'en';
}
