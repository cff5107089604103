import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TemplateField } from './configuration/schema.ts';
import { fillTemplate, PLACEHOLDERS, templateFaults, templateViews } from './templates.ts';

const NOW = Date.UTC(2026, 10, 21, 13, 2);
const FACTS = {
	ref: '#4711',
	customer: 'Sam Porter',
	next: NOW + 90 * 60_000,
	now: NOW,
	zone: 'Europe/Berlin'
};
const TEXT = 'Dear {customer}, you hear from us on {ref} by {next}.';

describe('a template', () => {
	it('TPL-1 is filled in with the reference, the customer and the next promise', () => {
		expect(fillTemplate(TEXT, FACTS)).toBe('Dear Sam Porter, you hear from us on #4711 by 15:32.');
		expect(fillTemplate('{ref}{ref}', FACTS)).toBe('#4711#4711');
	});

	it.each([
		['Europe/Berlin', 60, '15:02'],
		['Asia/Kolkata', 60, '19:32'],
		['America/St_Johns', 60, '10:32'],
		['Pacific/Auckland', 60, '03:02'],
		['Europe/Berlin', 24 * 60, 'Sun 14:02'],
		['Europe/Berlin', 30 * 24 * 60, '21 Dec 14:02']
	])('TPL-1 {next} is a time of %s, %i minutes on: %s', (zone, minutes, said) => {
		const next = NOW + minutes * 60_000;
		expect(fillTemplate('{next}', { ...FACTS, zone, next })).toBe(said);
	});

	it('TPL-2 reads on where nothing is known', () => {
		expect(fillTemplate(TEXT, { ...FACTS, customer: null, next: null })).toBe(
			'Dear customer, you hear from us on #4711 by as soon as there is news.'
		);
	});

	it('TPL-3 what is filled in is not filled in again, whatever it is', () => {
		for (const customer of ['{ref}', '$&', '$1', '{customer}', '{'])
			expect(fillTemplate('{customer} {ref}', { ...FACTS, customer })).toBe(`${customer} #4711`);
		expect(fillTemplate('{other} {constructor}', FACTS)).toBe('{other} {constructor}');
	});

	it.each([
		['Dear {name},', '{name} is not filled in: expected {ref}, {customer} or {next}'],
		['{Ref}', '{Ref} is not filled in: expected {ref}'],
		['{ customer }', '{ customer } is not filled in: expected {customer}'],
		['{{next}}', '{{next}} is not filled in: expected {next}'],
		['{}', '{} is not filled in: expected {ref}, {customer} or {next}'],
		[
			'case {ref, today',
			'a brace stands alone before or after “case ref, today”: expected {ref}, {customer} or {next}'
		],
		[
			'case ref}',
			'a brace stands alone before or after “case ref”: expected {ref}, {customer} or {next}'
		]
	])('TPL-4 a brace that cannot be filled in is a fault: %s', (text, fault) => {
		expect(templateFaults(text)).toEqual([fault]);
	});

	it('TPL-4 every fault is told, each once', () => {
		expect(templateFaults('{a} {ref} {a} {b} {next}')).toHaveLength(2);
		expect(templateFaults(TEXT)).toEqual([]);
	});

	it('TPL-4 a text without a fault is filled in to the last brace, and one with braces left has a fault', () => {
		const part = fc.oneof(
			fc.constantFrom(
				'{',
				'}',
				' ',
				'\n',
				'a',
				...PLACEHOLDERS,
				...PLACEHOLDERS.map((p) => `{${p}}`)
			),
			fc.string({ maxLength: 4 })
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
				const text = parts.join('');
				const filled = fillTemplate(text, { ...FACTS, ref: 'R', customer: 'C' });
				expect(templateFaults(text).length > 0, text).toBe(/[{}]/.test(filled));
			}),
			{ numRuns: 2000 }
		);
	});

	it('TPL-5 a desk gets each with its title and channel, filled in, and what is not known', () => {
		const template = TemplateField.parse({ name: 'soon', title: 'Soon', text: TEXT });
		expect(templateViews([template], FACTS)).toEqual([
			{
				name: 'soon',
				title: 'Soon',
				channel: 'email',
				text: 'Dear Sam Porter, you hear from us on #4711 by 15:32.',
				missing: []
			}
		]);
		const unknown = { ...FACTS, customer: null, next: null };
		const missing = (text: string) => templateViews([{ ...template, text }], unknown)[0]?.missing;
		expect(missing(TEXT)).toEqual(['customer', 'next']);
		expect(missing('{ref}, by {next}')).toEqual(['next']);
		expect(missing('{ref}')).toEqual([]);
	});
});
