import { isRecord, readJson } from '../body.ts';
import type { Delivery, Translation } from '../connector.ts';
import { readEvent } from './event-webhook.ts';
import type { ZendeskSettings } from './settings.ts';
import { readTrigger } from './trigger-webhook.ts';

/** Tells the two kinds of webhook apart, and names the neighbours that are easily mistaken for them. */
export function inbound(delivery: Delivery, settings: ZendeskSettings): Translation {
	const read = readJson(delivery.body);
	if (!read.ok) return { kind: 'dead', why: `body: ${read.reason}` };
	const body = read.value;
	if (!isRecord(body)) return { kind: 'dead', why: 'body: expected an object' };
	const type = body['type'];
	if (typeof type === 'string' && type.startsWith('zen:event-type:')) {
		return readEvent(type, body, settings);
	}
	if (Object.hasOwn(body, 'andon')) return readTrigger(body, delivery, settings);
	return { kind: 'dead', why: whatElse(body) };
}

function whatElse(body: Record<string, unknown>): string {
	if (Object.hasOwn(body, 'detail-type')) {
		return 'this is an event of Amazon EventBridge; connect a webhook instead';
	}
	if (Object.hasOwn(body, 'integration_key')) {
		return 'this is an event of Zendesk Integration Services; connect a webhook instead';
	}
	return 'neither an event of a webhook (no "type") nor the template of a trigger (no "andon")';
}
