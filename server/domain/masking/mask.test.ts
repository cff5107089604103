import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuOf } from '../../../tests/support/cpu.ts';
import { passesLuhn } from './card.ts';
import { mask, maskId, maskName, maskUnread } from './mask.ts';
import { LEFT, MASKED } from './samples.ts';

describe('text', () => {
	it.each(MASKED)('MASK-1 %s', (text, masked) => {
		expect(mask(text)).toBe(masked);
	});

	it.each(LEFT)('MASK-2 stays: %s', (text) => {
		expect(mask(text)).toBe(text);
	});
});

const digitString = (length: number) =>
	fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

/** Numbers of a length that pass the check, of the issuers that cards have. */
const card = fc
	.constantFrom(
		['4', 16],
		['4', 13],
		['51', 16],
		['2221', 16],
		['37', 15],
		['6011', 16],
		['3530', 16],
		['62', 19],
		['36', 14],
		['5018', 18]
	)
	.chain(([begin, length]) =>
		digitString(Number(length) - String(begin).length - 1).map((rest) => {
			const all = `${begin}${rest.join('')}`;
			const check = Array.from({ length: 10 }, (_, digit) => `${all}${digit}`).find(passesLuhn);
			return check ?? '';
		})
	);
const between = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u200b', '\u2011', ' - ', '\u00ad');
const zero = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce);
const words = fc.constantFrom('', 'card', 'Karte: ', 'refund to ', 'رقم ', '#', 'order A-B, ');

describe('whatever is written', () => {
	it('MASK-1 a card number never stays, in whatever digits and with whatever between them', () => {
		fc.assert(
			fc.property(card, between, zero, words, words, (number, gap, from, before, after) => {
				const groups = number.match(/.{1,4}/g) ?? [];
				const written = [...groups.join(gap)]
					.map((one) => (/\d/.test(one) ? String.fromCodePoint(from + Number(one)) : one))
					.join('');
				const masked = mask(`${before}${written} ${after}`);
				const plain = masked.normalize('NFKC').replaceAll(/[^\d]/g, '');
				expect(masked).not.toContain(written);
				expect([`${number.slice(0, 6)}${number.slice(-4)}`, number.slice(-4)]).toContain(plain);
				expect(masked).toContain('•');
			}),
			{ numRuns: 1000 }
		);
	});

	const adversarial = fc.string({
		unit: fc.constantFrom(
			...'0123456789 -./()+@•·:,#\n',
			'a',
			'tel',
			'order',
			'b.co',
			'4111',
			'09',
			'+63',
			'•••••••89',
			'·bcdfghjklm',
			'\u200b',
			'٤',
			'２'
		),
		maxLength: 80
	});

	it('MASK-3 to mask twice is to mask once', () => {
		const tagOf = (value: string) => (value.length % 2 ? 'bcdfghjklm' : 'nbvcxzlkjh');
		const ways = [
			mask,
			(text: string) => maskUnread(text, tagOf),
			(text: string) => maskName(text, tagOf),
			(text: string) => maskId(text, tagOf)
		];
		fc.assert(
			fc.property(fc.oneof(adversarial, fc.string({ unit: 'binary' })), (text) => {
				for (const way of ways) expect(way(way(text))).toBe(way(text));
			}),
			{ numRuns: 3000 }
		);
		const joined = '•••••••8941110·bcdfghjklm04111';
		for (const text of [joined, ...MASKED.map(([one]) => one)])
			for (const way of ways) expect(way(way(text))).toBe(way(text));
	}, 180_000);

	it('MASK-4 the time it takes grows with the text, and not faster', () => {
		const pieces = [
			'1',
			'4 ',
			'4111 ',
			'1-',
			'@',
			'a@',
			'a@b.',
			'a.',
			'+1',
			'(',
			'09 ',
			' ',
			'tel ',
			'•',
			'0917 555 0189 ',
			'"',
			'%40',
			'2026-',
			'1.',
			'٤ ',
			'DE89 ',
			'1,234 '
		];
		const took = (text: string, times = 1) =>
			cpuOf(() => {
				for (let time = 0; time < times; time++) mask(text);
			}).ms;
		for (const piece of pieces) {
			const [short, long] = [
				piece.repeat(4000 / piece.length),
				piece.repeat(64_000 / piece.length)
			];
			mask(short);
			// sixteen times the same length: a square would be sixteen times as much; processors count in steps of some ms
			expect(took(long), JSON.stringify(piece)).toBeLessThan(4 * Math.max(took(short, 16), 20));
		}
	}, 180_000);

	it('MASK-2 a text without seven digits and without "@" is left as it is', () => {
		const letters = fc
			.string({ unit: 'grapheme' })
			.filter((text) => !/[@＠﹫\p{Nd}\p{No}]|at/iu.test(text));
		fc.assert(fc.property(letters, (text) => void expect(mask(text)).toBe(text)));
	});
});

describe('names and ids', () => {
	const tagOf = (value: string) =>
		[...value].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 20, 7) % 2
			? 'bcdfghjklm'
			: 'zxwvtsrqpn';

	it('MASK-5 a customer who goes by an address or a number is masked, and the same each time', () => {
		expect(maskName('Lena Park', tagOf)).toBe('Lena Park');
		expect(maskName('lena@example.com', () => 'bcdfghjklm')).toBe('•••@•••·bcdfghjklm');
		const values: string[] = [];
		const noted = (value: string) => (values.push(value), 'bcdfghjklm');
		for (const same of ['Lena@Example.com', ' lena@example.com', 'lena＠example.com'])
			maskName(same, noted);
		for (const same of [
			'+63 917 555 0189',
			'0063917 5550189',
			'+639175550189',
			'+63 (917) 555-0189'
		])
			maskName(same, noted);
		expect(values.slice(0, 3)).toEqual(Array(3).fill('lena@example.com'));
		expect(values.slice(3)).toEqual(Array(4).fill('+639175550189'));
	});

	it('MASK-5 a card as a name shows nothing of itself beside its tag', () => {
		expect(maskName('4111 1111 1111 1111', () => 'bcdfghjklm')).toBe('••••••••·bcdfghjklm');
	});

	it('MASK-5 a text says that something was there, and not whose', () => {
		expect(
			mask(`from ${maskName('lena@example.com', tagOf)} and ${maskName('+639175550189', tagOf)}`)
		).toBe('from •••@••• and +63•••••••89');
	});

	it('MASK-6 an id of digits stays; one that is an address, or a number as people write it, does not', () => {
		for (const id of [
			'4111111111111111',
			'09175550189',
			'9876543210',
			'INC0010001',
			'zendesk-35436',
			'40-118'
		])
			expect(maskId(id, tagOf)).toBe(id);
		for (const id of ['agent@example.com', '+639175550189', '0917-555-0189', '4111 1111 1111 1111'])
			expect(maskId(id, tagOf)).toMatch(/^[•@+\d]*·[a-z]{10}$/);
	});
});
