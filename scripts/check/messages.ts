import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	CLOCKS,
	ESCALATED_TIERS,
	STATUSES,
	SUBJECTS,
	TRIGGERS,
	WAITING_FOR
} from '../../src/lib/shared/words.ts';
import { areas, locales, readCatalogue } from '../vite-messages.ts';
import { faultsOf, unusedKeys, wordsWithoutText, type Catalogues } from './catalogue.ts';
import { rawTexts } from './raw-texts.ts';

const FAMILIES = {
	subject: SUBJECTS,
	trigger: TRIGGERS,
	tier: ESCALATED_TIERS,
	clock: CLOCKS,
	status: STATUSES,
	waiting: WAITING_FOR
};

/**
 * What is wrong with the texts of the pages (rules LANG-7 and LANG-8).
 * @returns a line for each message or piece of markup
 */
export function wrongMessages(root: string): string[] {
	const folder = join(root, 'src/lib/messages');
	const all: Catalogues = Object.fromEntries(
		locales(folder).map((locale) => [
			locale,
			Object.fromEntries(areas(folder).map((area) => [area, readCatalogue(locale, area, folder)]))
		])
	);
	const read = (pattern: string) =>
		globSync(pattern, { cwd: root })
			.filter((file) => !/\.(test|e2e)\.ts$/.test(file))
			.map((file) => ({ file, source: readFileSync(join(root, file), 'utf8') }));
	const components = read('src/**/*.svelte');
	const sources = [...components, ...read('src/**/*.ts')].map(({ source }) => source);
	return [
		...faultsOf(all),
		...unusedKeys(all, sources),
		...wordsWithoutText(all['en']?.['common'] ?? {}, FAMILIES),
		...components.flatMap(({ file, source }) =>
			rawTexts(source).map((text) => `${file}: “${text}” does not come from the catalogue`)
		)
	];
}
