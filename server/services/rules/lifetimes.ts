/** How many cases of each customer were open when: read from the log before a rule that asks for it is tried. */
import { isOpen, type Case } from '#server/domain/case.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { PastCustomers } from './past-customers.ts';

interface Life {
	version: number;
	customer: string | null;
	open: boolean;
}

export class Lifetimes {
	readonly #customers: PastCustomers;
	readonly #lives = new Map<string, Life>();

	constructor(customers: PastCustomers) {
		this.#customers = customers;
	}

	knows(id: string): boolean {
		return this.#lives.has(id);
	}

	/** A case as it was before the first entry of it that is told. */
	begin(row: Case): void {
		const life = { version: row.version, customer: row.customer, open: isOpen(row) };
		this.#lives.set(row.id, life);
		if (life.open) this.#customers.count(row.customer, Number.NEGATIVE_INFINITY, 1);
	}

	take({ case: id, version, events }: LogEntry): void {
		const life = this.#lives.get(id) ?? { version: 0, customer: null, open: false };
		if (version <= life.version) return;
		life.version = version;
		this.#lives.set(id, life);
		for (const event of events) this.#follow(life, event);
	}

	#follow(life: Life, event: CaseEvent): void {
		switch (event.type) {
			case 'opened':
				life.customer = event.facts.customer;
				return this.#turn(life, isOpen(event.facts), event.openedAt);
			case 'reopened':
				return this.#turn(life, true, event.at);
			case 'resolved':
			case 'closed':
				return this.#turn(life, false, event.at);
			case 'updated': {
				const { customer } = event.changes;
				if (!customer) return;
				const { open } = life;
				this.#turn(life, false, event.at);
				life.customer = customer.after;
				this.#turn(life, open, event.at);
			}
		}
	}

	#turn(life: Life, open: boolean, at: number): void {
		if (life.open === open) return;
		life.open = open;
		this.#customers.count(life.customer, at, open ? 1 : -1);
	}
}
