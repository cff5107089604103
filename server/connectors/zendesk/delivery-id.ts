import { createHash } from 'node:crypto';
import { isRecord, readJson } from '../body.ts';
import type { Delivery } from '../connector.ts';

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,79}$/;
const INVOCATION = 'x-zendesk-webhook-invocation-id';

/**
 * An event names itself in its signed body. A call of a trigger is named by the id of its invocation, in a header. With
 * neither, the bytes name themselves: same bytes, same news.
 */
export function deliveryId(delivery: Delivery): string {
	const body = readJson(delivery.body);
	if (body.ok && isRecord(body.value)) {
		const { type, id } = body.value;
		const event = typeof type === 'string' && type.startsWith('zen:event-type:');
		if (event && typeof id === 'string' && PLAIN.test(id)) return `event-${id}`;
	}
	const invocation = delivery.headers[INVOCATION];
	if (invocation !== undefined && PLAIN.test(invocation)) return `call-${invocation}`;
	return `body-${createHash('sha256').update(delivery.body).digest('hex')}`;
}
