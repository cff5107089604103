import { describe, expect, it } from 'vitest';
import type { Locale } from './locales.ts';
import { decimal, grouped, percent } from './numbers.ts';

describe('LANG-4 numbers are written as a language writes them', () => {
	it.each<[Locale, string, string, string]>([
		['en', '12,345', '7.5', '93.0%'],
		['es', '12.345', '7,5', '93,0 %'],
		['fil', '12,345', '7.5', '93.0%'],
		['de', '12.345', '7,5', '93,0 %']
	])('%s', (locale, whole, part, share) => {
		const plain = (text: string) => text.replaceAll('\u00a0', ' ');
		expect(grouped(12_345, locale)).toBe(whole);
		expect(decimal(7.5, 1, locale)).toBe(part);
		expect(plain(percent(0.93, 1, locale))).toBe(share);
	});
	it('Arabic has Latin digits', () => {
		expect(grouped(12_345, 'ar')).toBe('12,345');
	});
	it('nothing after the point where there is nothing', () => {
		expect(decimal(7, 1)).toBe('7');
		expect(grouped(2.4)).toBe('2');
	});
});
