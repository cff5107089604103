/** Alerts, put together: from the outbox to those who are told, and what pages and programs ask about them. */
import type {
	AlertPreferences,
	AlertTold,
	FloodLine,
	PushSubscription
} from '#lib/shared/wire/alerts.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { Log } from '#server/observability/log.ts';
import type { Metrics } from '#server/observability/metrics.ts';
import type { AlertNews } from '#server/domain/alerts/alert.ts';
import { covers } from '#server/domain/directory.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { Masking } from '../masking.ts';
import type { Outside } from '../outside/outside.ts';
import type { Plans } from '../plans.ts';
import { createMailer, type MailConfig } from './channels/mail.ts';
import { newVapidKeys } from './channels/push.ts';
import { createAttempt } from './attempt.ts';
import { Browsers, type NotTold } from './browsers.ts';
import { CriticalNow } from './critical.ts';
import { followFeed, type FeedMessage } from './feed.ts';
import { Gates, person as personGate } from './gates.ts';
import { AlertList, viewOf } from './list.ts';
import { Outward } from './outward.ts';
import { AlertReader } from './reader.ts';
import { AlertSender } from './sender.ts';
import { alertSettings } from './settings.ts';
import { AlertTeller } from './teller.ts';

export interface AlertParts {
	store: Store;
	directory: Directory;
	sessions: Pick<Sessions, 'marked' | 'unended'>;
	plans: Plans;
	metrics: Metrics;
	log: Log;
	publicUrl: string | undefined;
	mail: MailConfig | null;
	outside: Outside;
	masking: Masking;
	onTrouble: (error: unknown) => void;
	onUnexpected: (error: unknown) => void;
}

type Served = Pick<Person, 'id' | 'clients'>;

export class Alerts {
	readonly #parts: AlertParts;
	readonly #list: AlertList;
	readonly #gates: Gates;
	readonly #teller: AlertTeller;
	readonly #sender: AlertSender;
	readonly #browsers: Browsers;
	readonly #close: () => void;
	readonly critical = new CriticalNow();
	/** The list, the budget, the channels. */
	readonly reader: AlertReader;

	constructor(parts: AlertParts) {
		const { store, directory, metrics, log, onUnexpected } = parts;
		const settings = (client: string) => alertSettings(parts.plans.of(client));
		const mailer = createMailer(parts.mail);
		this.#parts = parts;
		const browsers = new Browsers(store, parts.sessions);
		this.#browsers = browsers;
		this.#list = new AlertList(store);
		this.#gates = new Gates(store);
		this.reader = new AlertReader(store, directory, settings);
		this.#teller = new AlertTeller({
			store,
			directory,
			browsers,
			list: this.#list,
			outward: new Outward(store, this.#gates, metrics, directory, browsers),
			settings,
			metrics,
			onUnexpected
		});
		const attempt = createAttempt({ ...parts, settings, mailer, browsers });
		this.#sender = new AlertSender(store, directory, attempt, metrics, log);
		this.#close = () => mailer.close();
	}

	/**
	 * Tells and sends until stopped.
	 * @param take is given what this node's desks and walls are to be told
	 * @returns the stop function
	 */
	async start(take: (message: FeedMessage) => void): Promise<() => Promise<void>> {
		const { store, onTrouble } = this.#parts;
		const from = await store.alertFeed.end();
		await this.reload();
		const stopFollowing = followFeed(
			store,
			from,
			(message) => {
				this.critical.take(message);
				take(message);
			},
			onTrouble
		);
		const stops = [this.#teller.start(onTrouble), this.#sender.start(onTrouble), stopFollowing];
		return async () => {
			await Promise.all(stops.map((stop) => stop()));
			this.#close();
		};
	}

	/** The store was away: what walls show is read anew. @throws StoreUnavailable */
	async reload(): Promise<void> {
		const { store, directory } = this.#parts;
		const clients = directory.all('client').map(({ id }) => id);
		await this.critical.load(store, clients);
	}

	/** These clients' logs have grown. */
	wake(clients: Iterable<string>): void {
		this.#teller.wake(clients, this.#parts.onTrouble);
	}

	/** Tells everything that waits. @returns how much there was */
	async sweep(): Promise<number> {
		return (await this.#teller.sweep()) + (await this.#sender.sweep());
	}

	/** An alert that follows from no commit of a case. @throws StoreUnavailable */
	raise(client: string, news: AlertNews): Promise<void> {
		return this.#parts.store.outbox.add(client, JSON.stringify(news));
	}

	/** @returns the alert, acknowledged by whoever was first; null when there is no such alert */
	async acknowledge(client: string, id: string, by: { id: string; name: string }) {
		const masked = await this.#parts.masking.whom(by);
		const alert = await this.#list.acknowledge(client, id, masked);
		return alert && viewOf(alert);
	}

	/** What a person was told in the last ten minutes and still asks for somebody: for a desk that has just come. */
	async toldLately(person: Served): Promise<AlertTold[]> {
		const { each, line } = await this.#now(person);
		const alerts = await this.reader.some(each);
		const told: AlertTold[] = alerts
			.filter(({ endedAt }) => endedAt === null)
			.map((alert) => ({ kind: 'alert', alert }));
		if (line) told.push({ kind: 'line', line });
		return [...told, { kind: 'muted', until: await this.mutedUntil(person.id) }];
	}

	/** What one person is told in one line just now. */
	async line(person: Served): Promise<FloodLine | null> {
		return (await this.#now(person)).line;
	}

	/** Who has stopped serving a client since is told no more of it. */
	#now({ id, clients }: Served) {
		return this.#gates.now(personGate(id), (client) => covers(clients, client));
	}

	/** Null when they never said. */
	preferences(person: string): Promise<Partial<AlertPreferences> | null> {
		return this.#parts.store.alertPeople.preferences(person);
	}

	/** Until when a person wants no push; null while it is not muted. */
	mutedUntil(person: string): Promise<number | null> {
		const { alertPeople, clock } = this.#parts.store;
		return alertPeople.mutedUntil(person, clock.now());
	}

	/** Every desk of the person is told. @param until null when push is muted no longer */
	async mute(person: string, until: number | null): Promise<void> {
		const { alertPeople, alertFeed, clock } = this.#parts.store;
		await alertPeople.mute(person, until, clock.now());
		await alertFeed.add([JSON.stringify({ kind: 'muted', person, until } satisfies FeedMessage)]);
	}

	prefer(person: string, preferences: AlertPreferences): Promise<void> {
		return this.#parts.store.alertPeople.prefer(person, preferences);
	}

	/** What a browser needs to subscribe. */
	async pushKey(): Promise<string> {
		return (await this.#parts.store.alertPeople.vapid(newVapidKeys)).publicKey;
	}

	/** @param token of the session in whose browser it is asked. @returns null when it is told from now on */
	subscribe(
		person: string,
		subscription: PushSubscription,
		token: string | undefined
	): Promise<NotTold | null> {
		return this.#browsers.add(person, subscription, token);
	}

	unsubscribe(person: string, endpoint: string): Promise<void> {
		return this.#parts.store.alertPeople.unsubscribe(person, endpoint);
	}

	/** The clients that a person serves. */
	clientsOf({ clients }: Pick<Person, 'clients'>): string[] {
		return this.#parts.directory
			.all('client')
			.map(({ id }) => id)
			.filter((id) => covers(clients, id))
			.sort();
	}
}
