/**
 * Forgetting a customer (KEEP-6 onwards): what their cases said, open and ended, in rows and in the log, and whatever of it
 * lies elsewhere. Open cases go on. It may be done again at any time: what breaks off is found by the next run.
 */
import { newOperation } from '#server/clock.ts';
import { oneLine } from '#lib/shared/plain-text.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { AuditBy } from '#lib/shared/wire/audit.ts';
import { customersIn } from '#server/domain/erasure.ts';
import type { Store } from '#server/store/index.ts';
import type { Telling } from '../audit.ts';
import { failure, type Cases } from '../cases.ts';
import type { Directory } from '../directory.ts';
import { invalidField } from '../faults.ts';
import { sha256 } from '#server/domain/secret.ts';
import type { Plans } from '../plans.ts';
import { hiddenEntry } from './ended-cases.ts';
import { forgetTraces, type Traces } from './traces.ts';

const PART = 1000;
const LONGEST = { customer: 200, why: 200 };

export interface Forgotten extends Traces {
	cases: number;
	/** Entries of the log. */
	entries: number;
}

interface Parts {
	store: Store;
	directory: Directory;
	cases: Cases;
	plans: Pick<Plans, 'of'>;
	audit: Telling;
}

export class ForgetCustomer {
	readonly #parts: Parts;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/**
	 * @param said the customer as cases name them, and why; an address or a number may be given as it was before it was masked
	 * @throws StoreUnavailable what was not done is done by another run
	 */
	async run(
		by: AuditBy,
		client: string,
		said: { customer: string; why: string }
	): Promise<Ack<Forgotten>> {
		const { store, directory, cases, audit } = this.#parts;
		if (!(await directory.has('client', client)))
			return { ok: false, error: failure('not-found', `There is no client ${client}.`) };
		const [typed, why] = [oneLine(said.customer).trim(), oneLine(said.why).trim()];
		if (typed === '' || typed.length > LONGEST.customer)
			return { ok: false, error: invalidField('customer', EXPECTED.customer) };
		if (why === '' || why.length > LONGEST.why)
			return { ok: false, error: invalidField('why', EXPECTED.why) };
		const { name: customer } = await cases.masking.whom({ id: '', name: typed });
		const found = await this.#casesOf(client, customer);
		let entries = 0;
		for (const id of found) {
			const gone = await this.#forgetCase(client, id, actorOf(by));
			if (!gone.ok) return gone;
			entries += gone.data;
		}
		await store.customers.forget(client, customer);
		const traces = await forgetTraces({ store, directory }, client, customer, found);
		const forgotten = { cases: found.size, entries, ...traces };
		audit.tell({
			...{ by, what: 'customer:forgotten', client },
			of: { kind: 'customer', id: sha256(`${client}/${customer}`).slice(0, 16) },
			detail: `${countsOf(forgotten)}. ${why}`
		});
		return { ok: true, data: forgotten };
	}

	/** Every case whose log ever named this customer. */
	async #casesOf(client: string, customer: string): Promise<Set<string>> {
		const { log } = this.#parts.store;
		const found = new Set<string>();
		let position = '0-0';
		for (;;) {
			const entries = await log.after(client, position, PART);
			for (const entry of entries)
				if (entry.events.some((event) => customersIn(event).includes(customer)))
					found.add(entry.case);
			position = entries.at(-1)?.id ?? position;
			if (entries.length < PART) return found;
		}
	}

	/** The row first, by a commit that every node hears of: what is decided after it builds on a row that says nothing. */
	async #forgetCase(client: string, id: string, by: Actor): Promise<Ack<number>> {
		const { store, cases, plans } = this.#parts;
		const operation = `forget:${newOperation()}`;
		const told = await cases.run({ operation, client, case: id, command: { type: 'forget' }, by });
		if (!told.ok) return told;
		const { causes } = plans.of(client).configuration;
		const seen = await store.log.seenOfCase(client, id);
		// the commit itself stays where nodes look for it; it says nothing
		const entries = seen
			.filter(({ version }) => version < told.data.version)
			.map((entry) => hiddenEntry(entry, causes));
		return { ok: true, data: (await store.erasure.hide(client, id, { row: null, entries })) ?? 0 };
	}
}

const EXPECTED = {
	customer: `expected the customer as cases name them, 1 to ${LONGEST.customer} characters`,
	why: `expected who asked for it, or why, 1 to ${LONGEST.why} characters`
};

const actorOf = ({ kind, id, name }: AuditBy): Actor => ({
	...{ kind: kind === 'person' ? 'person' : 'program', id, name }
});

/** What went, in words: counts alone. */
export const countsOf = (forgotten: Forgotten): string =>
	COUNTED.flatMap(([of, one, many]) =>
		of === 'cases' || forgotten[of] > 0
			? [`${forgotten[of]} ${forgotten[of] === 1 ? one : many}`]
			: []
	).join(', ');

const COUNTED: readonly [keyof Forgotten, string, string][] = [
	['cases', 'case', 'cases'],
	['entries', 'entry of the log', 'entries of the log'],
	['deliveries', 'delivery', 'deliveries'],
	['alerts', 'alert', 'alerts'],
	['views', 'view of a desk', 'views of desks']
];
