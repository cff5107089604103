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
