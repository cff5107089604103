/**
 * The history of customers, for rules that ask for it. It is a fold over the log: read on from where the last one ended,
 * by whichever node's turn it is, and kept in a way that makes no difference when it is done twice.
 */
import type { Case } from '#server/domain/case.ts';
import type { CustomerFigures } from '#server/domain/rules/facts.ts';
import { HISTORY_MS, type CustomerNews } from '#server/store/customers.ts';
import type { Store } from '#server/store/index.ts';
import type { LogEntry } from '#server/store/log.ts';

const AT_ONCE = 1000;
/** How much of the log is read before other work has its turn. */
const MOST_READS = 20;
const DAYS_30_MS = 30 * 86_400_000;
/** A count is taken anew after so long though nothing happened: what is thirty days ago goes on. */
const HOLDS_MS = 5 * 60_000;

type Counts = Omit<CustomerFigures, 'openCases'>;

export class CustomerHistory {
	readonly #store: Store;
	readonly #counts = new Map<string, Counts & { at: number }>();

	constructor(store: Store) {
		this.#store = store;
	}

	/** Reads on in the log. @returns false while there is more to read: what is counted until then is too little */
	async follow(client: string): Promise<boolean> {
		const now = this.#store.clock.now();
		let position =
			(await this.#store.customers.position(client)) ?? `${Math.max(0, now - HISTORY_MS)}-0`;
		for (let read = 0; read < MOST_READS; read++) {
			const entries = await this.#store.log.after(client, position, AT_ONCE);
			const last = entries.at(-1);
			if (!last) return true;
			const news = await this.#newsOf(client, entries.filter(tells));
			position = last.id;
			await this.#store.customers.keep(client, news, position, now);
			for (const { customer } of news) this.#counts.delete(`${client}/${customer}`);
			if (entries.length < AT_ONCE) return true;
		}
		return false;
	}

	/** Counts of each of `customers`, by name. */
	async of(client: string, customers: Iterable<string>): Promise<Map<string, Counts>> {
		const now = this.#store.clock.now();
		const found = new Map<string, Counts>();
		const wanted: string[] = [];
		for (const customer of customers) {
			const known = this.#counts.get(`${client}/${customer}`);
			if (known && now - known.at < HOLDS_MS) found.set(customer, known);
			else wanted.push(customer);
		}
		const counted = await this.#store.customers.count(client, wanted, now - DAYS_30_MS, now);
		for (const [customer, { opened, escalated }] of counted) {
			const counts = { cases30Days: opened, escalations30Days: escalated };
			found.set(customer, counts);
			this.#counts.set(`${client}/${customer}`, { ...counts, at: now });
		}
		return found;
	}

	/** Nothing is remembered of counts that were taken before: another node may have kept news since. */
	forget(client: string): void {
		for (const key of this.#counts.keys())
			if (key.startsWith(`${client}/`)) this.#counts.delete(key);
	}

	async #newsOf(client: string, entries: LogEntry[]): Promise<CustomerNews[]> {
		const ids = [...new Set(entries.map((entry) => entry.case))];
		const rows = await this.#store.cases.readMany(client, ids);
		const byId = new Map(rows.map((row) => [row.id, row]));
		return entries.flatMap((entry) => {
			const row = byId.get(entry.case);
			return row ? newsOf(row, entry) : [];
		});
	}
}

const tells = ({ events }: LogEntry): boolean =>
	events.some(
		(event) =>
			event.type === 'opened' ||
			event.type === 'escalated' ||
			(event.type === 'updated' && event.changes.customer !== undefined)
	);

/** @param row the case as it stands: whose it is, it is now */
function newsOf(row: Case, { events }: LogEntry): CustomerNews[] {
	const news: CustomerNews[] = [];
	const add = (customer: string | null, what: CustomerNews['what'], at: number, gone = false) => {
		const member = what === 'opened' ? row.id : `${row.id}|${at}`;
		if (customer !== null) news.push({ customer, what, member, at, ...(gone && { gone }) });
	};
	for (const event of events) {
		if (event.type === 'opened') add(row.customer, 'opened', row.openedAt);
		if (event.type === 'escalated') add(row.customer, 'escalated', event.at);
		if (event.type !== 'updated' || !event.changes.customer) continue;
		const { before } = event.changes.customer;
		for (const [customer, gone] of [
			[before, true],
			[row.customer, false]
		] as const) {
			if (gone && customer === row.customer) continue;
			add(customer, 'opened', row.openedAt, gone);
			if (row.escalatedAt !== null) add(customer, 'escalated', row.escalatedAt, gone);
		}
	}
	return news;
}
