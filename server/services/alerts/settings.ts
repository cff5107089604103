/** What the configuration of a client says about its alerts. */
import type { AlertTeam } from '#server/domain/alerts/audience.ts';
import type { AlertsSpec } from '#server/domain/configuration/schema.ts';
import type { Plan } from '#server/domain/plan/plan.ts';

export interface AlertSettings extends AlertsSpec {
	/** IANA name. */
	zone: string;
	teams: AlertTeam[];
}

export const alertSettings = ({ zone, configuration }: Plan): AlertSettings => ({
	...configuration.alerts,
	zone,
	teams: Object.entries(configuration.teams).map(([id, { name, tier, members }]) => ({
		id,
		name,
		tier,
		members: members ?? null
	}))
});

/** The channels that a client has beyond the desk, as they are named everywhere: `webhook:ops`, `email:night`, `push`. */
export const PUSH = 'push';
export const webhookChannel = (name: string): string => `webhook:${name}`;
export const emailChannel = (name: string): string => `email:${name}`;
