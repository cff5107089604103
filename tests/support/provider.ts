/** A real provider of identities (OpenID Connect), on a port of its own, and a browser that signs in there. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { id: 'andon', secret: 'shared-with-the-provider' };

/** Whom it knows. */
export interface Known {
	name: string;
	handle: string;
	groups: string[];
}

export type RealProvider = Awaited<ReturnType<typeof realProvider>>;

/** @param home origin of Andon @param people by what the provider calls them; may be changed meanwhile */
export async function realProvider(home: string, people: Record<string, Known>) {
	const http = createServer();
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const provider = new Provider(issuer, {
		clients: [
			{
				...{ client_id: CLIENT.id, client_secret: CLIENT.secret },
				redirect_uris: [`${home}/sign-in/oidc/back`],
				post_logout_redirect_uris: [`${home}/sign-in`],
				...{ response_types: ['code'], grant_types: ['authorization_code'] }
			}
		],
		claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
		cookies: { keys: ['of the test'] },
		conformIdTokenClaims: false,
		features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
		pkce: { required: () => true },
		findAccount(_context, id) {
			const known = people[id];
			if (!known) return undefined;
			const { name, handle, groups } = known;
			return {
				accountId: id,
				claims: () => ({ sub: id, name, preferred_username: handle, groups })
			};
		}
	});
	const answer = provider.callback();
	http.on('request', (req, res) => void answer(req, res));
	return {
		issuer,
		async stop(): Promise<void> {
			http.closeAllConnections();
			if (http.listening) await new Promise((resolve) => http.close(resolve));
		}
	};
}

/** Signs somebody in at a provider, as a browser would. @returns the address of Andon that it is sent back to */
export async function signInAt(begin: string, login: string, home: string): Promise<URL> {
	const cookies = new Map<string, string>();
	const ask = async (address: string, body?: URLSearchParams) => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await fetch(address, {
			...{ redirect: 'manual', headers: { cookie } },
			...(body && { method: 'POST', body })
		});
		for (const set of response.headers.getSetCookie()) {
			const [pair = ''] = set.split(';');
			const at = pair.indexOf('=');
			cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return response;
	};
	let address = begin;
	let response = await ask(address);
	for (let step = 0; step < 20; step++) {
		const location = response.headers.get('location');
		if (location !== null) {
			const next = new URL(location, address);
			if (next.origin === home) return next;
			address = next.href;
			response = await ask(address);
			continue;
		}
		const page = await response.text();
		const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
		const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
		if (action === undefined || prompt === undefined) throw new Error(`no form: ${page}`);
		address = new URL(action, address).href;
		response = await ask(address, new URLSearchParams({ prompt, login, password: 'any' }));
	}
	throw new Error('the provider sends the browser to and fro');
}
