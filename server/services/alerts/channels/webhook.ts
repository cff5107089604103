/** Webhooks: Slack's way, Teams' way, or plain JSON. */
import type { AlertsSpec } from '#server/domain/configuration/schema.ts';
import type { Sent } from '#server/domain/alerts/delivery.ts';
import type { Outside } from '#server/services/outside/outside.ts';
import type { Outgoing } from '../job.ts';
import { post } from './http.ts';

type Webhook = AlertsSpec['webhooks'][number];

export const sendWebhook = (
	outside: Outside,
	{ url, format }: Webhook,
	message: Outgoing
): Promise<Sent> =>
	post(outside, {
		url,
		headers: { 'content-type': 'application/json', 'user-agent': 'Andon' },
		body: JSON.stringify(FORMATS[format](message))
	});

const FORMATS: Record<Webhook['format'], (message: Outgoing) => unknown> = {
	slack: (message) => {
		const { url } = message;
		const lines = [escapeSlack(headline(message)), ...doing(message).map(escapeSlack)];
		return { text: [...lines, ...(url === null ? [] : [`<${url}|Open Andon>`])].join('\n') };
	},
	teams: (message) => ({
		type: 'message',
		attachments: [
			{
				contentType: 'application/vnd.microsoft.card.adaptive',
				contentUrl: null,
				content: card(message)
			}
		]
	}),
	json: (message) => ({ ...message, at: new Date(message.at).toISOString() })
};

const WORDS = { info: 'Info', warning: 'Warning', critical: 'Critical' } as const;
const COLOURS = { info: 'Default', warning: 'Warning', critical: 'Attention' } as const;

const headline = ({ severity, clientName, text }: Outgoing): string =>
	`${WORDS[severity]} · ${clientName} · ${text}`;
const doing = ({ act }: Outgoing): string[] => (act === null ? [] : [act]);

function card(message: Outgoing) {
	const block = (text: string, more: object = {}) => ({
		type: 'TextBlock',
		text: escapeMarkdown(text),
		wrap: true,
		...more
	});
	const color = COLOURS[message.severity];
	return {
		$schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
		type: 'AdaptiveCard',
		version: '1.4',
		body: [
			block(headline(message), { weight: 'Bolder', color }),
			...doing(message).map((act) => block(act))
		],
		...(message.url !== null && {
			actions: [{ type: 'Action.OpenUrl', title: 'Open Andon', url: message.url }]
		})
	};
}

const escapeSlack = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeMarkdown = (text: string): string => text.replaceAll(/[\\*_[\]()~`]/g, String.raw`\$&`);
