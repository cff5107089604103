/** A provider that says what no provider should: its tokens are signed by its own key, and claim what a test wants. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export type FalseProvider = Awaited<ReturnType<typeof falseProvider>>;

export async function falseProvider() {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const wanted = { claims: {}, describes: {}, otherKey: false, alg: 'RS256' };
	const http = createServer((req, res) => {
		res.setHeader('content-type', 'application/json');
		const answers: Record<string, () => object> = {
			'/.well-known/openid-configuration': () => ({
				...{ issuer, authorization_endpoint: `${issuer}/authorize` },
				...{ token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` },
				...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
				...{ id_token_signing_alg_values_supported: ['RS256'] },
				...wanted.describes
			}),
			'/jwks': () => ({
				keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'k' }]
			}),
			'/token': () => ({ access_token: 'a', token_type: 'Bearer', id_token: token() })
		};
		res.end(JSON.stringify(answers[req.url ?? '']?.() ?? {}));
	});
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const token = (): string => {
		const now = Math.floor(Date.now() / 1000);
		const claims = {
			...{ iss: issuer, aud: 'andon', sub: 'mallory', iat: now, exp: now + 300 },
			...{ name: 'Mallory', preferred_username: 'mallory', groups: ['supervisors'] },
			...wanted.claims
		};
		const text = `${base64({ alg: wanted.alg, kid: 'k' })}.${base64(claims)}`;
		if (wanted.alg === 'none') return `${text}.`;
		const key = wanted.otherKey ? other.privateKey : privateKey;
		return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
	};
	return {
		issuer,
		wanted,
		async stop(): Promise<void> {
			http.closeAllConnections();
			if (http.listening) await new Promise((resolve) => http.close(resolve));
		}
	};
}
