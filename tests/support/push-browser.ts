/** A browser that takes push messages, as RFC 8291 and RFC 8292 have it: it decrypts them and checks who signed. */
import {
	createDecipheriv,
	createECDH,
	createHmac,
	createPublicKey,
	randomBytes,
	verify
} from 'node:crypto';
import type { PushPayload, PushSubscription } from '#lib/shared/wire/alerts.ts';
import type { Request } from './web-receiver.ts';

const hmac = (key: Buffer, ...parts: (Buffer | string)[]): Buffer => {
	const made = createHmac('sha256', key);
	for (const part of parts) made.update(part);
	return made.digest();
};

export class PushBrowser {
	readonly #keys = createECDH('prime256v1');
	readonly #auth = randomBytes(16);
	readonly subscription: PushSubscription;

	constructor(endpoint: string) {
		this.#keys.generateKeys();
		this.subscription = {
			endpoint,
			keys: {
				p256dh: this.#keys.getPublicKey().toString('base64url'),
				auth: this.#auth.toString('base64url')
			}
		};
	}

	/** What a message says. @throws Error when it was not encrypted for this browser */
	open({ body }: Request): PushPayload {
		const [salt, idLength] = [body.subarray(0, 16), body[20] ?? 0];
		const sender = body.subarray(21, 21 + idLength);
		const sealed = body.subarray(21 + idLength);
		const shared = this.#keys.computeSecret(sender);
		const info = ['WebPush: info\0', this.#keys.getPublicKey(), sender, '\u0001'];
		const secret = hmac(hmac(this.#auth, shared), ...info);
		const key = hmac(salt, secret);
		const content = hmac(key, 'Content-Encoding: aes128gcm\0\u0001').subarray(0, 16);
		const nonce = hmac(key, 'Content-Encoding: nonce\0\u0001').subarray(0, 12);
		const cipher = createDecipheriv('aes-128-gcm', content, nonce);
		cipher.setAuthTag(sealed.subarray(-16));
		const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
		// the text ends where its padding begins
		return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString()) as PushPayload;
	}
}

/** Who signed a message, and for which push service. @throws Error when the signature is not that of `publicKey` */
export function signedBy({ headers }: Request, publicKey: string): { aud: string; sub: string } {
	const [, token = '', key = ''] =
		/^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
	if (key !== publicKey) throw new Error('signed with another key');
	const point = Buffer.from(publicKey, 'base64url');
	const jwk = {
		kty: 'EC',
		crv: 'P-256',
		x: point.subarray(1, 33).toString('base64url'),
		y: point.subarray(33).toString('base64url')
	};
	const [head, claims = '', signature = ''] = token.split('.');
	const right = verify(
		'sha256',
		Buffer.from(`${head}.${claims}`),
		{ key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
		Buffer.from(signature, 'base64url')
	);
	if (!right) throw new Error('the signature is wrong');
	return JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; sub: string };
}
