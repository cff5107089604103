/** Numbers as a language writes them; in English `1,234`, `93.0%`. */
import { TAGS, type Locale } from './locales.ts';

/** Making a formatter costs a hundred times what using it costs. */
const formatters = new Map<string, Intl.NumberFormat>();

type Kind = 'decimal' | 'percent';

function formatter(locale: Locale, style: Kind, least: number, most: number): Intl.NumberFormat {
	const key = `${locale} ${style} ${least} ${most}`;
	let made = formatters.get(key);
	if (!made) {
		const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
		formatters.set(key, (made = new Intl.NumberFormat(TAGS[locale], { style, ...digits })));
	}
	return made;
}

/** `1,234`. */
export const grouped = (n: number, locale: Locale = 'en'): string =>
	formatter(locale, 'decimal', 0, 0).format(n);

/** `7.5`. @param most digits after the point, where they are not nought; @param least of them, always */
export const decimal = (n: number, most: number, locale: Locale = 'en', least = 0): string =>
	formatter(locale, 'decimal', least, most).format(n);

/** `93.0%`. @param share 0 to 1. @param digits after the point, always */
export const percent = (share: number, digits: number, locale: Locale = 'en'): string =>
	formatter(locale, 'percent', digits, digits).format(share);
