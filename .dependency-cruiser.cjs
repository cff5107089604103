/**
 * Who may import whom. The arrow rule:
 * src/lib/shared ← server/domain ← server/connectors, server/store ← server/services ← server/live, server/http
 * ← server/app.ts ← server/main.ts. Layers between two arrows do not know each other.
 */

/** For each layer, the parts of `server/` it may import besides itself. */
const mayImport = {
	domain: [],
	connectors: ['domain'],
	store: ['domain', 'config', 'observability', 'clock.ts', 'start-error.ts'],
	services: [
		'domain',
		'connectors',
		'store',
		'config',
		'observability',
		'clock.ts',
		'start-error.ts'
	],
	live: [
		'domain',
		'connectors',
		'store',
		'services',
		'config',
		'observability',
		'clock.ts',
		'start-error.ts'
	],
	http: [
		'domain',
		'connectors',
		'store',
		'services',
		'config',
		'observability',
		'clock.ts',
		'start-error.ts'
	],
	config: ['clock.ts', 'start-error.ts'],
	observability: ['domain', 'config', 'clock.ts', 'start-error.ts']
};

const oneOf = (/** @type {string[]} */ parts) =>
	parts.map((part) => part.replace('.', '\\.')).join('|');
const layers = Object.entries(mayImport).map(([layer, others]) => ({
	name: `layer-${layer}`,
	comment: `server/${layer} may import from server/: ${[layer, ...others].join(', ')}.`,
	severity: 'error',
	from: { path: `^server/${layer}/`, pathNot: '\\.test\\.ts$' },
	to: { path: '^server/', pathNot: `^server/(${oneOf([layer, ...others])})(/|$)` }
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...layers,
		{
			name: 'no-cycles',
			comment: 'Modules that import each other cannot be read or tested one at a time.',
			severity: 'error',
			// a form whose parts have parts is a component within itself
			from: { pathNot: '^src/lib/admin/form/(FormOf|Entries)\\.svelte$' },
			to: { circular: true }
		},
		{
			name: 'tops-are-tops',
			comment:
				'Nothing in server/ imports what starts it or the command line; only those import app.ts.',
			severity: 'error',
			from: { path: '^server/', pathNot: '^server/((main|run)\\.ts$|cli/)|\\.test\\.ts$' },
			to: { path: '^server/(main|run|app)\\.ts$|^server/cli/' }
		},
		{
			name: 'shared-is-pure',
			comment: 'src/lib/shared runs in the browser and on the server: it imports only itself.',
			severity: 'error',
			from: { path: '^src/lib/shared/', pathNot: '\\.test\\.ts$' },
			to: { path: '^(src|server|programs|scripts|bench|tests)/', pathNot: '^src/lib/shared/' }
		},
		{
			name: 'pure-layers-reach-nothing',
			comment: 'Shared code, the domain and connectors open no file, socket or process.',
			severity: 'error',
			from: {
				path: '^(src/lib/shared|server/domain|server/connectors)/',
				pathNot: '\\.test\\.ts$'
			},
			to: { path: '^(node:)?(fs|net|http|https|child_process|dns|worker_threads|process)(/|$)' }
		},
		{
			name: 'pages-not-server',
			comment:
				'src/ takes only types from server/; hooks, and *.server.ts files, may use server/http/page-services.ts.',
			severity: 'error',
			from: { path: '^src/' },
			to: {
				path: '^server/',
				dependencyTypesNot: ['type-only'],
				pathNot: '^server/http/page-services\\.ts$'
			}
		},
		{
			name: 'page-services-from-the-server-side',
			comment: 'Only code that runs on the server reaches the page services.',
			severity: 'error',
			from: { path: '^src/', pathNot: '(^src/hooks\\.server|\\.server)\\.ts$|/\\+server\\.ts$' },
			to: { path: '^server/http/page-services\\.ts$', dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'server-not-pages',
			comment: 'server/ takes only src/lib/shared from src/.',
			severity: 'error',
			from: { path: '^server/', pathNot: '\\.test\\.ts$' },
			to: { path: '^src/', pathNot: '^src/lib/shared/' }
		},
		{
			name: 'programs-are-outsiders',
			comment: 'programs/ talk to Andon through its public face, as anybody would.',
			severity: 'error',
			from: { path: '^programs/', pathNot: '\\.test\\.ts$|^programs/testing/' },
			to: { path: '^(src|server|scripts|bench|tests)/', pathNot: '^src/lib/shared/' }
		},
		{
			name: 'nothing-imports-tests',
			comment: 'What ships does not know its tests.',
			severity: 'error',
			from: { path: '^(src|server|programs)/', pathNot: '\\.test\\.ts$|^programs/testing/' },
			to: { path: '^(tests|bench|scripts|programs/testing)/|\\.test\\.ts$' }
		},
		{
			name: 'found',
			comment: 'An import that resolves to nothing.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(\\$app/|virtual:|\\./\\$types|\\$types)' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(build|\\.svelte-kit)/|/\\.svelte-kit/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'server/tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types', 'svelte', 'browser'],
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json']
		}
	}
};
