import { createHmac } from 'node:crypto';
import { sameText } from '#server/domain/secret.ts';

/** How far a sender's clock and ours may differ, and how long a captured delivery can be sent again. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;

/** Base64 of the HMAC-SHA256 over the parts, joined without a separator. `secret` is used as text. */
export function hmacSha256Base64(secret: string, parts: readonly (string | Uint8Array)[]): string {
	const hmac = createHmac('sha256', secret);
	for (const part of parts) hmac.update(part);
	return hmac.digest('base64');
}

/** Whether one of the live secrets made `given`. Every secret is tried, so that time does not tell which one it was. */
export function signedByOneOf(
	secrets: readonly string[],
	parts: readonly (string | Uint8Array)[],
	given: string
): boolean {
	let signed = false;
	for (const secret of secrets) {
		if (sameText(hmacSha256Base64(secret, parts), given)) signed = true;
	}
	return signed;
}

/** Whether an instant lies within five minutes of the arrival, before or after. Both in ms since 1970. */
export function isTimely(signedAt: number, receivedAt: number): boolean {
	return Math.abs(receivedAt - signedAt) <= SIGNATURE_WINDOW_MS;
}
