/** Mail by SMTP. */
import type { Transporter } from 'nodemailer';
import type { AlertsSpec } from '#server/domain/configuration/schema.ts';
import type { Sent } from '#server/domain/alerts/delivery.ts';
import { Later } from '#server/services/later.ts';
import type { Outgoing } from '../job.ts';

/** Of the environment: `SMTP_URL` and `MAIL_FROM`. */
export interface MailConfig {
	url: string;
	from: string;
}

const PATIENCE_MS = 8000;
const SUBJECT = 120;

export interface Mailer {
	send(target: AlertsSpec['email'][number], message: Outgoing): Promise<Sent>;
	close(): void;
}

/** @param config null when no mail server was given: each attempt says so */
export function createMailer(config: MailConfig | null): Mailer {
	if (!config)
		return {
			send: () =>
				Promise.resolve({ ok: false, why: 'SMTP_URL is not set on this server', lasting: true }),
			close: () => undefined
		};
	const transport = new Later(() => open(config.url));
	return {
		async send({ to }, message) {
			try {
				const { clientName, text, severity } = message;
				const server = await transport.get();
				await server.sendMail({
					from: config.from,
					to,
					subject: `${clientName}: ${text}`.slice(0, SUBJECT),
					text: bodyOf(message),
					priority: severity === 'critical' ? 'high' : 'normal',
					// so that out-of-office answers stay away
					headers: { 'Auto-Submitted': 'auto-generated' }
				});
				return { ok: true };
			} catch (error) {
				return failed(error);
			}
		},
		close: () => void transport.opened().then((open) => open?.close())
	};
}

/** Read with the first mail: a start of a node does not wait for it. */
async function open(url: string): Promise<Transporter> {
	const { createTransport } = await import('nodemailer');
	return createTransport({
		url,
		connectionTimeout: PATIENCE_MS,
		greetingTimeout: PATIENCE_MS,
		socketTimeout: PATIENCE_MS
	});
}

const bodyOf = ({ clientName, text, act, at, url }: Outgoing): string =>
	[
		`${clientName}: ${text}`,
		...(act === null ? [] : [`What to do: ${act}`]),
		`Since: ${new Date(at).toISOString().replace('T', ' ').slice(0, 16)} UTC`,
		...(url === null ? [] : [url])
	].join('\n');

/** The server's own words may name addresses: only the kind of fault is told. */
function failed(error: unknown): Sent {
	const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
	if (typeof responseCode === 'number')
		return { ok: false, why: `SMTP ${responseCode}`, lasting: responseCode >= 500 };
	return { ok: false, why: typeof code === 'string' ? code : 'no connection', lasting: false };
}
