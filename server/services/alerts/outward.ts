/** From the list to those who are told: flood control for each, then desks and walls by the feed, the rest by jobs. */
import type { FloodLine } from '#lib/shared/wire/alerts.ts';
import type { KeptAlert } from '#server/domain/alerts/book.ts';
import {
	DEFAULT_PREFERENCES,
	goesOut,
	kindOf,
	lineGoesOut,
	type Wants
} from '#server/domain/alerts/kinds.ts';
import { isAtLeast, isQuiet } from '#server/domain/alerts/quiet.ts';
import { covers } from '#server/domain/directory.ts';
import type { Metrics } from '#server/observability/metrics.ts';
import type { KeptJob } from '#server/store/alert-jobs.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import type { Browsers } from './browsers.ts';
import type { FeedMessage } from './feed.ts';
import { nameOf, person, target, type Admitted, type Gates, type Serves } from './gates.ts';
import type { Job } from './job.ts';
import { viewOf } from './list.ts';
import { emailChannel, PUSH, webhookChannel, type AlertSettings } from './settings.ts';

export interface Raised {
	alert: KeptAlert;
	/** Whom it concerns. */
	people: string[];
	/** Who watches its tier, and is told of it in the browser alone. */
	watchers: string[];
	/** A channel that it must not go through. */
	except: string | null;
}

export class Outward {
	readonly #store: Store;
	readonly #gates: Gates;
	readonly #metrics: Metrics;
	readonly #directory: Directory;
	readonly #browsers: Browsers;

	constructor(
		store: Store,
		gates: Gates,
		metrics: Metrics,
		directory: Directory,
		browsers: Browsers
	) {
		this.#browsers = browsers;
		this.#directory = directory;
		this.#store = store;
		this.#gates = gates;
		this.#metrics = metrics;
	}

	/** Tells what was raised and what has ended. Told twice of the same, nobody is told more than once one by one. */
	async tell(
		client: string,
		raised: Raised[],
		ended: KeptAlert[],
		settings: AlertSettings
	): Promise<void> {
		const desks = await this.#people(raised);
		const jobs = [
			...(await this.#pushes(client, raised, desks, settings)),
			...(await this.#targets(client, raised, settings))
		];
		await this.#store.alertJobs.add(client, jobs);
		await this.#store.alertFeed.add(
			feedOf(client, raised, ended, desks).map((message) => JSON.stringify(message))
		);
	}

	/** What each person is told. */
	async #people(raised: Raised[]): Promise<Map<string, Admitted>> {
		const concerned = new Map<string, KeptAlert[]>();
		for (const { alert, people, watchers } of raised)
			for (const id of [...people, ...watchers])
				concerned.set(id, [...(concerned.get(id) ?? []), alert]);
		const told = await Promise.all(
			[...concerned].map(async ([id, alerts]): Promise<[string, Admitted]> => [
				id,
				await this.#admit(person(id), alerts, this.#servedBy(id))
			])
		);
		return new Map(told);
	}

	/** Who has stopped serving a client since is told no more of it in a line. */
	#servedBy(id: string): Serves {
		const clients = this.#directory.find('person', id)?.clients ?? [];
		return (client) => covers(clients, client);
	}

	async #admit(who: string, alerts: KeptAlert[], serves?: Serves): Promise<Admitted> {
		const named = alerts.map(({ id, client, rule, severity }) => ({
			id: nameOf(client, id),
			client,
			rule,
			severity
		}));
		const admitted = await this.#gates.admit(who, named, serves);
		if (admitted.opened) this.#metrics.count('alert_floods_total');
		const each = alerts.filter(({ client, id }) => admitted.each.includes(nameOf(client, id)));
		return { ...admitted, each: each.map(({ id }) => id) };
	}

	async #pushes(
		client: string,
		raised: Raised[],
		desks: Map<string, Admitted>,
		settings: AlertSettings
	): Promise<KeptJob[]> {
		const { alertPeople, clock } = this.#store;
		const now = clock.now();
		const reachable = await this.#browsers.reachable([...desks.keys()]);
		const quiet = isQuiet(settings.quiet ?? null, settings.zone, now);
		const said = await alertPeople.preferencesOf([...reachable]);
		const jobs: KeptJob[] = [];
		for (const [id, told] of desks) {
			const person = this.#directory.find('person', id);
			if (!reachable.has(id) || !person) continue;
			const wants: Wants = {
				preferences: { ...DEFAULT_PREFERENCES, ...said.get(id) },
				mutedUntil: await alertPeople.mutedUntil(id, now),
				quiet,
				now
			};
			for (const { alert, except } of raised) {
				if (except === PUSH || !told.each.includes(alert.id)) continue;
				if (goesOut(alert.severity, kindOf(alert, person), wants))
					jobs.push(jobOf({ channel: PUSH, person: id, alert: viewOf(alert), since: now }));
			}
			const { line } = told;
			if (line && (told.opened || told.retold) && lineGoesOut(line.critical, wants))
				jobs.push(jobOf({ channel: PUSH, person: id, line, silent: !told.opened, since: now }));
		}
		return jobs;
	}

	/** Webhooks and mail: each target is told no more than a person. */
	async #targets(client: string, raised: Raised[], settings: AlertSettings): Promise<KeptJob[]> {
		const now = this.#store.clock.now();
		const quiet = isQuiet(settings.quiet ?? null, settings.zone, now);
		const channels = [
			...settings.webhooks.map(({ name, from }) => ({ channel: webhookChannel(name), from })),
			...settings.email.map(({ name, from }) => ({ channel: emailChannel(name), from }))
		];
		const jobs = await Promise.all(
			channels.map(async ({ channel, from }) => {
				const alerts = raised
					.filter(({ except }) => except !== channel)
					.map(({ alert }) => alert)
					.filter(({ severity }) => isAtLeast(severity, quiet ? 'critical' : from));
				if (alerts.length === 0) return [];
				const told = await this.#admit(target(client, channel), alerts);
				const each = alerts
					.filter(({ id }) => told.each.includes(id))
					.map((alert) => jobOf({ channel, alert: viewOf(alert), since: now }));
				if (!told.opened || !told.line) return each;
				return [...each, jobOf({ channel, line: told.line, since: now })];
			})
		);
		return jobs.flat();
	}
}

function jobOf(part: Partial<Job> & Pick<Job, 'channel' | 'since'>): KeptJob {
	const job: Job = {
		person: null,
		alert: null,
		line: null,
		silent: false,
		tries: 0,
		done: [],
		...part
	};
	const what = job.alert?.id ?? job.line?.id ?? '';
	return { id: `${job.channel}|${job.person ?? ''}|${what}`, job: JSON.stringify(job) };
}

function feedOf(
	client: string,
	raised: Raised[],
	ended: KeptAlert[],
	desks: Map<string, Admitted>
): FeedMessage[] {
	const messages: FeedMessage[] = [];
	if (ended.length > 0) messages.push({ kind: 'ended', client, ids: ended.map(({ id }) => id) });
	const told = new Map<string, string[]>();
	for (const [id, { each }] of desks)
		for (const alert of each) told.set(alert, [...(told.get(alert) ?? []), id]);
	for (const { alert, watchers } of raised) {
		const people = (told.get(alert.id) ?? []).filter((id) => !watchers.includes(id));
		// walls show what is critical, whoever is told
		if (people.length > 0 || alert.severity === 'critical')
			messages.push({ kind: 'alert', alert: viewOf(alert), people });
	}
	for (const [id, { line }] of desks) if (line) messages.push(lineFor(id, line));
	return messages;
}

const lineFor = (id: string, line: FloodLine): FeedMessage => ({ kind: 'line', line, person: id });
