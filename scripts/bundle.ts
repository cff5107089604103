/**
 * Puts the server and the packages that it needs into a few files under `build/node`: they start in half the time of
 * some 1,600 (docs/adr/0013). `npm run build` ends with it.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { server } from './launch/parts.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUNDLE = join(ROOT, 'build', 'node');

/** The server finds its scripts, its pages and the demo beside its sources, and goes on doing so. */
function ownFolders(): Plugin {
	return {
		name: 'own-folders',
		transform(code, id) {
			const source = relative(BUNDLE, id).replaceAll('\\', '/');
			const own = `new URL(${JSON.stringify(source)}, import.meta.url).href`;
			return code.replaceAll('import.meta.url', own);
		}
	};
}

/** What is bundled has to be what says whether to bundle anew. */
function nothingBesides(): Plugin {
	return {
		name: 'nothing-besides',
		moduleParsed({ id }) {
			// what Vite makes up itself lies nowhere
			if (!existsSync(id)) return;
			const path = relative(ROOT, id).replaceAll('\\', '/');
			const known = ['node_modules', ...server.sources].some(
				(source) => path === source || path.startsWith(`${source}/`)
			);
			if (known) return;
			this.error(`${path} goes into the bundle and is not among its sources in parts.mjs`);
		}
	};
}

/** A package that is read when it is first needed is read from where it was installed: another bundle may be here by then. */
function laterFromOutside(): Plugin {
	return {
		name: 'later-from-outside',
		enforce: 'pre',
		resolveDynamicImport: (of) =>
			typeof of === 'string' && /^[@a-z]/.test(of) ? { id: of, external: true } : null
	};
}

const built = await build({
	root: ROOT,
	configFile: false,
	logLevel: 'warn',
	plugins: [laterFromOutside(), ownFolders(), nothingBesides()],
	// what packages ask for while they are read, before the server could set it
	define: { 'process.env.NODE_ENV': '"production"' },
	ssr: { noExternal: true },
	build: {
		ssr: 'server/main.ts',
		outDir: BUNDLE,
		// a node may be starting from what is there
		emptyOutDir: false,
		copyPublicDir: false,
		target: 'esnext',
		rolldownOptions: {
			platform: 'node',
			output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
		}
	}
});

const KEPT_MS = 60 * 60_000;
const made = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
const files = new Set(made.map(({ fileName }) => fileName));
for (const file of readdirSync(BUNDLE)) {
	const age = Date.now() - statSync(join(BUNDLE, file)).mtimeMs;
	if (!files.has(file) && file.endsWith('.js') && age > KEPT_MS) rmSync(join(BUNDLE, file));
}
