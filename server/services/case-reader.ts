/** Cases as they are read from outside. */
import type { CaseView } from '#lib/shared/wire/history.ts';
import type { Status } from '#lib/shared/words.ts';
import { isOpen, type Case } from '#server/domain/case.ts';
import type { Store } from '#server/store/index.ts';
import { caseView } from './histories.ts';

export interface Wanted {
	status?: Status | 'open' | undefined;
	cursor: string;
	limit: number;
}

export class CaseReader {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	async one(client: string, id: string): Promise<CaseView | null> {
		const found = await this.#store.cases.read(client, id);
		return found && caseView(found);
	}

	/** A part of the cases, in no order; `next` is null after the last. @throws StoreUnavailable */
	async list(client: string, { status, cursor, limit }: Wanted) {
		const { rows, next } =
			status === 'open'
				? await this.#store.cases.scanOpen(client, cursor, limit)
				: await this.#store.cases.scan(client, cursor, limit);
		const wanted = (row: Case) =>
			status === undefined || (status === 'open' ? isOpen(row) : row.status === status);
		return { cases: rows.filter(wanted).map(caseView), next: next === '0' ? null : next };
	}
}
