import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import ts from 'typescript-eslint';

const FILE = 'server/services/turns.ts';
/** What the code is checked by, but for the rules that need types, which take long. */
const { rules = {} } = (await new ESLint().calculateConfigForFile(FILE)) as Linter.Config;
const kept = Object.entries(rules).filter(([name]) =>
	/no-restricted-(globals|imports)$/.test(name)
);
const config = {
	files: ['**/*.ts'],
	languageOptions: { parser: ts.parser },
	plugins: { '@typescript-eslint': ts.plugin },
	rules: Object.fromEntries(kept)
} as Linter.Config;

const messages = (code: string): string =>
	new Linter()
		.verify(code, [config], FILE)
		.map(({ message }) => message)
		.join();

describe('SEC-5 nothing of the server asks others but by the one way out', () => {
	it.each([
		'export const a = fetch("https://a.example");',
		"import { request } from 'undici'; export const a = request;",
		"import { request } from 'node:https'; export const a = request;",
		"import http from 'node:http'; export const a = http;"
	])('%s', (code) => {
		expect(messages(code)).toContain('server/services/outside');
	});
	it('a server of its own it may start', () => {
		expect(
			messages("import { createServer } from 'node:http';\nexport const a = createServer;")
		).toBe('');
	});
});
