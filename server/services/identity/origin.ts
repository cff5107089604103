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
	if (from.host === host) return true;
	return publicUrl !== undefined && from.origin === new URL(publicUrl).origin;
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
