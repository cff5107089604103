/** `/display`: what a screen asks for itself, without anybody signed in: a code, whether it was typed, another token. */
import { Router, type CookieOptions } from 'express';
import { z } from 'zod';
import { invalid } from '#server/services/faults.ts';
import type { Pairing } from '#server/services/walls/pairing.ts';
import type { Walls } from '#server/services/walls/walls.ts';
import { CODE_HOLDS_MS } from '#server/domain/walls/pairing.ts';
import { otherMethod } from './api/endpoint.ts';
import { jsonBody, rawBody, textBody } from './body.ts';
import { browserName } from './browser-name.ts';
import { cookieOf, type WallCookies } from './cookies.ts';
import { Problem, problem } from './problem.ts';

/** What browsers keep at the most (RFC 6265bis); sent anew with each token. */
const KEPT_MS = 400 * 24 * 3_600_000;

const px = z.int().min(1).max(100_000);
const Screen = z.strictObject({ width: px.optional(), height: px.optional() });

export interface DisplayServices {
	walls: Pick<Walls, 'rotate'>;
	pairing: Pick<Pairing, 'offer' | 'poll'>;
	cookies: WallCookies;
}

export function displayRouter({ walls, pairing, cookies }: DisplayServices): Router {
	const router = Router();
	const options = (maxAge: number): CookieOptions => ({
		path: '/',
		httpOnly: true,
		sameSite: 'strict',
		secure: cookies.secure,
		maxAge
	});
	const gone: CookieOptions = { ...options(0), maxAge: 0 };

	router.post('/pairing', rawBody, async (req, res) => {
		// a screen that does not say how large it is gets its code, too
		const said = Screen.safeParse(textBody(req) === '' ? {} : jsonBody(req));
		if (!said.success) throw new Problem(invalid(said.error));
		const { width = null, height = null } = said.data;
		const screen = { width, height, browser: browserName(req.get('user-agent')) };
		const before = cookieOf(req.headers.cookie, cookies.pairing);
		const offered = await pairing.offer(screen, req.ip ?? '', before);
		if (!offered) throw problem('busy', 'Too many screens wait to be paired; try again later.');
		res.cookie(cookies.pairing, offered.secret, options(CODE_HOLDS_MS));
		res.json(offered.offer);
	});
	router.post('/pairing/poll', async (req, res) => {
		const { answer, token } = await pairing.poll(cookieOf(req.headers.cookie, cookies.pairing));
		if (token !== undefined) res.cookie(cookies.token, token, options(KEPT_MS));
		if (answer.is === 'expired') res.cookie(cookies.pairing, '', gone);
		res.json(answer);
	});
	router.post('/token', async (req, res) => {
		const rotated = await walls.rotate(cookieOf(req.headers.cookie, cookies.token));
		if (!rotated) {
			res.cookie(cookies.token, '', gone);
			throw problem('unauthenticated', 'This screen is no wall any more; pair it anew.');
		}
		if (rotated.token !== undefined) res.cookie(cookies.token, rotated.token, options(KEPT_MS));
		res.json({ rotateIn: rotated.rotateIn });
	});
	for (const path of DISPLAY_PATHS) router.all(path, otherMethod(['POST']));
	router.use(() => {
		throw problem('not-found', 'There is no such address for screens.');
	});
	return router;
}

/** Below `/display`; all of them are posted to. */
export const DISPLAY_PATHS = ['/pairing', '/pairing/poll', '/token'] as const;
