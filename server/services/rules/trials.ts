/** Rules as they are looked at from outside. */
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { RuleSpec } from '#server/domain/configuration/schema.ts';
import { checkRule } from '#server/domain/rules/check.ts';
import type { RuleText } from '#server/domain/rules/compile.ts';
import { invalidField } from '../faults.ts';
import { DryRuns, type DryRun, type DryRunServices } from './dry-run.ts';

export interface RuleState extends Pick<RuleSpec, 'name' | 'on' | 'when' | 'enabled'> {
	faults: { count: number; last: string; at: number } | null;
}

export type Tried = DryRun & { constant: 'always' | 'never' | null };

export class RuleTrials {
	readonly #services: DryRunServices;
	readonly #dryRuns: DryRuns;

	constructor(services: DryRunServices) {
		this.#services = services;
		this.#dryRuns = new DryRuns(services);
	}

	/** @throws StoreUnavailable */
	async states(client: string): Promise<RuleState[]> {
		const { plans, store } = this.#services;
		const troubles = await store.rules.troubles(client);
		return plans.of(client).configuration.rules.map(({ name, on, when, enabled }) => {
			const trouble = troubles.get(name);
			const faults = trouble ? { count: trouble.count, last: trouble.fault, at: trouble.at } : null;
			return { name, on, when, enabled, faults };
		});
	}

	/**
	 * @param days 1 to 90
	 * @throws StoreUnavailable
	 */
	async run(client: string, rule: RuleText, days: number): Promise<Ack<Tried>> {
		const { fault, constant } = checkRule(rule);
		if (fault !== undefined) return { ok: false, error: invalidField('rule.when', fault) };
		const data = await this.#dryRuns.run(client, rule, days);
		return { ok: true, data: { ...data, constant: constant ?? null } };
	}
}
