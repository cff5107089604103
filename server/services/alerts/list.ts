/** The list of a client's alerts: what came is entered once, whoever of the nodes does it. */
import type { AlertView } from '#lib/shared/wire/alerts.ts';
import type { Alert, AlertNews } from '#server/domain/alerts/alert.ts';
import { AlertBook, type Entered, type KeptAlert } from '#server/domain/alerts/book.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import type { Store } from '#server/store/index.ts';

/** A piece of news and what names it: the commit and its number. */
export interface Arrived {
	id: string;
	news: AlertNews;
}

export interface Recorded {
	entered: Entered[];
	ended: KeptAlert[];
}

const TRIES = 50;
const AT_ONCE = 100;

export class AlertList {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	/**
	 * Enters what came, in order.
	 * @param concerns how many people an alert concerns
	 */
	record(
		client: string,
		arrived: readonly Arrived[],
		concerns: (alert: Alert) => number
	): Promise<Recorded> {
		const ids = arrived.map(({ id }) => id);
		const keys = new Set(
			arrived.flatMap(({ news }) => (news.kind === 'alert' ? [news.alert.key] : news.keys))
		);
		return this.#change(client, ids, [...keys], (book, now) => {
			const entered: Entered[] = [];
			for (const { id, news } of arrived)
				if (news.kind === 'alert')
					entered.push(book.enter(id, news.alert, concerns(news.alert), now));
				else book.end(news.keys, news.why, now);
			return { entered, ended: book.ended };
		});
	}

	/** @returns the alert, acknowledged by whoever was first; null when it is not there */
	acknowledge(
		client: string,
		id: string,
		by: NonNullable<AlertView['acknowledged']>['by']
	): Promise<KeptAlert | null> {
		return this.#change(client, [id], [], (book, now) => book.acknowledge(id, { by, at: now }));
	}

	/** What somebody said why is not to be known any more. */
	async hideWhy(client: string, ids: readonly string[]): Promise<void> {
		for (let start = 0; start < ids.length; start += AT_ONCE) {
			const some = ids.slice(start, start + AT_ONCE);
			await this.#change(client, some, [], (book) => some.forEach((id) => book.hideWhy(id)));
		}
	}

	async #change<T>(
		client: string,
		ids: string[],
		keys: string[],
		act: (book: AlertBook, now: number) => T
	): Promise<T> {
		for (let attempt = 0; attempt < TRIES; attempt++) {
			const part = await this.#store.alerts.part(client, ids, keys);
			const book = new AlertBook(part.alerts, part.keys);
			const now = this.#store.clock.now();
			const result = act(book, now);
			const changes = book.changes();
			if (changes.alerts.length + changes.keys.length === 0) return result;
			if (await this.#store.alerts.write(client, part.version, changes, now)) return result;
		}
		throw new StoreUnavailable(new Error('the list of alerts changes too fast'));
	}
}

/** An alert as screens are told of it. */
export function viewOf({
	key: _key,
	to: _to,
	owner: _owner,
	people: _people,
	person: _person,
	...view
}: KeptAlert): AlertView {
	return view;
}
