/** What goes wrong when rules are asked: counted here, kept now and then, shown to whoever looks after them. */
import type { Store } from '#server/store/index.ts';

export class Troubles {
	readonly #store: Store;
	readonly #onFault: (client: string, rule: string, fault: string) => void;
	/** Client → rule → what was noted since it was kept last. */
	readonly #noted = new Map<string, Map<string, { count: number; fault: string }>>();

	constructor(
		store: Store,
		onFault: (client: string, rule: string, fault: string) => void = () => undefined
	) {
		this.#store = store;
		this.#onFault = onFault;
	}

	note(client: string, rule: string, fault: string): void {
		this.#onFault(client, rule, fault);
		const rules = this.#noted.get(client) ?? new Map<string, { count: number; fault: string }>();
		this.#noted.set(client, rules);
		rules.set(rule, { count: (rules.get(rule)?.count ?? 0) + 1, fault });
	}

	async keep(client: string): Promise<void> {
		const rules = this.#noted.get(client);
		if (!rules) return;
		this.#noted.delete(client);
		const now = this.#store.clock.now();
		for (const [rule, { count, fault }] of rules)
			await this.#store.rules.trouble(client, rule, fault, count, now);
	}
}
