/** The pages: SvelteKit's handler in production, Vite in development. */
import { existsSync, globSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SSRManifest } from '@sveltejs/kit';
import type { Express, RequestHandler } from 'express';
import { AndonStartError } from '#server/start-error.ts';
import { staticFiles } from './static-files.ts';

const BUILT = fileURLToPath(new URL('../../build', import.meta.url));

export interface PagesOptions {
	dev: boolean;
	/** Where people find Andon, such as `https://andon.example.com`. */
	publicUrl: string | undefined;
	/** Folder of the build. */
	built?: string;
}

/**
 * Kit loads a page when it is first asked for.
 * @returns what loads all of them, to be called soon: later another build may have taken the place of this one
 * @throws AndonStartError when the pages were not built
 */
export async function addPages(
	app: Express,
	http: HttpServer,
	{ dev, publicUrl, built = BUILT }: PagesOptions
): Promise<() => Promise<void>> {
	if (dev) {
		const vite = await import('vite');
		const server = await vite.createServer({
			configLoader: 'native', // no temp file, so that a watcher does not restart in a loop
			server: { middlewareMode: true, ws: { server: http } }
		});
		app.use(server.middlewares);
		return () => Promise.resolve();
	}
	const entry = join(built, 'handler.js');
	if (!existsSync(entry)) throw new AndonStartError('the pages are not built: run `npm run build`');
	app.use(staticFiles(join(built, 'static')));
	app.use(tellKit(publicUrl));
	// Kit's handler reads both when it is loaded
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	process.env['ADDRESS_HEADER'] = 'x-andon-address';
	const { handler } = (await import(pathToFileURL(entry).href)) as { handler: RequestHandler };
	const manifests = await manifestsOf(built);
	app.use(handler);
	return () => loadEveryPage(manifests);
}

/** What Kit's handler has read itself: the pages of this build, whatever is in its place later. */
async function manifestsOf(built: string): Promise<SSRManifest[]> {
	const files = globSync(join(built, 'server/chunks/manifest.js-*.js'));
	const chunks = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
	return chunks.flatMap((chunk) => Object.values(chunk as Record<string, SSRManifest>));
}

/**
 * One after the other: what screens ask for meanwhile is answered in between.
 * @throws AggregateError when some could not be loaded, after the others
 */
async function loadEveryPage(manifests: readonly SSRManifest[]): Promise<void> {
	const failures: unknown[] = [];
	for (const { _: kept } of manifests) {
		const loads = [
			...kept.nodes.map((load) => async () => (await load()).component?.()),
			...kept.routes.map((route) => async () => route.endpoint?.())
		];
		for (const load of loads) {
			await load().catch((error: unknown) => failures.push(error));
			await others();
		}
	}
	if (failures.length > 0) throw new AggregateError(failures, 'Pages could not be loaded');
}

/**
 * Tells Kit's handler by headers what Express knows, and vets: the address of who asks, and the protocol. Kit compares
 * the origin of a form with the latter, and a proxy that ends TLS may not tell it, or not be trusted to.
 */
function tellKit(publicUrl: string | undefined): RequestHandler {
	const own = publicUrl === undefined ? null : new URL(publicUrl);
	return (req, _res, next) => {
		const isOwn = own !== null && req.headers.host?.toLowerCase() === own.host;
		req.headers['x-forwarded-proto'] = isOwn ? own.protocol.slice(0, -1) : req.protocol;
		req.headers['x-andon-address'] = req.ip ?? '';
		next();
	};
}
