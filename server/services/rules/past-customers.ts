/** What was known of customers at instants of the past. */
import type { CustomerFigures } from '#server/domain/rules/facts.ts';
import type { CustomerInstants } from '#server/store/customers.ts';

const DAYS_30_MS = 30 * 86_400_000;

export class PastCustomers {
	readonly #instants = new Map<string, CustomerInstants>();
	/** Customer → when a case was opened (+1) or ended (−1), in the order in which it was told. */
	readonly #open = new Map<string, { at: number; by: 1 | -1 }[]>();
	readonly #load: (customer: string) => Promise<CustomerInstants>;

	constructor(load: (customer: string) => Promise<CustomerInstants>) {
		this.#load = load;
	}

	/** To be awaited before the customer is asked about. */
	async know(customer: string | null): Promise<void> {
		if (customer === null || this.#instants.has(customer)) return;
		this.#instants.set(customer, await this.#load(customer));
	}

	/** A case of the customer was opened, or ended; -Infinity for before it all. */
	count(customer: string | null, at: number, by: 1 | -1): void {
		if (customer === null) return;
		const told = this.#open.get(customer) ?? [];
		told.push({ at, by });
		this.#open.set(customer, told);
	}

	at(customer: string | null, at: number): CustomerFigures | null {
		const instants = customer === null ? undefined : this.#instants.get(customer);
		if (customer === null || !instants) return null;
		const lately = (all: number[]) => {
			let count = 0;
			for (const one of all) if (one > at - DAYS_30_MS && one <= at) count++;
			return count;
		};
		let openCases = 0;
		for (const told of this.#open.get(customer) ?? []) if (told.at <= at) openCases += told.by;
		return {
			openCases,
			cases30Days: lately(instants.opened),
			escalations30Days: lately(instants.escalated)
		};
	}
}
