/** Other cases beside one, and cases that are no escalation yet. What is open is known here; what has ended is read on. */
import {
	FOUND,
	RELATED,
	type Group,
	type OtherCase,
	type Related
} from '#lib/shared/wire/related.ts';
import { unaccented } from '#lib/shared/plain-text.ts';
import { isOpen, type Case } from '#server/domain/case.ts';
import type { Store } from '#server/store/index.ts';
import { Lately } from './lately.ts';

export class RelatedCases {
	readonly #store: Store;
	readonly #open: (client: string) => Iterable<Case>;
	readonly #lately: Lately;

	/** @param open cases of a client that somebody has still to do something about, as this node knows them */
	constructor(store: Store, open: (client: string) => Iterable<Case>) {
		this.#store = store;
		this.#open = open;
		this.#lately = new Lately(store);
	}

	/** The store was away: what was read of it may be gone. */
	forget(): void {
		this.#lately.forget();
	}

	/** @returns null when there is no such case. @throws StoreUnavailable */
	async of(client: string, id: string): Promise<Related | null> {
		const row = await this.#store.cases.read(client, id);
		if (!row) return null;
		const ended = (await this.#lately.of(client)).filter((one) => one.id !== id);
		const open = [...this.#open(client)].filter((one) => one.id !== id);
		const known = new Set(ended.map((one) => one.id));
		const all = [...open.filter((one) => !known.has(one.id)), ...ended];
		const { customer, cause, subject, queue } = row;
		return {
			customer: group(customer === null ? [] : all.filter((one) => one.customer === customer)),
			cause: group(cause === null ? [] : ended.filter((one) => one.cause === cause)),
			alike: group(
				subject === null
					? []
					: open.filter((one) => isOpen(one) && one.subject === subject && one.queue === queue)
			)
		};
	}

	/** Open cases of these clients that are no escalation: those whose number it is first. */
	find(clients: readonly string[], text: string): OtherCase[] {
		const sought = unaccented(text);
		const words = sought.split(/\s+/).filter(Boolean);
		const found: { row: Case; exact: boolean }[] = [];
		for (const client of clients)
			for (const row of this.#open(client)) {
				if (row.tier !== 0 || !isOpen(row)) continue;
				const [ref, id] = [unaccented(row.ref), unaccented(row.id)];
				const has = `${ref} ${id} ${unaccented(row.title)}`;
				if (!words.every((word) => has.includes(word))) continue;
				found.push({ row, exact: ref === sought || id === sought || ref === `#${sought}` });
			}
		return found
			.sort(
				(one, other) =>
					Number(other.exact) - Number(one.exact) || other.row.openedAt - one.row.openedAt
			)
			.slice(0, FOUND)
			.map(({ row }) => otherCase(row));
	}
}

function group(rows: readonly Case[]): Group {
	const first = [...rows].sort(
		(one, other) => Number(isOpen(other)) - Number(isOpen(one)) || atOf(other) - atOf(one)
	);
	return { count: rows.length, cases: first.slice(0, RELATED).map(otherCase) };
}

const atOf = ({ resolvedAt, openedAt }: Case): number => resolvedAt ?? openedAt;

const otherCase = (row: Case): OtherCase => ({
	client: row.client,
	case: row.id,
	ref: row.ref,
	title: row.title,
	status: row.status,
	tier: row.tier,
	subject: row.subject,
	owner: row.owner,
	cause: row.cause,
	at: atOf(row)
});
