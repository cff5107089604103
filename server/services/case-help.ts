/** What stands beside a case: why its clocks are where they are, steps to take, words for the customer, where it goes. */
import type { CaseHelp, ClockExplanation } from '#lib/shared/wire/help.ts';
import type { SopView } from '#lib/shared/wire/sop.ts';
import { WAITING_FOR, type TimerName, type WaitingFor } from '#lib/shared/words.ts';
import type { Case } from '#server/domain/case.ts';
import { pausedFor, startClock } from '#server/domain/clocks/clock.ts';
import { explain } from '#server/domain/clocks/explain.ts';
import { policyOf, termsOf } from '#server/domain/clocks/terms.ts';
import type { KeptConfiguration, SopSpec } from '#server/domain/configuration/schema.ts';
import { pathView } from '#server/domain/path/next.ts';
import { defaultPlan } from '#server/domain/plan/compile.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import { skillsOf } from '#server/domain/plan/skills.ts';
import { sopFor, sopView } from '#server/domain/sop/pick.ts';
import { templateViews } from '#server/domain/templates.ts';
import type { Store } from '#server/store/index.ts';
import { planOf, type Plans } from './plans.ts';

/** Plans of earlier versions that are kept compiled: a desk asks for the clocks of one case after the other. */
const COMPILED = 20;

export class CaseHelps {
	readonly #store: Store;
	readonly #plans: Plans;
	readonly #compiled = new Map<string, Plan>();

	constructor(store: Store, plans: Plans) {
		this.#store = store;
		this.#plans = plans;
	}

	/** @returns null when there is no such case. @throws StoreUnavailable */
	async help(client: string, id: string): Promise<CaseHelp | null> {
		const row = await this.#store.cases.read(client, id);
		return row && caseHelp(row, this.#plans.of(client), this.#store.clock.now());
	}

	/** The SOPs of a case, each with its source. @returns null when there is no such case. @throws StoreUnavailable */
	async sops(client: string, id: string): Promise<{ spec: SopSpec; view: SopView }[] | null> {
		const row = await this.#store.cases.read(client, id);
		return row && sopsOf(row, this.#plans.of(client));
	}

	/**
	 * Why a clock is where it is, by the configuration that it was reckoned by.
	 * @returns null when there is no such case or clock
	 * @throws StoreUnavailable
	 */
	async explain(client: string, id: string, timer: TimerName): Promise<ClockExplanation | null> {
		const row = await this.#store.cases.read(client, id);
		const clock = row?.clocks[timer];
		if (!row || !clock) return null;
		const { version } = clock.basis;
		const own = await this.#planBy(client, version);
		const plan = own ?? this.#plans.of(client);
		const found = explain(row, timer, plan, this.#store.clock.now());
		return found && { ...found, instead: own ? null : plan.version };
	}

	/** The plan of a version of a client's configuration; null when it is not kept, or holds no more what it has to. */
	async #planBy(client: string, version: number): Promise<Plan | null> {
		const present = this.#plans.of(client);
		if (version === present.version) return present;
		if (version === 0) return defaultPlan(present.zone);
		const name = `${client}:${version}`;
		const known = this.#compiled.get(name);
		if (known) return known;
		const kept = await this.#store.configurations.read(client, version);
		const plan = kept && compiled(present.zone, kept);
		if (plan) this.#keep(name, plan);
		return plan;
	}

	#keep(name: string, plan: Plan): void {
		this.#compiled.set(name, plan);
		const [oldest] = this.#compiled.keys();
		if (this.#compiled.size > COMPILED && oldest !== undefined) this.#compiled.delete(oldest);
	}
}

/** What was valid once need not be valid by the rules of today. */
function compiled(zone: string, kept: KeptConfiguration): Plan | null {
	try {
		return planOf(zone, kept);
	} catch {
		return null;
	}
}

function caseHelp(row: Case, plan: Plan, now: number): CaseHelp {
	const { client, id, version, ref, customer } = row;
	const { causes, templates } = plan.configuration;
	const terms = termsOf('update', row, plan);
	// what a customer is told now begins the next promise
	const next = terms && startClock(terms, now).dueAt;
	return {
		client,
		case: id,
		version,
		plan: plan.version,
		causes,
		templates: templateViews(templates, { ref, customer, next, now, zone: plan.zone }),
		sops: sopsOf(row, plan).map(({ view }) => view),
		teams: plan.teams.map(({ name, tier }) => ({ name, tier })),
		skills: skillsOf(plan),
		path: pathView(row, plan),
		pauses: pausesOf(row, plan, now)
	};
}

const sopsOf = (row: Case, plan: Plan) =>
	sopFor(plan.configuration.sops, row).map((spec) => ({
		spec,
		view: sopView(spec, plan.version, row.ticks)
	}));

/** Whom a case can wait for with its clocks standing still, and what is left of that. */
function pausesOf(row: Case, plan: Plan, now: number): CaseHelp['pauses'] {
	const limits = policyOf(row, plan).pause;
	const { resolve } = row.clocks;
	const left = (reason: WaitingFor, limit: number) =>
		Math.max(0, limit - (resolve ? pausedFor(resolve, reason, now) : 0));
	return Object.fromEntries(
		WAITING_FOR.flatMap((reason) => {
			const limit = limits[reason];
			return limit === undefined ? [] : [[reason, left(reason, limit)]];
		})
	);
}
