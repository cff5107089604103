/** One rule held against the past of a client's cases, entry by entry of the log. */
import { isEscalation, isOpen, type Case } from '#server/domain/case.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import type { CompiledRule } from '#server/domain/rules/compile.ts';
import {
	beginnings,
	firstHolding,
	instantsToTry,
	type TriedBy
} from '#server/domain/rules/instants.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Looks } from './looks.ts';
import type { PastCustomers } from './past-customers.ts';
import type { Tally } from './tally.ts';

export interface ReplayOf {
	compiled: CompiledRule;
	triedBy: TriedBy;
	plan: Plan;
	from: number;
	to: number;
	looks: Looks;
	customers: PastCustomers;
	tally: Tally;
}

interface Seen {
	row: Case;
	/** Up to when it was tried. */
	at: number;
	/** The rule has had it; it has it again when the case was reopened. */
	fired: boolean;
}

export class Replay {
	readonly #of: ReplayOf;
	readonly #cases = new Map<string, Seen>();

	constructor(of: ReplayOf) {
		this.#of = of;
	}

	knows(id: string): boolean {
		return this.#cases.has(id);
	}

	/** A case as it stood at the beginning, or before the first entry of it that is told. */
	begin(row: Case): void {
		this.#cases.set(row.id, { row, at: Math.max(this.#of.from, row.updatedAt), fired: false });
	}

	/** @returns the customer of the case now; null also when it is none of ours */
	customerOf(id: string): string | null {
		return this.#cases.get(id)?.row.customer ?? null;
	}

	/** What happened next. @param know is awaited before a customer is asked about */
	async take(entry: LogEntry, know: (customer: string | null) => Promise<void>): Promise<void> {
		const { from, to, tally } = this.#of;
		const known = this.#cases.get(entry.case);
		if (known && entry.version <= known.row.version) return;
		const at = entry.events.at(-1)?.at ?? from;
		if (at > to) return;
		if (known) this.#tryUntil(known, at);
		const row = evolve(known?.row ?? null, entry.events, entry.client, entry.case);
		const reopened = (known?.row.reopened ?? 0) < row.reopened;
		const seen = { row, at: Math.max(at, from), fired: Boolean(known?.fired) && !reopened };
		this.#cases.set(entry.case, seen);
		for (const event of entry.events)
			if (event.type === 'escalated' && event.at >= from) tally.escalated(entry.case);
		if (at < from) return;
		await know(row.customer);
		if (!seen.fired && isOpen(row) && this.#holds(row, at)) this.#hit(seen, at);
	}

	/** Nothing more happened until `to`: each case, to be tried when its customer is known. */
	*ends(to: number): Generator<{ customer: string | null; try(): void }> {
		for (const seen of this.#cases.values())
			yield { customer: seen.row.customer, try: () => this.#tryUntil(seen, to + 1) };
	}

	/** @param to the instant at which it becomes another: it is not tried there */
	#tryUntil(seen: Seen, to: number): void {
		const { row, at: from } = seen;
		const { compiled, triedBy, looks } = this.#of;
		if (seen.fired || to <= from || !isOpen(row)) return;
		seen.at = to;
		if (
			!compiled.possible({
				now: from,
				case: { row, plan: this.#of.plan },
				customer: null,
				queue: null
			})
		)
			return;
		const { time, queue, customer } = compiled.uses;
		const moves = time || queue || customer;
		const begins = [
			...(time ? beginnings(row) : []),
			...(queue && row.queue !== null ? looks.beginnings(row.queue, from, to) : [])
		];
		const instants = moves ? instantsToTry(from, to - 1, begins, triedBy) : [from];
		const first = firstHolding(instants, (now) => this.#holds(row, now));
		if (first !== null) this.#hit(seen, first);
	}

	#holds(row: Case, now: number): boolean {
		const { compiled, plan, looks, customers } = this.#of;
		return compiled.holds({
			now,
			case: { row, plan },
			customer: compiled.uses.customer ? customers.at(row.customer, now) : null,
			queue: row.queue === null ? null : looks.at(row.queue, now)
		});
	}

	#hit(seen: Seen, at: number): void {
		seen.fired = true;
		const { id, ref } = seen.row;
		this.#of.tally.hit({ case: id, queue: null, ref, at, running: isEscalation(seen.row) });
	}
}
