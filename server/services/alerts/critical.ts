/** The critical alerts that ask for somebody now, as a node has them in memory for its walls. */
import type { AlertView, WallAlert } from '#lib/shared/wire/alerts.ts';
import type { Store } from '#server/store/index.ts';
import type { FeedMessage } from './feed.ts';

/** A wall shows no more of them. */
const MOST = 3;
const TITLE = 90;

interface Critical {
	alert: WallAlert;
	/** Id of the case that it is about, if any. */
	case: string | null;
}

export class CriticalNow {
	readonly #byClient = new Map<string, Map<string, Critical>>();

	/** Reads what asks for somebody already. */
	async load(store: Store, clients: readonly string[]): Promise<void> {
		for (const client of clients) {
			const active = await store.alerts.active(client);
			const ids = active.filter(({ severity }) => severity === 'critical').map(({ id }) => id);
			const alerts = await store.alerts.byId(client, ids);
			this.#byClient.set(
				client,
				new Map(alerts.filter(({ endedAt }) => endedAt === null).map((one) => [one.id, kept(one)]))
			);
		}
	}

	take(message: FeedMessage): void {
		if (message.kind === 'alert' && message.alert.severity === 'critical') {
			const { alert } = message;
			const known = this.#byClient.get(alert.client) ?? new Map<string, Critical>();
			this.#byClient.set(alert.client, known.set(alert.id, kept(alert)));
		}
		if (message.kind === 'ended')
			for (const id of message.ids) this.#byClient.get(message.client)?.delete(id);
	}

	/**
	 * The newest of these clients, newest first, and how many there are.
	 * @param of lets through those about a case, or about none; null lets all through
	 */
	of(
		clients: readonly string[],
		of: ((client: string, id: string | null) => boolean) | null = null
	): { newest: WallAlert[]; count: number } {
		const newest: WallAlert[] = [];
		let count = 0;
		for (const client of clients)
			for (const { alert, case: id } of this.#byClient.get(client)?.values() ?? []) {
				if (of && !of(client, id)) continue;
				count += 1;
				const at = newest.findIndex((other) => before(alert, other));
				if (at >= 0) newest.splice(at, 0, alert);
				else newest.push(alert);
				if (newest.length > MOST) newest.pop();
			}
		return { newest, count };
	}
}

const before = (one: WallAlert, other: WallAlert): boolean =>
	one.raisedAt > other.raisedAt || (one.raisedAt === other.raisedAt && one.id < other.id);

const kept = ({ case: id, ...alert }: WallAlert & Pick<AlertView, 'case'>): Critical => ({
	alert: shown(alert),
	case: id
});

const shown = ({ id, client, ref, rule, title, raisedAt }: WallAlert): WallAlert => ({
	id,
	client,
	ref,
	rule,
	title: title.slice(0, TITLE),
	raisedAt
});
