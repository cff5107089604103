/** Configurations for tests, as plans. */
import { Configuration, type ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { compilePlan } from '#server/domain/plan/compile.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import { Tale } from './cases.ts';

/** The plan of a configuration as it is written. */
export const planOf = (written: ConfigurationInput, version = 1, zone = 'UTC'): Plan =>
	compilePlan(zone, version, Configuration.parse(written));

/** An hour to claim, four to resolve, in working time of weekdays 09:00 to 17:00. */
export const OFFICE: ConfigurationInput = {
	calendars: {
		office: {
			week: Object.fromEntries(
				['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:00-18:00']])
			)
		}
	},
	policies: [{ name: 'Office', calendar: 'office', claim: '1h', resolve: '4h' }]
};

/** A path through three teams, one above the other, that ends with management. */
export const BILLING = {
	name: 'Billing',
	for: { subject: ['billing'] },
	steps: [
		{ tier: 1, team: 'leads', dwell: '30m' },
		{ tier: 2, team: 'cards', dwell: '1h', then: 'notify' },
		{ tier: 4, team: 'bosses', dwell: '2h' }
	]
} satisfies NonNullable<ConfigurationInput['paths']>[number];

export const LADDER: ConfigurationInput = {
	teams: {
		leads: { name: 'Team leads', tier: 1 },
		cards: { name: 'Card experts', tier: 2, skills: ['chargebacks'] },
		bosses: { name: 'Management', tier: 4 }
	},
	paths: [BILLING]
};

/** An open case of a client with this configuration. */
export function planned(
	written: ConfigurationInput,
	facts: Partial<ApiCommandInput & { type: 'open' }> = {}
): Tale {
	const tale = new Tale('acme', 'C-1', planOf(written));
	tale.done({ title: 'Card declined', ref: '#4711', ...facts, type: 'open' });
	return tale;
}

/** An escalation of the subject billing, where its path begins. */
export function escalatedBy(
	written: ConfigurationInput,
	facts: Partial<ApiCommandInput & { type: 'open' }> = {}
): Tale {
	const tale = planned(written, facts);
	tale.done({ type: 'escalate', subject: 'billing', trigger: 'functional' });
	return tale;
}
