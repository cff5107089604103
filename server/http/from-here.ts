/** What is posted by the page of another site is refused, before anything looks at it (rule SEC-10). */
import type { RequestHandler } from 'express';
import { postAllowed } from '#server/services/identity/origin.ts';
import { problem } from './problem.ts';

/** They change nothing, wherever they come from. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const EXPECTED =
	'This may be asked by the pages of this server alone. If it was one of them, PUBLIC_URL is not the address that people use.';

/**
 * For everything that trusts a cookie. A browser says where a request comes from, and no page can make it say otherwise;
 * who says nothing is no browser, and has no cookie that could be misused.
 */
export const fromHere =
	(publicUrl: string | undefined): RequestHandler =>
	(req, _res, next) => {
		if (!SAFE.has(req.method) && !postAllowed(req, publicUrl)) throw problem('forbidden', EXPECTED);
		next();
	};
