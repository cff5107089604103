/** The cookies of people and of walls. */
export const SESSION_COOKIE = 'andon-session';

/** The session's token in a `Cookie` header. */
export const sessionToken = (header: string | undefined): string | undefined =>
	cookieOf(header, SESSION_COOKIE);

/** The value of one cookie in a `Cookie` header. */
export function cookieOf(header: string | undefined, wanted: string): string | undefined {
	for (const pair of (header ?? '').split(';')) {
		const [name, value] = pair.split('=', 2);
		if (name?.trim() === wanted && value) return value.trim();
	}
	return undefined;
}

export interface WallCookies {
	/** Whether browsers are to send them by https alone. */
	secure: boolean;
	/** Name of the one with a wall's token. */
	token: string;
	/** Name of the one with the secret of a screen that waits to be paired. */
	pairing: string;
}

/** Where people find Andon by https, no other host and no page without encryption can set these cookies. */
export function wallCookies(publicUrl: string | undefined): WallCookies {
	const secure = publicUrl?.startsWith('https:') ?? false;
	const prefix = secure ? '__Host-' : '';
	return { secure, token: `${prefix}andon-wall`, pairing: `${prefix}andon-pairing` };
}
