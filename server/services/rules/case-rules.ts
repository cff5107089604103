/**
 * Rules over cases. A case is asked about when it has changed, and again with each sweep for what may have become true
 * since; what the case alone rules out is not asked about until the case changes.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { monotonicNow } from '#server/clock.ts';
import type { Case } from '#server/domain/case.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import type { CustomerFigures, RuleFacts } from '#server/domain/rules/facts.ts';
import type { Store } from '#server/store/index.ts';
import type { CustomerHistory } from './customers.ts';
import type { Floor } from './floor.ts';
import type { Rule, RuleSet } from './rule-set.ts';

/** So long the node does nothing else. */
const SLICE_MS = 5;
const AT_ONCE = 500;

/** The rules of a client at a time, and what each of its cases may still be escalated by. */
export interface Watch {
	client: string;
	plan: Plan;
	rules: RuleSet;
	/** Rules that may come to hold though the case stays as it is; none for one that was not asked about yet. */
	pending: WeakMap<Case, Rule[]>;
}

/** Escalates a case by a rule. @returns false when it has to be tried again */
export type Fire = (client: string, row: Case, rule: Rule) => Promise<boolean>;

interface Asked {
	row: Case;
	rules: Rule[];
}

export class CaseRules {
	readonly #store: Store;
	readonly #floor: Floor;
	readonly #history: CustomerHistory;
	readonly #fire: Fire;

	constructor(store: Store, floor: Floor, history: CustomerHistory, fire: Fire) {
		this.#store = store;
		this.#floor = floor;
		this.#history = history;
		this.#fire = fire;
	}

	/** @param which the cases that changed, or every open one */
	async run(watch: Watch, which: 'changed' | 'all'): Promise<void> {
		const { client, rules } = watch;
		const rows = [...(this.#floor.cases(client)?.values() ?? [])];
		if (rules.ofCases.length === 0) return;
		const figures = await this.#customers(watch, rows);
		let began = monotonicNow();
		let asked: Asked[] = [];
		for (const row of rows) {
			const one = this.#toAsk(watch, row, which);
			if (one) asked.push(one);
			if (monotonicNow() - began < SLICE_MS && asked.length < AT_ONCE) continue;
			await this.#ask(watch, asked, figures);
			asked = [];
			await breathe();
			began = monotonicNow();
		}
		await this.#ask(watch, asked, figures);
	}

	#toAsk({ client, plan, rules, pending }: Watch, row: Case, which: 'changed' | 'all') {
		const known = pending.get(row);
		if (known) return which === 'all' && known.length > 0 ? { row, rules: known } : null;
		const facts = this.#facts(client, plan, row, null);
		const possible = rules.ofCases.filter(
			({ spec, compiled }) => !row.rules.includes(spec.name) && compiled.possible(facts)
		);
		pending.set(row, possible);
		return possible.length > 0 ? { row, rules: possible } : null;
	}

	async #ask({ client, plan, pending }: Watch, asked: Asked[], customers: Customers) {
		const known = await customers(asked);
		const fires: { row: Case; rule: Rule }[] = [];
		for (const { row, rules } of asked) {
			const facts = this.#facts(client, plan, row, known(row));
			const holding = rules.filter(({ compiled }) => compiled.holds(facts));
			fires.push(...holding.map((rule) => ({ row, rule })));
			pending.set(
				row,
				rules.filter((rule) => rule.moves || holding.includes(rule))
			);
		}
		await Promise.all(
			fires.map(async ({ row, rule }) => {
				if (!(await this.#fire(client, row, rule))) return;
				pending.set(row, pending.get(row)?.filter((one) => one !== rule) ?? []);
			})
		);
	}

	#facts(client: string, plan: Plan, row: Case, customer: CustomerFigures | null): RuleFacts {
		return {
			now: this.#store.clock.now(),
			case: { row, plan },
			customer,
			queue: row.queue === null ? null : this.#floor.look(client, row.queue)
		};
	}

	/** Reads the history of customers as far as a rule asks for it. */
	async #customers({ client, rules }: Watch, rows: Case[]): Promise<Customers> {
		const needed = rules.ofCases.some(({ compiled }) => compiled.uses.customer);
		if (!needed || !(await this.#history.follow(client))) return () => Promise.resolve(() => null);
		let open: Map<string, number> | undefined;
		return async (asked) => {
			const wanted = new Set<string>();
			for (const { row, rules } of asked)
				if (row.customer !== null && rules.some(({ compiled }) => compiled.uses.customer))
					wanted.add(row.customer);
			if (wanted.size === 0) return () => null;
			open ??= openByCustomer(rows);
			const counts = await this.#history.of(client, wanted);
			return ({ customer }) => {
				const found = customer === null ? undefined : counts.get(customer);
				return found ? { openCases: open?.get(customer ?? '') ?? 0, ...found } : null;
			};
		};
	}
}

/** What is known of the customers of some cases. */
type Customers = (asked: Asked[]) => Promise<(row: Case) => CustomerFigures | null>;

function openByCustomer(rows: Case[]): Map<string, number> {
	const open = new Map<string, number>();
	for (const { customer } of rows)
		if (customer !== null) open.set(customer, (open.get(customer) ?? 0) + 1);
	return open;
}
