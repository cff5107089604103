/** Holds the message catalogue against itself: every language against English. */
import { createRequire } from 'node:module';
import { compileCatalogue, type Catalogue } from '../vite-messages.ts';

// its types say that it is an ES module, which it is not
const require = createRequire(import.meta.url);
interface Token {
	type: string;
	arg?: string;
	cases?: { key: string; tokens: Token[] }[];
}
const { parse } = require('@messageformat/parser') as { parse: (message: string) => Token[] };

/** By language and area. */
export type Catalogues = Record<string, Record<string, Catalogue>>;

/** What walls show hangs where nobody can ask what a word in a foreign language means. */
const WHOLE_AREAS = ['wall', 'common'];
const FIRST = 'en';

/** @returns a line for each message that does not parse, is unknown to English, differs in its placeholders, or is missing */
export function faultsOf(all: Catalogues): string[] {
	const english = all[FIRST] ?? {};
	return Object.entries(all).flatMap(([locale, areas]) => [
		...Object.entries(areas).flatMap(([area, messages]) =>
			Object.entries(messages).flatMap(([key, message]) =>
				faultOf(locale, key, message, english[area]?.[key]).map(
					(fault) => `${locale}/${area} ${key}: ${fault}`
				)
			)
		),
		...WHOLE_AREAS.flatMap((area) =>
			Object.keys(english[area] ?? {})
				.filter((key) => areas[area]?.[key] === undefined)
				.map((key) => `${locale}/${area} ${key}: is missing`)
		)
	]);
}

function faultOf(
	locale: string,
	key: string,
	message: string,
	english: string | undefined
): string[] {
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))
		return ['a key has lower-case letters, digits and "-"'];
	if (english === undefined) return ['English does not have it'];
	try {
		compileCatalogue(locale, { [key]: message });
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
	const [wanted, had] = [placeholders(english), placeholders(message)];
	return wanted === had ? [] : [`has the placeholders ${had}, English has ${wanted}`];
}

/** "{name}, {time}"; "none" where there are none. */
function placeholders(message: string): string {
	const found = new Set<string>();
	const walk = (tokens: Token[]) => {
		for (const { arg, cases = [] } of tokens) {
			if (arg !== undefined) found.add(arg);
			for (const one of cases) walk(one.tokens);
		}
	};
	try {
		walk(parse(message));
	} catch {
		return 'that cannot be read';
	}
	return found.size === 0
		? 'none'
		: [...found]
				.sort()
				.map((name) => `{${name}}`)
				.join(', ');
}

/**
 * Keys that no source says. A key is said by itself, in quotation marks or as the name of a property, or by a template
 * that it fits, such as `tier-${tier}`.
 * @param sources text of everything that may say one
 */
export function unusedKeys(all: Catalogues, sources: readonly string[]): string[] {
	const text = sources.join('\n');
	const quoted = new Set(
		[...text.matchAll(/['"]([a-z0-9-]+)['"]|\b([a-z0-9]+):/g)].map(([, key, name]) => key ?? name)
	);
	const templates = [...text.matchAll(/`((?:[a-z0-9-]|\$\{[^{}`]*\})+)`/g)]
		.map(([, template = '']) => template.split(/\$\{[^}]*\}/))
		// of a template without three letters of its own every key would be one
		.filter((parts) => parts.length > 1 && parts.join('').replaceAll('-', '').length > 2)
		.map((parts) => new RegExp(`^${parts.join('[a-z0-9-]+')}$`));
	return Object.entries(all[FIRST] ?? {}).flatMap(([area, messages]) =>
		Object.keys(messages)
			.filter((key) => !quoted.has(key) && !templates.some((template) => template.test(key)))
			.map((key) => `${FIRST}/${area} ${key}: nothing says it`)
	);
}

/**
 * Words of the trade that have no text of their own.
 * @param families the words by the beginning of their keys
 */
export function wordsWithoutText(
	common: Catalogue,
	families: Readonly<Record<string, readonly (string | number)[]>>
): string[] {
	return Object.entries(families).flatMap(([family, words]) =>
		words
			.map((word) => `${family}-${word}`)
			.filter((key) => common[key] === undefined)
			.map((key) => `${FIRST}/common ${key}: a word of the trade without a text`)
	);
}
