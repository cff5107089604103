/** The cookies of people and of walls. */
export const SESSION_COOKIE = 'andon-session';
/** Of whoever is half signed in, and of whoever is on the way to a provider and back. */
const HALF_COOKIE = 'andon-half';
const PROVIDER_COOKIE = 'andon-provider';

/** No other host and no page without encryption can set a cookie of such a name. */
const HOST = '__Host-';

export interface SessionCookies {
	/** Whether browsers are to send them by https alone. */
	secure: boolean;
	/** Name of the one with a session's token, of somebody half signed in, and of somebody at a provider. */
	session: string;
	half: string;
	provider: string;
}

/** Those of a page that was asked for by `https:` or `http:`; where people find Andon by https, there are no others. */
export function sessionCookies(publicUrl: string | undefined, protocol: string): SessionCookies {
	const secure = (publicUrl ?? protocol).startsWith('https:');
	const named = (name: string) => (secure ? HOST + name : name);
	return {
		secure,
		session: named(SESSION_COOKIE),
		half: named(HALF_COOKIE),
		provider: named(PROVIDER_COOKIE)
	};
}

/**
 * The session's token in a `Cookie` header. Where it is not known by what people find Andon, the one that nobody else can
 * have set comes first.
 */
export function sessionToken(
	header: string | undefined,
	publicUrl?: string | undefined
): string | undefined {
	const safe = cookieOf(header, HOST + SESSION_COOKIE);
	return publicUrl?.startsWith('https:') ? safe : (safe ?? cookieOf(header, SESSION_COOKIE));
}

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
	const prefix = secure ? HOST : '';
	return { secure, token: `${prefix}andon-wall`, pairing: `${prefix}andon-pairing` };
}
