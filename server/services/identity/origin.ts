/** Which pages may open a socket, or post. CORS covers neither: the origin is looked at here. */
import type { IncomingMessage } from 'node:http';

/**
 * A page of this server's own host, or of its public address. A program that sends no origin is no browser: it has no
 * cookie to misuse.
 */
export function originAllowed(
	request: Pick<IncomingMessage, 'headers'>,
	publicUrl: string | undefined
): boolean {
	const { origin, host } = request.headers;
	if (!origin) return true;
	if (!URL.canParse(origin)) return false;
	const from = new URL(origin);
	const own = publicUrl === undefined ? null : new URL(publicUrl);
	// its own host without the encryption that it has is not itself
	if (own && from.host === own.host) return from.origin === own.origin;
	return from.host === host;
}

/** As `originAllowed`, for what is posted: a browser that says where a request comes from is believed first. */
export function postAllowed(
	request: Pick<IncomingMessage, 'headers'>,
	publicUrl: string | undefined
): boolean {
	const site = request.headers['sec-fetch-site'];
	if (site !== undefined && site !== 'same-origin') return false;
	return originAllowed(request, publicUrl);
}
