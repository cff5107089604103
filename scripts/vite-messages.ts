/**
 * The message catalogue as modules: ICU MessageFormat in `src/lib/messages/<locale>/<area>.json` becomes functions when
 * Andon is built, so that a page parses no message and loads those of its own language alone. What a language lacks it
 * has in English.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

// its types say that it is an ES module, which it is not
const require = createRequire(import.meta.url);
interface Format {
	compile(message: string): unknown;
}
const MessageFormat = require('@messageformat/core') as new (
	locale: string,
	options: { strict: boolean }
) => Format;
const compile = require('@messageformat/core/compile-module.js') as (
	format: Format,
	messages: Catalogue
) => string;

const ROOT = fileURLToPath(new URL('../src/lib/messages/', import.meta.url));
const WHOLE = 'en';
const INDEX = 'virtual:messages';
const ONE = 'virtual:messages/';

export type Catalogue = Record<string, string>;

export const locales = (root = ROOT): string[] =>
	readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? [entry.name] : []
	);

export const areas = (root = ROOT): string[] =>
	readdirSync(join(root, WHOLE)).map((file) => basename(file, '.json'));

/** @returns what a locale has of an area; empty where it has nothing yet */
export function readCatalogue(locale: string, area: string, root = ROOT): Catalogue {
	try {
		return JSON.parse(readFileSync(join(root, locale, `${area}.json`), 'utf8')) as Catalogue;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
		throw error;
	}
}

/** @throws Error that names the message that is no ICU MessageFormat */
export function compileCatalogue(locale: string, messages: Catalogue): string {
	const format = new MessageFormat(locale, { strict: true });
	for (const [key, message] of Object.entries(messages))
		try {
			format.compile(message);
		} catch (error) {
			throw new Error(`${locale} ${key} is no ICU MessageFormat: ${message}`, { cause: error });
		}
	return compile(format, messages);
}

const moduleOf = (locale: string, area: string): string =>
	compileCatalogue(locale, { ...readCatalogue(WHOLE, area), ...readCatalogue(locale, area) });

/** One dynamic import for each locale and area: each becomes a file of its own. */
function indexModule(): string {
	const entries = locales().flatMap((locale) =>
		areas().map((area) => `\t'${locale}/${area}': () => import('${ONE}${locale}/${area}')`)
	);
	return [
		`const all = {\n${entries.join(',\n')}\n};`,
		`export const load = async (locale, area) => (await all[locale + '/' + area]()).default;`,
		`export const loadAll = () => Promise.all(Object.values(all).map((one) => one()));`,
		''
	].join('\n');
}

export function messages(): Plugin {
	return {
		name: 'messages',
		resolveId: (id) => (id === INDEX || id.startsWith(ONE) ? `\0${id}` : undefined),
		load(id) {
			if (id === `\0${INDEX}`) return indexModule();
			if (!id.startsWith(`\0${ONE}`)) return;
			const [locale = '', area = ''] = id.slice(ONE.length + 1).split('/');
			for (const one of [WHOLE, locale]) this.addWatchFile(join(ROOT, one, `${area}.json`));
			return moduleOf(locale, area);
		}
	};
}
