/**
 * Takes what commits left in the outbox about alerts: enters it in the list, decides who is told how, and hands it to
 * the desks, the walls and the channels. Whatever happens, nothing leaves the outbox before all of that was done.
 */
import { may } from '#lib/shared/access/deeds.ts';
import type { Metrics } from '#server/observability/metrics.ts';
import { readNews } from '#server/domain/alerts/alert.ts';
import { audience, type Addressed } from '#server/domain/alerts/audience.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import type { Alert } from '#server/domain/alerts/alert.ts';
import type { KeptAlert } from '#server/domain/alerts/book.ts';
import { isNewIn, type Kinded } from '#server/domain/alerts/kinds.ts';
import { isLetIn } from '#server/domain/people.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import type { Store } from '#server/store/index.ts';
import type { OutboxEntry } from '#server/store/outbox.ts';
import type { Directory } from '../directory.ts';
import { repeat } from '../repeat.ts';
import type { Browsers } from './browsers.ts';
import type { Arrived, AlertList } from './list.ts';
import type { Outward, Raised } from './outward.ts';
import type { AlertSettings } from './settings.ts';
import { watchersOf } from './watchers.ts';

/** A commit wakes the teller; this is for what was left behind. */
const EVERY_MS = 1000;
const GATHER_MS = 100;
const AT_ONCE = 200;
/** Handed out so often and never finished: it keeps everything else waiting. */
const MOST_ATTEMPTS = 10;
const GROUP = 'alerts';
/** Where none of these is known, nobody else is told. */
const FOR_FEW = new Set<Alert['to']>(['members', 'watchers', 'person']);

export interface TellerParts {
	store: Store;
	directory: Directory;
	browsers: Browsers;
	list: AlertList;
	outward: Outward;
	settings: (client: string) => AlertSettings;
	metrics: Metrics;
	onUnexpected: (error: unknown) => void;
}

export class AlertTeller {
	readonly #parts: TellerParts;
	readonly #running = new Map<string, Promise<number>>();
	readonly #asked = new Set<string>();
	readonly #woken = new Map<string, NodeJS.Timeout>();
	#stopped = false;

	constructor(parts: TellerParts) {
		this.#parts = parts;
	}

	/** @returns the stop function, which resolves when what is under way is over and other nodes may go on */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		const stop = repeat(EVERY_MS, () => this.sweep(), onTrouble);
		return async () => {
			this.#stopped = true;
			for (const timer of this.#woken.values()) clearTimeout(timer);
			await stop();
			await Promise.allSettled(this.#running.values());
			await this.#parts.store.outbox.leave(this.#groups()).catch(() => undefined);
		};
	}

	/** Something of these clients has changed: there may be alerts. What comes within a moment is dealt with together. */
	wake(clients: Iterable<string>, onTrouble: (error: unknown) => void): void {
		for (const client of clients) {
			if (this.#stopped || this.#woken.has(client)) continue;
			const work = () => {
				this.#woken.delete(client);
				this.work(client).catch(onTrouble);
			};
			this.#woken.set(client, setTimeout(work, GATHER_MS));
		}
	}

	/** @returns how many entries of the outbox were dealt with */
	async sweep(): Promise<number> {
		const counts = await Promise.all(this.#groups().map(({ client }) => this.work(client)));
		return counts.reduce((sum, count) => sum + count, 0);
	}

	/** Works on the outbox of a client until it is empty; asked while that goes on, it looks once more. */
	work(client: string): Promise<number> {
		const running = this.#running.get(client);
		if (running) {
			this.#asked.add(client);
			return running;
		}
		const begun = this.#drain(client).finally(() => this.#running.delete(client));
		this.#running.set(client, begun);
		return begun;
	}

	#groups() {
		return this.#parts.directory.all('client').map(({ id }) => ({ client: id, group: GROUP }));
	}

	async #drain(client: string): Promise<number> {
		let dealt = 0;
		while (!this.#stopped) {
			this.#asked.delete(client);
			const entries = await this.#parts.store.outbox.take({ client, group: GROUP }, AT_ONCE);
			if (entries.length === 0 && !this.#asked.has(client)) return dealt;
			await this.#deal(client, entries);
			dealt += entries.length;
		}
		return dealt;
	}

	/** All at once, which is cheap; one by one when one of them cannot be dealt with. */
	async #deal(client: string, entries: OutboxEntry[]): Promise<void> {
		if (entries.length === 0) return;
		try {
			if (entries.some(({ attempts }) => attempts > MOST_ATTEMPTS)) throw new Error('given up');
			await this.#tell(client, entries);
		} catch (error) {
			if (error instanceof StoreUnavailable) throw error;
			const [entry] = entries;
			if (entries.length > 1) {
				for (const one of entries) await this.#deal(client, [one]);
				return;
			}
			if (!entry) return;
			this.#parts.onUnexpected(error);
			const why = error instanceof Error ? error.message : String(error);
			return this.#parts.store.outbox.bury({ client, group: GROUP }, entry, why);
		}
		const ids = entries.map(({ id }) => id);
		await this.#parts.store.outbox.finish({ client, group: GROUP }, ids);
	}

	async #tell(client: string, entries: OutboxEntry[]): Promise<void> {
		const { list, outward, settings, metrics } = this.#parts;
		const arrived = entries.flatMap(({ message, position }): Arrived[] => {
			const news = readNews(message);
			return news ? [{ id: `${position}.${news.n}`, news }] : [];
		});
		if (arrived.length === 0) return;
		const known = settings(client);
		const concerned = (alert: Addressed) =>
			audience(alert, this.#people(), known.teams).map(({ id }) => id);
		const watched = await this.#watched(client, arrived);
		const watchers = (alert: Alert | KeptAlert) => {
			const people = concerned(alert);
			return watched(alert).filter((id) => !people.includes(id));
		};
		const told = (alert: Alert) => concerned(alert).length + watchers(alert).length;
		const entering = arrived.flatMap(({ id, news }): Arrived | Arrived[] => {
			if (news.kind !== 'alert') return { id, news };
			const { to } = news.alert;
			if (!FOR_FEW.has(to) || told(news.alert) > 0) return { id, news };
			if (to !== 'members') return [];
			// a team whose members nobody knows has it on the board; the team before has it no more
			const { key, rule, at } = news.alert;
			return { id, news: { kind: 'alert-end', n: news.n, keys: [key], why: rule, at } };
		});
		const { entered, ended } = await list.record(client, entering, told);
		const excepted = new Map(
			arrived.flatMap(({ id, news }) => (news.kind === 'alert' ? [[id, news.alert.except]] : []))
		);
		const raised = entered.flatMap((one): Raised[] => {
			const { rule, severity } = one.alert;
			metrics.count('alerts_total', { rule, severity, entered: one.kind });
			// what is over before anybody was told of it asks nobody for anything
			const over = one.alert.endedAt !== null || ended.some(({ id }) => id === one.alert.id);
			if (one.kind !== 'raised' || over) return [];
			const except = excepted.get(one.alert.id) ?? null;
			const { alert } = one;
			return [{ alert, people: concerned(alert), watchers: watchers(alert), except }];
		});
		await outward.tell(client, raised, ended, known);
	}

	/** Asked once for all that came, and only where something new is among it. */
	async #watched(
		client: string,
		arrived: readonly Arrived[]
	): Promise<(alert: Kinded) => string[]> {
		const { directory, store, browsers } = this.#parts;
		const anyNew = arrived.some(
			({ news }) => news.kind === 'alert' && isNewIn(ESCALATED_TIERS, news.alert)
		);
		return anyNew ? watchersOf(client, directory, store.alertPeople, browsers) : () => [];
	}

	#people() {
		return this.#parts.directory
			.all('person')
			.filter((one) => isLetIn(one) && may(one, 'see-alerts'))
			.map(({ id, name, role, clients }) => ({ id, name, role, clients }));
	}
}
