/** What customers are told, with a few words of the case in it: `{ref}`, `{customer}` and `{next}` (P4). */
import { when } from '#lib/shared/time/zone.ts';
import type { TemplateView } from '#lib/shared/wire/templates.ts';
import type { Case } from './case.ts';
import type { Template } from './configuration/schema.ts';

export const PLACEHOLDERS = ['ref', 'customer', 'next'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

/** Any words in braces: somebody meant them to be filled in. */
const IN_BRACES = /(\{?)\{([^{}\n]{0,60})\}(\}?)/g;
const EXPECTED = 'expected {ref}, {customer} or {next}';

/** @returns what is wrong with a text, each fault once and with its remedy; none when every brace can be filled in */
export function templateFaults(text: string): string[] {
	const faults = [...text.matchAll(IN_BRACES)].flatMap(([whole, before, name = '', after]) => {
		const meant = name.trim().toLowerCase();
		if (!isPlaceholder(meant)) return [`${whole} is not filled in: ${EXPECTED}`];
		if (before !== '' || after !== '' || name !== meant)
			return [`${whole} is not filled in: expected {${meant}}`];
		return [];
	});
	const rest = text.replaceAll(IN_BRACES, '');
	const odd = /[{}]/.exec(rest);
	if (odd)
		faults.push(`a brace stands alone before or after “${around(rest, odd.index)}”: ${EXPECTED}`);
	return [...new Set(faults)];
}

const around = (text: string, at: number): string =>
	text
		.slice(Math.max(0, at - 12), at + 13)
		.replaceAll(/[{}\s]+/g, ' ')
		.trim();

const isPlaceholder = (name: string): name is Placeholder =>
	(PLACEHOLDERS as readonly string[]).includes(name);

export interface TemplateFacts extends Pick<Case, 'ref' | 'customer'> {
	/** When the customer is told next, ms since 1970; null without a promise. */
	next: number | null;
	now: number;
	/** IANA name: the client's. */
	zone: string;
}

/**
 * @returns the text with what is known filled in; unknown words in braces stay as they were written. What is not known
 * reads as a person would say it
 */
export function fillTemplate(
	text: string,
	{ ref, customer, next, now, zone }: TemplateFacts
): string {
	const words: Record<Placeholder, string> = {
		ref,
		customer: customer ?? 'customer',
		next: next === null ? 'as soon as there is news' : when(next, now, zone)
	};
	// in one go: what is filled in is not filled in again
	return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
		isPlaceholder(name) ? words[name] : whole
	);
}

/** The templates of a client as a desk shows them for one case. */
export function templateViews(
	templates: readonly Template[],
	facts: TemplateFacts
): TemplateView[] {
	const unknown = (['customer', 'next'] as const).filter((name) => facts[name] === null);
	return templates.map(({ name, title, channel, text }) => ({
		name,
		title,
		channel,
		text: fillTemplate(text, facts),
		missing: unknown.filter((one) => text.includes(`{${one}}`))
	}));
}
