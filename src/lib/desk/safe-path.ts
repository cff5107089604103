const HERE = 'http://here.invalid';

/**
 * Where to go after signing in (rule SIGN-2): a path of this site and nothing else.
 * @returns `fallback` for everything that a browser could take for another site
 */
export function safePath(asked: string | null | undefined, fallback: string): string {
	if (!asked?.startsWith('/') || !URL.canParse(asked, HERE)) return fallback;
	const url = new URL(asked, HERE);
	// browsers read "\" as "/" and drop tabs and line ends, and so does URL: what is left is what they would do
	if (url.origin !== HERE || url.pathname.startsWith('//')) return fallback;
	return url.pathname + url.search + url.hash;
}
