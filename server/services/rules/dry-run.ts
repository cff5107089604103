/** What a rule would have done in the last days, read from the log: nothing is changed by it. */
import { setImmediate as breathe } from 'node:timers/promises';
import { monotonicNow } from '#server/clock.ts';
import type { Case } from '#server/domain/case.ts';
import { evolve } from '#server/domain/evolve.ts';
import { compileRule, mentionsOf, type RuleText } from '#server/domain/rules/compile.ts';
import type { Store } from '#server/store/index.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Directory } from '../directory.ts';
import type { Plans } from '../plans.ts';
import { turns } from '../turns.ts';
import { CustomerHistory } from './customers.ts';
import { Lifetimes } from './lifetimes.ts';
import { Looks } from './looks.ts';
import { PastCustomers } from './past-customers.ts';
import { tryQueue } from './past-queues.ts';
import { Replay } from './replay.ts';
import { Tally, type DryRun } from './tally.ts';

export type { DryRun, Hit } from './tally.ts';

export const MOST_DAYS = 90;
/** What one try may take of the log, and of time. */
const MOST_ENTRIES = 300_000;
const BUDGET_MS = 15_000;
/** So long the node does nothing else. */
const SLICE_MS = 10;
/** Commits of one case; a longer history is left out. */
const LONGEST_HISTORY = 500;
const DAY_MS = 86_400_000;

export interface DryRunServices {
	store: Store;
	plans: Plans;
	directory: Directory;
	/** What one try may take, if not the usual; ms. */
	budgetMs?: number;
}

export class DryRuns {
	readonly #services: DryRunServices;
	/** Others wait: two at once would only take turns. */
	readonly #oneAtATime = turns(1);

	constructor(services: DryRunServices) {
		this.#services = services;
	}

	/**
	 * @param rule one that `checkRule` finds nothing wrong with
	 * @param days 1 to 90
	 * @throws RuleFault when the rule is none; StoreUnavailable
	 */
	run(client: string, rule: RuleText, days: number): Promise<DryRun> {
		return this.#oneAtATime(() => new Attempt(this.#services, client, rule, days).run());
	}
}

class Attempt {
	readonly #services: DryRunServices;
	readonly #client: string;
	readonly #rule: RuleText;
	readonly #tally = new Tally();
	readonly #from: number;
	readonly #now: number;
	readonly #began = monotonicNow();
	#sliceBegan = monotonicNow();
	#entries = 0;
	/** Cases before the first entry of them that is read; null for one whose history is not whole. */
	readonly #before = new Map<string, Case | null>();

	constructor(services: DryRunServices, client: string, rule: RuleText, days: number) {
		this.#services = services;
		this.#client = client;
		this.#rule = rule;
		this.#now = services.store.clock.now();
		this.#from = this.#now - days * DAY_MS;
	}

	async run(): Promise<DryRun> {
		const { store, plans, directory } = this.#services;
		const compiled = compileRule(this.#rule, (fault) => this.#tally.fault(fault));
		const triedBy = mentionsOf(this.#rule);
		const kept = compiled.uses.queue ? await store.queues.recent(this.#client) : null;
		const looks = new Looks(kept?.observations ?? []);
		const plan = plans.of(this.#client);
		const from = this.#from;
		const trial = { compiled, triedBy, plan, from, to: this.#now, looks, tally: this.#tally };
		let reached = { to: this.#now, complete: true };
		if (this.#rule.on === 'queue')
			for (const queue of directory.queuesOf(this.#client)) tryQueue(queue, trial);
		else {
			const customers = new PastCustomers((one) => store.customers.instants(this.#client, one));
			if (compiled.uses.customer) await this.#readCustomers(customers);
			reached = await this.#replay(new Replay({ ...trial, customers }), (one) =>
				compiled.uses.customer ? customers.know(one) : Promise.resolve()
			);
		}
		return this.#tally.read({ from, ...reached, queuesSince: looks.since }, plan.zone);
	}

	/** @returns up to when it was tried, and whether that is all */
	async #replay(
		replay: Replay,
		know: (customer: string | null) => Promise<void>
	): Promise<{ to: number; complete: boolean }> {
		for (const row of await this.#unchanged()) replay.begin(row);
		let to = this.#now;
		const whole = await this.#read(async (entry) => {
			const before = replay.knows(entry.case) ? undefined : await this.#caseBefore(entry);
			if (before === null) return;
			if (before) replay.begin(before);
			await know(replay.customerOf(entry.case));
			await replay.take(entry, know);
			to = entry.recordedAt;
		});
		to = whole ? this.#now : Math.max(to, this.#from);
		for (const end of replay.ends(to)) {
			if (this.#spent()) return { to, complete: false };
			await know(end.customer);
			end.try();
			await this.#breathe();
		}
		return { to, complete: whole };
	}

	async #readCustomers(customers: PastCustomers): Promise<void> {
		const history = new CustomerHistory(this.#services.store);
		while (!this.#spent() && !(await history.follow(this.#client)));
		const lifetimes = new Lifetimes(customers);
		for (const row of await this.#unchanged()) lifetimes.begin(row);
		await this.#read(async (entry) => {
			const before = lifetimes.knows(entry.case) ? undefined : await this.#caseBefore(entry);
			if (before) lifetimes.begin(before);
			if (before !== null) lifetimes.take(entry);
		});
		this.#entries = 0;
	}

	/** Open cases to which nothing happened in all that time. */
	async #unchanged(): Promise<Case[]> {
		const rows = await this.#services.store.cases.readOpen(this.#client);
		return rows.filter(({ updatedAt }) => updatedAt < this.#from);
	}

	/** Reads the log of these days in order. @returns false when it was too much */
	async #read(take: (entry: LogEntry) => Promise<void>): Promise<boolean> {
		const { log } = this.#services.store;
		for await (const entries of log.during(this.#client, this.#from, this.#now + 1)) {
			for (const entry of entries) {
				if (this.#spent() || ++this.#entries > MOST_ENTRIES) return false;
				await take(entry);
				await this.#breathe();
			}
		}
		return true;
	}

	async #breathe(): Promise<void> {
		if (monotonicNow() - this.#sliceBegan < SLICE_MS) return;
		await breathe();
		this.#sliceBegan = monotonicNow();
	}

	#spent(): boolean {
		return monotonicNow() - this.#began > (this.#services.budgetMs ?? BUDGET_MS);
	}

	/** @returns undefined when the entry is the case's first; null when its history is not whole */
	async #caseBefore({ case: id, version }: LogEntry): Promise<Case | null | undefined> {
		if (version === 1) return undefined;
		const known = this.#before.get(id);
		if (known !== undefined) return known;
		const { entries, more } = await this.#services.store.log.ofCase(
			this.#client,
			id,
			LONGEST_HISTORY
		);
		const earlier = entries.filter((entry) => entry.version < version).reverse();
		const row = more ? null : replayed(earlier);
		this.#before.set(id, row);
		if (row === null) this.#tally.skip();
		return row;
	}
}

/** The case after these entries, oldest first; null when they do not begin with its first. */
function replayed(entries: LogEntry[]): Case | null {
	if (entries[0]?.version !== 1) return null;
	let row: Case | null = null;
	for (const { events, client, case: id } of entries) row = evolve(row, events, client, id);
	return row;
}
