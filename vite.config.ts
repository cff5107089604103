import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { messages } from './scripts/vite-messages.ts';
import { VERSION } from './svelte.config.js';
import { defineConfig } from 'vitest/config';

/** Kit 2 keeps src/lib/server and *.server.ts from the browser; this adds server/ (kit 3 does it itself). */
function guardServer(): Plugin {
	const root = fileURLToPath(new URL('server/', import.meta.url)).replaceAll('\\', '/');
	return {
		name: 'guard-server',
		enforce: 'pre',
		load(id, options) {
			if (options?.ssr || process.env['VITEST'] || !id.startsWith(root)) return;
			throw new Error(`${id} is server code: the browser may only \`import type\` from it`);
		}
	};
}

/**
 * Screens speak WebSocket and JSON, and nothing else: the other ways of engine.io, how it moves from one to another, and
 * what is there for binary data stay out of what they load.
 */
function websocketOnly(): Plugin {
	const transports = '/engine.io-client/build/esm/transports/';
	const stubs: [RegExp, string][] = [
		[
			/\/transports\/polling-(xhr|xhr\.node|fetch)\.js$/,
			'export const XHR = undefined, Fetch = undefined;'
		],
		[
			/\/socket\.io-parser\/build\/esm\/is-binary\.js$/,
			'export const isBinary = () => false, hasBinary = isBinary;'
		],
		[
			/\/socket\.io-parser\/build\/esm\/binary\.js$/,
			'export const deconstructPacket = undefined, reconstructPacket = undefined;'
		],
		[/\/contrib\/base64-arraybuffer\.js$/, 'export const decode = undefined, encode = undefined;']
	];
	return {
		name: 'websocket-only',
		apply: 'build',
		load(id, options) {
			if (options?.ssr || !/\/(engine|socket)\.io-/.test(id)) return;
			const stub = stubs.find(([of]) => of.test(id));
			if (stub) return stub[1];
			if (id.endsWith(`${transports}index.js`))
				return "import { WS } from './websocket.js'; export const transports = { websocket: WS };";
		},
		transform(code, id, options) {
			if (options?.ssr || !id.endsWith('/engine.io-client/build/esm/socket.js')) return;
			// there is nothing to move to
			return code.replace(/\n {4}_probe\(name\) \{[^]*?\n {4}\}\n/, '\n    _probe() {}\n');
		}
	};
}

/**
 * A wall starts from a script of its own. The file is named after the build, so that the page, which is built first,
 * knows its name.
 */
function wallStart(): Plugin {
	return {
		name: 'wall-start',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		buildStart() {
			this.emitFile({
				type: 'chunk',
				id: fileURLToPath(new URL('src/routes/wall/start.ts', import.meta.url)),
				fileName: `_app/immutable/entry/wall.${VERSION}.js`
			});
		}
	};
}

/** What every page has, and what every live page has, each in one file: small files compress badly. */
function fewFiles(): Plugin {
	const base = /node_modules\/(svelte|clsx|esm-env|@sveltejs\/kit\/src\/runtime\/app\/env)\//;
	const pages = /node_modules\/(@sveltejs\/kit|devalue)\//;
	const live =
		/node_modules\/(@socket\.io|(socket|engine)\.io-)|\/src\/lib\/(live|state|shared\/(time|numbers|locales|lease)|words|ticker-words|components\/(Live|StaleBand|Countdown|StateIcon|TierBadge|state))/;
	return {
		name: 'few-files',
		apply: 'build',
		configEnvironment: (name) =>
			name === 'client'
				? {
						build: {
							rolldownOptions: {
								output: {
									codeSplitting: {
										groups: [
											{ name: 'base', test: base, priority: 1 },
											{ name: 'pages', test: pages },
											{ name: 'live', test: live }
										]
									}
								}
							}
						}
					}
				: undefined
	};
}

/** Vite 8 reloads only the server for a module that only the server uses; reload the open page too. */
function reloadForServerModules(): Plugin {
	return {
		name: 'reload-for-server-modules',
		apply: 'serve',
		hotUpdate({ file, modules, server }) {
			if (process.env['VITEST'] || this.environment.name !== 'ssr' || modules.length === 0) return;
			const { client } = server.environments;
			if (!client.moduleGraph.getModulesByFile(file)?.size)
				client.hot.send({ type: 'full-reload' });
		}
	};
}

/** What neither waits nor measures time. */
const ALL_CORES = { maxWorkers: availableParallelism(), sequence: { groupOrder: 0 } };
const pure = ['{src,server,programs,scripts}/**/*.test.ts'];
export default defineConfig({
	// no arguments: with any, kit 2.62+ ignores svelte.config.js
	plugins: [
		messages(),
		guardServer(),
		websocketOnly(),
		wallStart(),
		fewFiles(),
		reloadForServerModules(),
		sveltekit()
	],
	test: {
		// by itself it gives up after a second, which a busy machine may stand still for
		expect: { poll: { timeout: 20_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: pure,
					// against what hangs; what must be quick measures its own processor time
					testTimeout: 60_000,
					...ALL_CORES
				}
			},
			{
				extends: true,
				test: {
					name: 'live',
					environment: 'node',
					include: ['tests/{store,services,http,live,stories,programs}/**/*.test.ts'],
					globalSetup: ['tests/support/stores.ts'],
					setupFiles: ['tests/support/no-unexpected-errors.ts'],
					// against what hangs
					testTimeout: 60_000,
					hookTimeout: 60_000,
					// they measure time, and start nodes and stores of their own
					maxWorkers: 1,
					sequence: { groupOrder: 1 }
				}
			},
			{
				extends: true,
				test: {
					name: 'simulator',
					environment: 'node',
					include: ['tests/simulator/**/*.test.ts'],
					testTimeout: 300_000,
					...ALL_CORES
				}
			}
		]
	}
});
