/**
 * The token of a link by which a customer escalates: which case, until when, and a seal over both. It says nothing that
 * the customer's own ticket number does not, and cannot be made or changed without the secret.
 */
import { createHmac } from 'node:crypto';
import { sameText } from '#server/domain/secret.ts';

export interface LinkClaims {
	client: string;
	case: string;
	/** Ms since 1970. */
	expiresAt: number;
	/** Tells two links of one case apart. */
	nonce: string;
}

/** The seal is last and in hex: mail programs leave a sign at the end of an address out of it. */
const SHAPE = /^([A-Za-z0-9_-]{16,400})\.([0-9a-f]{64})$/;
const CLAIMS = /^1\|([0-9a-z]{1,11})\|([A-Za-z0-9_-]{1,64})\|([^|]+)\|([^|]+)$/;

/** @returns url-safe text */
export function signLink(secret: string, claims: LinkClaims): string {
	const { client, case: id, expiresAt, nonce } = claims;
	const text = `1|${expiresAt.toString(36)}|${nonce}|${client}|${id}`;
	const payload = Buffer.from(text).toString('base64url');
	return `${payload}.${sealOf(secret, payload)}`;
}

/**
 * @param secrets that are live; none is left out, so that the time taken does not tell which one it was
 * @param now the store's time
 * @returns what was signed; null for a token that was not signed with any of them, is not whole, or has expired
 */
export function readLink(
	secrets: readonly string[],
	token: string,
	now: number
): LinkClaims | null {
	const [, payload, seal] = SHAPE.exec(token) ?? [];
	if (payload === undefined || seal === undefined) return null;
	const holds = secrets.map((secret) => sameText(sealOf(secret, payload), seal)).includes(true);
	if (!holds) return null;
	const text = Buffer.from(payload, 'base64url').toString();
	const [, until = '', nonce = '', client = '', id = ''] = CLAIMS.exec(text) ?? [];
	const expiresAt = Number.parseInt(until, 36);
	return expiresAt > now ? { client, case: id, expiresAt, nonce } : null;
}

/** Over what it is for as well: the secret seals nothing that could be taken for a link. */
const sealOf = (secret: string, payload: string): string =>
	createHmac('sha256', secret).update(`customer-link:${payload}`).digest('hex');
