/** What answers over HTTP: routes first, then headers for the pages. */
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import { CSP_REPORTS } from './csp-reports.ts';
import { askedFrom } from '#server/services/asked-from.ts';

/** What a browser is told of answers that are no page, should one be opened as if it were. */
const NO_PAGE = Object.entries({
	// a desk that starts without its server tells by it what was answered by somebody in between
	'x-andon': '1',
	'x-content-type-options': 'nosniff',
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'strict-transport-security': 'max-age=31536000'
});

/** Of what a browser can, Andon's pages need none of these. */
const NOT_NEEDED = [
	'camera',
	'microphone',
	'geolocation',
	'payment',
	'usb',
	'serial',
	'hid',
	'midi'
]
	.map((feature) => `${feature}=()`)
	.join(', ');

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
	app.use((req, _res, next) => askedFrom(req.ip ?? '', next));
	const router = Router();
	router.use((_req, res, next) => {
		for (const [name, value] of NO_PAGE) res.setHeader(name, value);
		next();
	});
	routes(router);
	app.use(router);
	// what comes after this is a page, or belongs to one
	app.use((_req, res, next) => {
		// pages have their own, with nonces, and helmet sets the rest anew
		res.removeHeader('content-security-policy');
		res.setHeader('permissions-policy', NOT_NEEDED);
		res.setHeader('reporting-endpoints', `csp="${CSP_REPORTS}"`);
		next();
	});
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
