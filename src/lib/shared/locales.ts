/** The languages that Andon speaks: English whole, the others begun. */
export const LOCALES = ['en', 'es', 'fil', 'de', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each in its own words. */
export const LOCALE_NAMES: Record<Locale, string> = {
	en: 'English',
	es: 'Español',
	fil: 'Filipino',
	de: 'Deutsch',
	ar: 'العربية'
};

/** Which way a language is written. */
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

/**
 * How a language is named to `Intl`: English writes dates as the floors do, and Arabic has Latin digits, which are the
 * only ones that the typeface of a wall draws with one width.
 */
export const TAGS: Record<Locale, string> = {
	en: 'en-GB',
	es: 'es',
	fil: 'fil',
	de: 'de',
	ar: 'ar-u-nu-latn'
};
