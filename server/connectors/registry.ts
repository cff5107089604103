import type { ZodType } from 'zod';
import { readAs, type Read } from './body.ts';
import type { Connector, Delivery, Translation, Verdict } from './connector.ts';
import { zendesk } from './zendesk/index.ts';

/** A connector together with the settings of one client. */
export interface ConfiguredConnector {
	id: string;
	title: string;
	reads: readonly string[];
	verify(delivery: Delivery): Verdict;
	deliveryId(delivery: Delivery): string;
	inbound(delivery: Delivery): Translation;
}

/** A connector that waits for settings. */
export interface RegisteredConnector {
	id: string;
	title: string;
	/** For the form of an administrator and the API document. */
	settings: ZodType;
	/** Which of the settings are lists of secrets; shown to nobody. */
	secrets: readonly string[];
	/** Checks settings once, when they are saved or loaded; `reason` names the field that is wrong. */
	configure(settings: unknown): Read<ConfiguredConnector>;
}

const registered: ReadonlyMap<string, RegisteredConnector> = new Map(
	[register(zendesk)].map((connector) => [connector.id, connector])
);

/** The connector of `/hooks/{client}/{id}`, or undefined. */
export function findConnector(id: string): RegisteredConnector | undefined {
	return registered.get(id);
}

/** All of them, in the order in which they are shown. */
export function listConnectors(): readonly RegisteredConnector[] {
	return [...registered.values()];
}

/** Closes over the type of the settings, which is different for every connector. */
function register<Settings>(connector: Connector<Settings>): RegisteredConnector {
	const { id, title, secrets } = connector;
	return {
		id,
		title,
		settings: connector.settings,
		secrets,
		configure(given) {
			const settings = readAs(connector.settings, given);
			if (!settings.ok) return settings;
			return {
				ok: true,
				value: {
					id,
					title,
					reads: connector.reads,
					verify: (delivery) => connector.verify(delivery, settings.value),
					deliveryId: (delivery) => connector.deliveryId(delivery),
					inbound: (delivery) => connector.inbound(delivery, settings.value)
				}
			};
		}
	};
}
