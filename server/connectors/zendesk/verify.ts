import type { Delivery, Verdict } from '../connector.ts';
import { readInstant } from '../instant.ts';
import { isTimely, signedByOneOf } from '../signature.ts';
import type { ZendeskSettings } from './settings.ts';

const SIGNATURE = 'x-zendesk-webhook-signature';
/** When it was sent: signed with the body. */
export const TIMESTAMP = 'x-zendesk-webhook-signature-timestamp';

/** Base64 HMAC-SHA256 over the timestamp header and then the body, without a separator; five minutes either way. */
export function verify(delivery: Delivery, settings: Pick<ZendeskSettings, 'secrets'>): Verdict {
	const signature = delivery.headers[SIGNATURE];
	const timestamp = delivery.headers[TIMESTAMP];
	if (!signature || !timestamp) return { ok: false, reason: 'unsigned' };
	const signed = signedByOneOf(settings.secrets, [timestamp, delivery.body], signature);
	if (!signed) return { ok: false, reason: 'bad-signature' };
	const signedAt = readInstant(timestamp);
	if (signedAt === null) return { ok: false, reason: 'malformed' };
	return isTimely(signedAt.ms, delivery.receivedAt) ? { ok: true } : { ok: false, reason: 'stale' };
}

/** When Zendesk sent it, in ms since 1970, or undefined if it does not say. */
export function sentAt(delivery: Delivery): number | undefined {
	return readInstant(delivery.headers[TIMESTAMP] ?? '')?.ms;
}
