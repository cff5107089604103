/** Addresses of the web as a page takes them; the server checks anew. */
export const WebAddress = {
	/** @returns null for what cannot be linked */
	read(typed: string): URL | null {
		const address = typed.trim();
		if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
		const url = new URL(address);
		return url.username === '' && url.password === '' ? url : null;
	}
};
