/**
 * The rules of every client (T5). One node at a time asks them, so that none works for nothing; that a case is escalated
 * once by a rule follows from the commit, whoever asks.
 */
import { monotonicNow } from '#server/clock.ts';
import type { Case } from '#server/domain/case.ts';
import type { Store } from '#server/store/index.ts';
import type { Cases } from '../cases.ts';
import type { Directory } from '../directory.ts';
import type { Plans } from '../plans.ts';
import { repeat } from '../repeat.ts';
import { turns } from '../turns.ts';
import { CaseRules, type Watch } from './case-rules.ts';
import { CustomerHistory } from './customers.ts';
import { escalateBy, ruleActor, whyOf } from './escalate.ts';
import type { Floor } from './floor.ts';
import { QueueRules } from './queue-rules.ts';
import { ruleSet, type Rule } from './rule-set.ts';
import { Troubles } from './troubles.ts';

/** A change is noticed within this. */
const LOOK_MS = 250;
/** What time and queues change is noticed within this. */
const SWEEP_MS = 5000;
const TURN_MS = 2000;
const FIRES_AT_ONCE = 16;

export interface RuleServices {
	store: Store;
	cases: Cases;
	plans: Plans;
	directory: Directory;
	floor: Floor;
	/** Told each time that a rule cannot be worked out. */
	onFault?: (client: string, rule: string, fault: string) => void;
}

/** How this node stands to a client. */
interface Post {
	watch: Watch | null;
	mine: boolean;
	changed: boolean;
	askedAt: number;
	sweptAt: number;
}

export class Rules {
	readonly #services: RuleServices;
	readonly #troubles: Troubles;
	readonly #history: CustomerHistory;
	readonly #ofCases: CaseRules;
	readonly #ofQueues: QueueRules;
	readonly #posts = new Map<string, Post>();
	readonly #oneOf = turns(FIRES_AT_ONCE);

	constructor(services: RuleServices) {
		const { store, cases, directory, floor, onFault } = services;
		this.#services = services;
		this.#troubles = new Troubles(store, onFault);
		this.#history = new CustomerHistory(store);
		this.#ofCases = new CaseRules(store, floor, this.#history, (client, row, rule) =>
			this.#oneOf(() => this.#fire(client, row, rule))
		);
		this.#ofQueues = new QueueRules(store, cases, directory, floor);
	}

	/** @returns the stop function, which resolves when the last look is over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		const deaf = this.#services.floor.listen((clients) => {
			for (const client of clients) this.#post(client).changed = true;
		});
		const stop = repeat(LOOK_MS, () => this.#tick(onTrouble), onTrouble);
		return async () => {
			deaf();
			await stop();
			const mine = [...this.#posts].filter(([, { mine }]) => mine);
			await Promise.allSettled(
				mine.map(([client]) => this.#services.store.rules.turns.leave(client))
			);
		};
	}

	/** Asks about the cases and queues that have changed since they were asked about. */
	async look(client: string): Promise<void> {
		const watch = this.#watch(client);
		await this.#ofCases.run(watch, 'changed');
		await this.#ofQueues.run(client, watch.rules.ofQueues, 'changed');
	}

	/** Asks about every open case and every queue. */
	async sweep(client: string): Promise<void> {
		const watch = this.#watch(client);
		await this.#ofCases.run(watch, 'all');
		await this.#ofQueues.run(client, watch.rules.ofQueues, 'all');
		await this.#troubles.keep(client);
	}

	async #tick(onTrouble: (error: unknown) => void): Promise<void> {
		const clients = this.#services.directory.all('client').map(({ id }) => id);
		await Promise.all(
			clients
				.filter((client) => this.#services.plans.of(client).configuration.rules.length > 0)
				.map((client) => this.#tickOf(client).catch(onTrouble))
		);
	}

	async #tickOf(client: string): Promise<void> {
		const post = this.#post(client);
		const now = monotonicNow();
		if (now - post.askedAt >= TURN_MS) {
			post.askedAt = now;
			const { floor, store } = this.#services;
			const mine = floor.fresh() && (await store.rules.turns.take(client));
			if (mine && !post.mine) this.#takeOver(client, post);
			post.mine = mine;
		}
		if (!post.mine) return;
		const due = now - post.sweptAt >= SWEEP_MS;
		if (!due && !post.changed) return;
		post.changed = false;
		if (due) post.sweptAt = now;
		await (due ? this.sweep(client) : this.look(client));
	}

	/** Another node asked until now, or nobody: everything is asked about once. */
	#takeOver(client: string, post: Post): void {
		post.watch = null;
		post.sweptAt = Number.NEGATIVE_INFINITY;
		this.#history.forget(client);
	}

	#post(client: string): Post {
		const known = this.#posts.get(client);
		if (known) return known;
		const never = Number.NEGATIVE_INFINITY;
		const post = { watch: null, mine: false, changed: true, askedAt: never, sweptAt: never };
		this.#posts.set(client, post);
		return post;
	}

	/** Under another configuration every case is asked about anew. */
	#watch(client: string): Watch {
		const post = this.#post(client);
		const plan = this.#services.plans.of(client);
		if (post.watch?.plan !== plan) {
			const rules = ruleSet(plan, (rule, fault) => this.#troubles.note(client, rule, fault));
			post.watch = { client, plan, rules, pending: new WeakMap() };
		}
		return post.watch;
	}

	/** @returns false when it has to be tried again */
	async #fire(client: string, row: Case, { spec }: Rule): Promise<boolean> {
		const { cases } = this.#services;
		const why = whyOf(spec);
		const operation = `rule:${spec.name}:${row.reopened}`;
		const request = { client, case: row.id, by: ruleActor(spec) };
		const { priority } = spec.escalate;
		if (priority !== undefined && priority !== row.priority) {
			const command = { type: 'update', priority, why } as const;
			const told = await cases.run({ ...request, operation: `${operation}:priority`, command });
			if (!told.ok && told.error.temporary) return false;
		}
		const command = escalateBy(spec, why);
		const done = await cases.run({ ...request, operation, command });
		if (done.ok) return true;
		if (!done.error.temporary) this.#troubles.note(client, spec.name, done.error.detail);
		return !done.error.temporary;
	}
}
