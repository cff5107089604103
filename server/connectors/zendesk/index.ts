import type { Connector } from '../connector.ts';
import { deliveryId } from './delivery-id.ts';
import { inbound } from './inbound.ts';
import { ZendeskSettings } from './settings.ts';
import { TIMESTAMP, verify } from './verify.ts';

/** Zendesk Support, by webhook. */
export const zendesk: Connector<ZendeskSettings> = {
	id: 'zendesk',
	title: 'Zendesk',
	settings: ZendeskSettings,
	secrets: ['secrets'],
	reads: [TIMESTAMP],
	verify,
	deliveryId,
	inbound
};
