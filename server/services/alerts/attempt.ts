/** One attempt to send one thing, by whichever channel it goes. */
import type { Sent } from '#server/domain/alerts/delivery.ts';
import { covers } from '#server/domain/directory.ts';
import { isLetIn } from '#server/domain/people.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import type { Outside } from '../outside/outside.ts';
import type { Browsers } from './browsers.ts';
import type { MailConfig, Mailer } from './channels/mail.ts';
import { newVapidKeys, payloadOf, sendPush, subjectOf } from './channels/push.ts';
import { sendWebhook } from './channels/webhook.ts';
import { outgoing, type Job } from './job.ts';
import type { Attempt } from './sender.ts';
import { emailChannel, PUSH, webhookChannel, type AlertSettings } from './settings.ts';

interface AttemptParts {
	store: Store;
	directory: Directory;
	browsers: Browsers;
	settings: (client: string) => AlertSettings;
	mailer: Mailer;
	outside: Outside;
	mail: MailConfig | null;
	publicUrl: string | undefined;
}

const SENT: Sent = { ok: true };

export function createAttempt(parts: AttemptParts): Attempt {
	return async (client, job) => {
		if (job.channel === PUSH) return push(client, job, parts);
		const settings = parts.settings(client);
		const named = { id: client, name: nameOf(client, parts.directory) };
		const message = outgoing(job, named, settings.zone, parts.publicUrl);
		const webhook = settings.webhooks.find(({ name }) => webhookChannel(name) === job.channel);
		if (webhook) return { sent: await sendWebhook(parts.outside, webhook, message), job };
		const email = settings.email.find(({ name }) => emailChannel(name) === job.channel);
		if (email) return { sent: await parts.mailer.send(email, message), job };
		// the client has no such channel any more
		return { sent: SENT, job };
	};
}

/** To every browser of a person; those that are gone are forgotten, those that have it already are left out. */
async function push(client: string, job: Job, { store, mail, publicUrl, ...parts }: AttemptParts) {
	const { alertPeople } = store;
	const person = job.person ?? '';
	const account = parts.directory.find('person', person);
	// they were sent away, or stopped serving the client, since this was to be sent first
	if (!account || !isLetIn(account) || !covers(account.clients, client)) return { sent: SENT, job };
	// it was muted since this was to be sent first
	if ((await alertPeople.mutedUntil(person, store.clock.now())) !== null)
		return { sent: SENT, job };
	const subscriptions = await parts.browsers.of(person);
	const vapid = {
		...(await alertPeople.vapid(newVapidKeys)),
		subject: subjectOf(publicUrl, mail?.from)
	};
	const preferences = await alertPeople.preferences(person);
	const zone = preferences?.zone ?? parts.settings(client).zone;
	const payload = payloadOf(job, nameOf(client, parts.directory), zone);
	const done = new Set(job.done);
	let failed: Sent = SENT;
	await Promise.all(
		subscriptions
			.filter(({ endpoint }) => !done.has(endpoint))
			.map(async (subscription) => {
				const { gone, ...sent } = await sendPush(
					parts.outside,
					subscription,
					payload,
					vapid,
					urgencyOf(job)
				);
				if (gone) await alertPeople.unsubscribe(person, subscription.endpoint);
				else if (sent.ok) done.add(subscription.endpoint);
				else failed = sent;
			})
	);
	return { sent: failed, job: { ...job, done: [...done] } };
}

function urgencyOf({ alert, silent }: Job): 'low' | 'normal' | 'high' {
	if (silent || alert?.severity === 'info') return 'low';
	return alert?.severity === 'critical' ? 'high' : 'normal';
}

const nameOf = (client: string, directory: Directory): string =>
	directory.find('client', client)?.name ?? client;
