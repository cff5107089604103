import { describe, expect, it } from 'vitest';
import { readerLocale } from './reader.ts';

describe('LANG-3 a reader’s language is the chosen one, else what the browser asks for', () => {
	it.each<[string | undefined, string | null, string]>([
		[undefined, null, 'en'],
		[undefined, 'es-MX,es;q=0.9,en;q=0.8', 'es'],
		[undefined, 'fr-FR, de;q=0.7, en;q=0.6', 'de'],
		[undefined, 'en;q=0.5, de;q=0.9', 'de'],
		[undefined, 'de;q=0, es;q=0.1', 'es'],
		[undefined, 'tl-PH', 'fil'],
		[undefined, 'ja, ko', 'en'],
		[undefined, ';;q=x,,', 'en'],
		['de', 'es', 'de'],
		['fr', 'es', 'es']
	])('%s and %s: %s', (chosen, accepted, locale) => {
		expect(readerLocale(chosen, accepted)).toBe(locale);
	});
	it('is no language in which the pages of the staff are not begun', () => {
		expect(readerLocale('ar', 'ar')).toBe('en');
	});
});
