/** What answers over HTTP: routes first, then headers for the pages. */
import express, { Router, type Express } from 'express';
import helmet from 'helmet';

/**
 * @param trustProxy the proxies in front, as Express takes them
 * @param routes adds what answers before any page
 */
export function web(
	trustProxy: number | string | undefined,
	routes: (router: Router) => void
): Express {
	const app = express();
	if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
	app.disable('x-powered-by');
	app.set('etag', false);
	const router = Router();
	router.use((_req, res, next) => {
		res.setHeader('x-content-type-options', 'nosniff');
		res.setHeader('cache-control', 'no-store');
		next();
	});
	routes(router);
	app.use(router);
	// what comes after this is a page
	app.use(
		helmet({
			// pages have their own, with nonces
			contentSecurityPolicy: false,
			crossOriginEmbedderPolicy: false,
			xFrameOptions: { action: 'deny' },
			// other hosts of the same domain are not ours to decide about
			strictTransportSecurity: { includeSubDomains: false },
			// `no-referrer` would make the origin of a form "null", which the check against forged forms refuses
			referrerPolicy: { policy: 'same-origin' }
		})
	);
	return app;
}
