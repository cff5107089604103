/** Names of colleagues in a note that is being typed (rule DESK-84). */
import { unaccented } from '#lib/shared/plain-text.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';

/** What is being typed after an "@": where that stands, and what was typed of the name. */
export interface Begun {
	from: number;
	typed: string;
}

/** An "@" at the beginning of a word, and up to three words of a name after it. */
const BEGUN = /(?:^|\s)@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]+){0,2})$/u;

/** @returns null when no name is being typed before the caret */
export function begunAt(text: string, caret: number): Begun | null {
	const typed = BEGUN.exec(text.slice(0, caret))?.[1];
	return typed === undefined ? null : { from: caret - typed.length - 1, typed };
}

/** Who could be meant: whoever has a name that begins like that, in the order that they have. */
export function meant<T extends Whom>(people: readonly T[], typed: string, most: number): T[] {
	const sought = unaccented(typed);
	return people
		.filter(({ name }) => {
			const whole = unaccented(name);
			return whole.startsWith(sought) || whole.split(' ').some((part) => part.startsWith(sought));
		})
		.slice(0, most);
}

/** The text with the name in it, and where the caret stands then. */
export function named(
	text: string,
	{ from, typed }: Begun,
	{ name }: Whom
): { text: string; caret: number } {
	const before = `${text.slice(0, from)}@${name} `;
	const after = text.slice(from + 1 + typed.length);
	return { text: before + after.replace(/^ /, ''), caret: before.length };
}

/** Of those who were chosen, whoever is still named. */
export const stillNamed = (text: string, chosen: readonly Whom[]): Whom[] => {
	const once = new Map(chosen.map((one) => [one.id, one]));
	return [...once.values()].filter(({ name }) => text.includes(`@${name}`));
};
