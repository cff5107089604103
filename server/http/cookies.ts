/** The session's cookie. */
export const SESSION_COOKIE = 'andon-session';

/** The session's token in a `Cookie` header. */
export function sessionToken(header: string | undefined): string | undefined {
	for (const pair of (header ?? '').split(';')) {
		const [name, value] = pair.split('=', 2);
		if (name?.trim() === SESSION_COOKIE && value) return value.trim();
	}
	return undefined;
}
