/** What pages and programs ask about alerts: the list, the budget, the channels. */
import {
	SEVERITIES,
	SPANS,
	type AlertBudget,
	type AlertView,
	type ChannelView,
	type Severity,
	type SpanName
} from '#lib/shared/wire/alerts.ts';
import { budgetOf } from '#server/domain/alerts/budget.ts';
import { covers } from '#server/domain/directory.ts';
import { isLetIn } from '#server/domain/people.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import { channelViews } from './channel-views.ts';
import { viewOf } from './list.ts';
import type { AlertSettings } from './settings.ts';

/** A part of the list. */
export interface AlertPage {
	alerts: AlertView[];
	/** Where the rest begins; null when this was the last. */
	next: string | null;
	/** How many ask for somebody now, and how many of them are critical. */
	active: number;
	critical: number;
}

const ACTIVE_MOST = 200;

export class AlertReader {
	readonly #store: Store;
	readonly #directory: Directory;
	readonly #settings: (client: string) => AlertSettings;

	constructor(store: Store, directory: Directory, settings: (client: string) => AlertSettings) {
		this.#store = store;
		this.#directory = directory;
		this.#settings = settings;
	}

	/**
	 * The list of some clients.
	 * @param which those that ask for somebody now (200 at most, the gravest first), or all of them by parts, newest first
	 * @param from where a part ended
	 */
	async list(
		clients: readonly string[],
		which: 'active' | 'all',
		limit: number,
		from: string | null = null
	): Promise<AlertPage> {
		const { alerts } = this.#store;
		const ids = await Promise.all(
			clients.map(async (client) => ({ client, active: await alerts.active(client) }))
		);
		const states = ids.flatMap(({ client, active }) => active.map((one) => ({ ...one, client })));
		const critical = states.filter(({ severity }) => severity === 'critical').length;
		const counts = { active: states.length, critical };
		if (which === 'all') return { ...(await this.#all(clients, limit, from)), ...counts };
		const first = states.sort(graveFirst).slice(0, Math.min(limit, ACTIVE_MOST));
		return { alerts: await this.#read(first), next: null, ...counts };
	}

	/** These alerts, in this order, as far as they are there. */
	some(wanted: readonly { client: string; id: string }[]): Promise<AlertView[]> {
		return this.#read(wanted);
	}

	/** How many alerts there were in the last ten minutes, hour or day. */
	async budget(clients: readonly string[], span: SpanName): Promise<AlertBudget> {
		const [store, directory] = [this.#store, this.#directory];
		const to = store.clock.now();
		const from = to - SPANS[span];
		const parts = await Promise.all(
			clients.map(async (client) => ({
				raises: await store.alerts.raises(client, from, to),
				active: await store.alerts.active(client)
			}))
		);
		const supervisors = directory
			.all('person')
			.filter((one) => isLetIn(one) && one.role === 'supervisor')
			.filter((one) => clients.some((id) => covers(one.clients, id)));
		return budgetOf({
			from,
			to,
			supervisors: supervisors.length,
			raises: parts.flatMap(({ raises }) => raises),
			active: parts.flatMap(({ active }) => active)
		});
	}

	/** Every way out of Andon of these clients, and how it does. */
	async channels(clients: readonly string[]): Promise<ChannelView[]> {
		const { alertJobs } = this.#store;
		const views = await Promise.all(
			clients.map(async (client) =>
				channelViews(client, this.#settings(client), {
					healths: await alertJobs.healths(client),
					waiting: await alertJobs.waiting(client)
				})
			)
		);
		return views.flat();
	}

	/** `from` is an instant and how many have been shown of those up to it: what comes since moves nothing. */
	async #all(clients: readonly string[], limit: number, from: string | null) {
		const store = this.#store;
		const [upTo = 0, skip = 0] = from?.split('_').map(Number) ?? [store.clock.now(), 0];
		const indices = await Promise.all(
			clients.map((client) => store.alerts.index(client, upTo, skip + limit + 1))
		);
		const merged = indices
			.flat()
			.sort((one, other) => other.since - one.since || (one.id < other.id ? 1 : -1))
			.slice(skip, skip + limit + 1);
		const next = merged.length > limit ? `${upTo}_${skip + limit}` : null;
		return { alerts: await this.#read(merged.slice(0, limit)), next };
	}

	async #read(wanted: readonly { client: string; id: string }[]): Promise<AlertView[]> {
		const found = new Map<string, AlertView>();
		for (const [client, some] of Map.groupBy(wanted, (one) => one.client)) {
			const ids = some.map(({ id }) => id);
			for (const alert of await this.#store.alerts.byId(client, ids))
				found.set(`${client}/${alert.id}`, viewOf(alert));
		}
		return wanted.flatMap(({ client, id }) => found.get(`${client}/${id}`) ?? []);
	}
}

interface Placed {
	id: string;
	since: number;
	severity: Severity;
}

const graveFirst = (one: Placed, other: Placed): number =>
	SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity) ||
	other.since - one.since ||
	(one.id < other.id ? 1 : -1);
