/** Numbers as a language writes them; in English `1,234`, `93.0%`. */
import { TAGS, type Locale } from './locales.ts';

/** Making a formatter costs a hundred times what using it costs. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = `${locale} ${JSON.stringify(options)}`;
	let made = formatters.get(key);
	if (!made) formatters.set(key, (made = new Intl.NumberFormat(TAGS[locale], options)));
	return made;
}

/** `1,234`. */
export const grouped = (n: number, locale: Locale = 'en'): string =>
	formatter(locale, { maximumFractionDigits: 0 }).format(n);

/** `7.5`. @param most digits after the point, where they are not nought; @param least of them, always */
export const decimal = (n: number, most: number, locale: Locale = 'en', least = 0): string =>
	formatter(locale, { maximumFractionDigits: most, minimumFractionDigits: least }).format(n);

/** `93.0%`. @param share 0 to 1. @param digits after the point, always */
export const percent = (share: number, digits: number, locale: Locale = 'en'): string =>
	formatter(locale, {
		style: 'percent',
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	}).format(share);
