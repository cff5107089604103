/** The pages: SvelteKit's handler in production, Vite in development. */
import { existsSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import type { Express, RequestHandler } from 'express';
import { AndonStartError } from '#server/start-error.ts';

const BUILT = new URL('../../build/handler.js', import.meta.url);

/** @throws AndonStartError when the pages were not built */
export async function addPages(app: Express, http: HttpServer, dev: boolean): Promise<void> {
	if (dev) {
		const vite = await import('vite');
		const server = await vite.createServer({
			configLoader: 'native', // no temp file, so that a watcher does not restart in a loop
			server: { middlewareMode: true, ws: { server: http } }
		});
		app.use(server.middlewares);
		return;
	}
	if (!existsSync(BUILT)) throw new AndonStartError('the pages are not built: run `npm run build`');
	// without ORIGIN adapter-node assumes https unless told otherwise; Express knows (and vets) the protocol
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	app.use((req, _res, next) => {
		req.headers['x-forwarded-proto'] = req.protocol;
		next();
	});
	const { handler } = (await import(BUILT.href)) as { handler: RequestHandler };
	app.use(handler);
}
