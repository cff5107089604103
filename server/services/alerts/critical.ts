/** The critical alerts that ask for somebody now, as a node has them in memory for its walls. */
import type { WallAlert } from '#lib/shared/wire/alerts.ts';
import type { Store } from '#server/store/index.ts';
import type { FeedMessage } from './feed.ts';

/** A wall shows no more of them. */
const MOST = 3;
const TITLE = 90;

export class CriticalNow {
	readonly #byClient = new Map<string, Map<string, WallAlert>>();

	/** Reads what asks for somebody already. */
	async load(store: Store, clients: readonly string[]): Promise<void> {
		for (const client of clients) {
			const active = await store.alerts.active(client);
			const ids = active.filter(({ severity }) => severity === 'critical').map(({ id }) => id);
			const alerts = await store.alerts.byId(client, ids);
			this.#byClient.set(
				client,
				new Map(alerts.filter(({ endedAt }) => endedAt === null).map((one) => [one.id, shown(one)]))
			);
		}
	}

	take(message: FeedMessage): void {
		if (message.kind === 'alert' && message.alert.severity === 'critical') {
			const { alert } = message;
			const known = this.#byClient.get(alert.client) ?? new Map<string, WallAlert>();
			this.#byClient.set(alert.client, known.set(alert.id, shown(alert)));
		}
		if (message.kind === 'ended')
			for (const id of message.ids) this.#byClient.get(message.client)?.delete(id);
	}

	/** The newest of these clients, newest first, and how many there are. */
	of(clients: readonly string[]): { newest: WallAlert[]; count: number } {
		const all = clients.flatMap((client) => [...(this.#byClient.get(client)?.values() ?? [])]);
		all.sort((one, other) => other.raisedAt - one.raisedAt || (one.id < other.id ? -1 : 1));
		return { newest: all.slice(0, MOST), count: all.length };
	}
}

const shown = ({ id, client, rule, title, raisedAt }: WallAlert): WallAlert => ({
	id,
	client,
	rule,
	title: title.slice(0, TITLE),
	raisedAt
});
