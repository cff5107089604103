/** The pages: SvelteKit's handler in production, Vite in development. */
import { existsSync, globSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { join } from 'node:path';
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

/** @throws AndonStartError when the pages were not built */
export async function addPages(
	app: Express,
	http: HttpServer,
	{ dev, publicUrl, built = BUILT }: PagesOptions
): Promise<void> {
	if (dev) {
		const vite = await import('vite');
		const server = await vite.createServer({
			configLoader: 'native', // no temp file, so that a watcher does not restart in a loop
			server: { middlewareMode: true, ws: { server: http } }
		});
		app.use(server.middlewares);
		return;
	}
	const entry = join(built, 'handler.js');
	if (!existsSync(entry)) throw new AndonStartError('the pages are not built: run `npm run build`');
	app.use(staticFiles(join(built, 'static')));
	app.use(tellKit(publicUrl));
	// Kit's handler reads both when it is loaded
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	process.env['ADDRESS_HEADER'] = 'x-andon-address';
	const { handler } = (await import(pathToFileURL(entry).href)) as { handler: RequestHandler };
	await loadEveryPage(built);
	app.use(handler);
}

/** Kit loads a page when it is first asked for: by then another build may have taken the place of this one. */
async function loadEveryPage(built: string): Promise<void> {
	for (const file of globSync(join(built, 'server/chunks/manifest.js-*.js'))) {
		const chunk = (await import(pathToFileURL(file).href)) as Record<string, SSRManifest>;
		for (const { _: kept } of Object.values(chunk)) {
			const nodes = await Promise.all(kept.nodes.map((load) => load()));
			await Promise.all(nodes.map(({ component }) => component?.()));
			await Promise.all(kept.routes.map(({ endpoint }) => endpoint?.()));
		}
	}
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
