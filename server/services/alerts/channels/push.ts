/** Web Push: encrypted for each browser, signed with the installation's key. */
import type webpush from 'web-push';
import { lineWords } from '#lib/shared/alert-words.ts';
import type { PushPayload, PushSubscription } from '#lib/shared/wire/alerts.ts';
import type { Sent } from '#server/domain/alerts/delivery.ts';
import type { VapidKeys } from '#server/store/alert-people.ts';
import type { Outside } from '#server/services/outside/outside.ts';
import type { Job } from '../job.ts';
import { post } from './http.ts';

/** Who is asleep for longer learns it from the list. */
const KEEP_S = 60 * 60;

/** Read when somebody wants to be pushed: a start of a node does not wait for it. */
const library = async () => (await import('web-push')).default;

/** A fresh key pair of an installation. */
export const newVapidKeys = async (): Promise<VapidKeys> => (await library()).generateVAPIDKeys();

/** @returns what came of it; `gone` when there is no such browser any more */
export async function sendPush(
	outside: Outside,
	subscription: PushSubscription,
	payload: PushPayload,
	vapid: VapidKeys & { subject: string },
	urgency: 'low' | 'normal' | 'high'
): Promise<Sent & { gone: boolean }> {
	const request = requestOf(await library(), subscription, payload, vapid, urgency);
	if (!request)
		return { ok: false, why: 'the browser gave no usable key', lasting: true, gone: true };
	const sent = await post(outside, request);
	return { ...sent, gone: sent.status === 404 || sent.status === 410 };
}

function requestOf(
	library: typeof webpush,
	subscription: PushSubscription,
	payload: PushPayload,
	{ subject, publicKey, privateKey }: VapidKeys & { subject: string },
	urgency: 'low' | 'normal' | 'high'
) {
	try {
		const { endpoint, headers, body } = library.generateRequestDetails(
			subscription,
			JSON.stringify(payload),
			{ vapidDetails: { subject, publicKey, privateKey }, TTL: KEEP_S, urgency }
		);
		const text = Object.entries(headers).map(([name, value]) => [name, String(value)]);
		return {
			url: endpoint,
			// it is reckoned anew
			headers: Object.fromEntries(text.filter(([name]) => name !== 'Content-Length')) as Record<
				string,
				string
			>,
			body: Uint8Array.from(body)
		};
	} catch {
		return null;
	}
}

/**
 * What a notification shows. Nothing in it is the customer's: it lies on a locked screen.
 * @param zone IANA name, for times of day
 */
export function payloadOf(
	{ alert, line, silent }: Job,
	clientName: string,
	zone: string
): PushPayload {
	if (alert)
		return {
			title: alert.title,
			body: `${clientName} · ${alert.act}`,
			tag: `${alert.client}/${alert.id}`,
			silent,
			at: alert.at,
			case: alert.case === null ? null : `${alert.client}/${alert.case}`
		};
	return {
		title: 'More alerts',
		body: line ? lineWords(line, zone) : '',
		tag: line?.id ?? '',
		silent,
		at: line?.since ?? 0,
		case: null
	};
}

/**
 * Push services write there when something is wrong with what this installation sends.
 * @param from the address that mail comes from, if there is one
 */
export function subjectOf(publicUrl: string | undefined, from: string | undefined): string {
	if (publicUrl?.startsWith('https:')) return publicUrl;
	return `mailto:${from ?? 'andon@example.org'}`;
}
