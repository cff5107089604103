/** The ways out of Andon of one client, as a page shows them. */
import type { ChannelView } from '#lib/shared/wire/alerts.ts';
import { UNUSED, type Health } from '#server/domain/alerts/delivery.ts';
import { emailChannel, PUSH, webhookChannel, type AlertSettings } from './settings.ts';

interface Known {
	healths: ReadonlyMap<string, Health>;
	/** Ids of the jobs that wait; each begins with its channel. */
	waiting: readonly string[];
}

export function channelViews(
	client: string,
	settings: AlertSettings,
	{ healths, waiting }: Known
): ChannelView[] {
	const channels = [
		...settings.webhooks.map(({ name }) => webhookChannel(name)),
		...settings.email.map(({ name }) => emailChannel(name)),
		PUSH
	];
	return channels.map((channel) => {
		const { failures, okAt, failedAt, why } = healths.get(channel) ?? UNUSED;
		const used = okAt !== null || failedAt !== null;
		return {
			client,
			channel,
			state: failures > 0 ? 'failing' : used ? 'well' : 'unused',
			failures,
			okAt,
			failedAt,
			why,
			waiting: waiting.filter((id) => id.startsWith(`${channel}|`)).length
		};
	});
}
