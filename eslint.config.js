import js from '@eslint/js';
import prettierOff from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';

/** Time and chance are handed in; only the named files read them. */
const clock = (/** @type {string} */ where) => [
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: `Time is handed in; only ${where} reads the clock.`
	},
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: `Time is handed in; only ${where} reads the clock.`
	},
	{
		selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
		message: 'Chance is handed in.'
	}
];

const OUTSIDE = 'Requests go by server/services/outside, which looks where they lead.';

/**
 * Rules that need types, only where types resolve: in .svelte files kit's inferred `data` is invisible to ESLint.
 * @param {string} project
 * @param {string[]} files
 */
const typed = (project, files) => [
	{
		files,
		ignores: ['**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { project, tsconfigRootDir: import.meta.dirname }
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error'
		}
	}
];

export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'.andon/',
		'test-results/',
		'playwright-report/',
		'pictures/',
		'coverage/'
	]),
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	{
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off', // svelte-check does this
			'max-lines': ['error', { max: 250 }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'@typescript-eslint/no-invalid-void-type': 'off', // tsc knows where void may stand
			'svelte/no-at-html-tags': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	...typed('server/tsconfig.json', ['{server,programs,bench}/**/*.ts']),
	...typed('scripts/tsconfig.json', ['scripts/**/*.ts']),
	...typed('tsconfig.json', ['{src,tests}/**/*.ts']),
	{
		files: ['server/**/*.ts', 'src/lib/shared/**/*.ts'],
		ignores: ['server/clock.ts', '**/*.test.ts'],
		rules: { 'no-restricted-syntax': ['error', ...clock('server/clock.ts')] }
	},
	{
		// rule SEC-5: whatever asks somebody else's server is guarded
		files: ['server/**/*.ts'],
		ignores: ['server/services/outside/**', '**/*.test.ts'],
		rules: {
			'no-restricted-globals': ['error', { name: 'fetch', message: OUTSIDE }],
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					paths: [
						{ name: 'undici', message: OUTSIDE },
						...['http', 'https', 'tls', 'http2'].flatMap((name) =>
							[name, `node:${name}`].map((from) => ({
								name: from,
								importNames: ['request', 'get', 'connect', 'Agent', 'default'],
								message: OUTSIDE
							}))
						)
					]
				}
			]
		}
	},
	{
		files: ['src/**/*.{ts,svelte}'],
		ignores: ['src/lib/shared/**', 'src/lib/live/server-time.ts', '**/*.test.ts'],
		rules: { 'no-restricted-syntax': ['error', ...clock('src/lib/live/server-time.ts')] }
	},
	{
		// kit 2 guards $lib/server against the browser, but not server/
		files: ['src/**/*.{ts,svelte}'],
		ignores: ['src/**/*.server.ts', 'src/**/+server.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^#server/|^\\..*/server/',
							allowTypeImports: true,
							message: 'Server only.'
						}
					]
				}
			]
		}
	},
	{
		// one way to write each thing, and the one that kit 3 keeps
		files: ['src/**/*.{ts,svelte}'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					paths: [
						{
							name: '$app/forms',
							importNames: ['enhance'],
							message: 'Use #lib/forms/enhance.ts: it loses nothing that was typed.'
						}
					],
					patterns: [
						{ group: ['$lib', '$lib/*'], message: 'Use #lib/…' },
						{ group: ['$app/stores', '$app/environment', '$env/*'], message: 'Gone in kit 3.' }
					]
				}
			]
		}
	},
	prettierOff
);
