/** What is to be sent outward: kept until it was sent or given up. Any node sends; each job is one node's for a while. */
import { UNUSED, type Health } from '#server/domain/alerts/delivery.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

/** A node has so long for one attempt before another may try. */
const GRACE_MS = 30_000;
const DEAD_LENGTH = 1000;

export interface KeptJob {
	id: string;
	job: string;
}

export class AlertJobStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** Keeps jobs to be sent at once; one that is there already stays as it is. */
	async add(client: string, jobs: readonly KeptJob[]): Promise<void> {
		if (jobs.length === 0) return;
		const { alertJobs, alertJobsDue } = this.#keys.client(client);
		const multi = this.#connection.multi();
		for (const { id, job } of jobs) {
			multi.hSetNX(alertJobs, id, job);
			multi.zAdd(alertJobsDue, { score: 0, value: id }, { condition: 'NX' });
		}
		await ask(() => multi.exec());
	}

	/** Jobs whose time has come; each is then this node's for a while. */
	async take(client: string, limit: number): Promise<KeptJob[]> {
		const { alertJobs, alertJobsDue } = this.#keys.client(client);
		const found = await ask(() =>
			this.#connection.takeDeliveries([alertJobs, alertJobsDue], [String(limit), String(GRACE_MS)])
		);
		const jobs: KeptJob[] = [];
		for (let index = 0; index + 1 < found.length; index += 2)
			jobs.push({ id: found[index] ?? '', job: found[index + 1] ?? '' });
		return jobs;
	}

	/** To be tried again in so long; the job may have changed. */
	async postpone(client: string, { id, job }: KeptJob, ms: number): Promise<void> {
		const { alertJobs, alertJobsDue } = this.#keys.client(client);
		await ask(() =>
			this.#connection.postpone([alertJobs, alertJobsDue], [id, job, String(Math.round(ms))])
		);
	}

	async finish(client: string, id: string): Promise<void> {
		const { alertJobs, alertJobsDue } = this.#keys.client(client);
		await ask(() => this.#connection.multi().hDel(alertJobs, id).zRem(alertJobsDue, id).exec());
	}

	/** Given up: it is kept where an administrator sees it. */
	async bury(client: string, id: string, why: string): Promise<void> {
		const { alertJobs, alertJobsDue, alertJobsDead } = this.#keys.client(client);
		await ask(() =>
			this.#connection.buryDelivery([alertJobs, alertJobsDue, alertJobsDead], [id, why])
		);
		await ask(() =>
			this.#connection.xTrim(alertJobsDead, 'MAXLEN', DEAD_LENGTH, { strategyModifier: '~' })
		);
	}

	/** Takes away what was given up before an instant. @returns how many */
	async forgetDead(client: string, before: number): Promise<number> {
		const { alertJobsDead } = this.#keys.client(client);
		return ask(() => this.#connection.xTrim(alertJobsDead, 'MINID', before));
	}

	/** Takes away what was given up. @param entries as `dead` names them */
	async forget(client: string, entries: string[]): Promise<void> {
		const { alertJobsDead } = this.#keys.client(client);
		if (entries.length > 0) await ask(() => this.#connection.xDel(alertJobsDead, entries));
	}

	/** Everything that waits to be sent. */
	async all(client: string): Promise<KeptJob[]> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).alertJobs));
		return Object.entries(found).map(([id, job]) => ({ id, job }));
	}

	/** Another job takes the place of one that waits; nothing is done when that has changed, or was sent. */
	async replace(client: string, { id, job }: KeptJob, by: string): Promise<void> {
		await ask(() => this.#connection.swap([this.#keys.client(client).alertJobs], [id, job, by]));
	}

	/** What was given up, oldest first; `entry` names it among these. */
	async dead(client: string): Promise<{ entry: string; id: string; job: string; why: string }[]> {
		const found = await ask(() =>
			this.#connection.xRange(this.#keys.client(client).alertJobsDead, '-', '+')
		);
		return (found ?? []).map(({ id, message }) => ({
			entry: id,
			id: message['i'] ?? '',
			job: message['d'] ?? '',
			why: message['why'] ?? ''
		}));
	}

	/** The ids of what waits. */
	async waiting(client: string): Promise<string[]> {
		return ask(() => this.#connection.hKeys(this.#keys.client(client).alertJobs));
	}

	async health(client: string, channel: string): Promise<Health> {
		const { channels } = this.#keys.client(client);
		const found = await ask(() => this.#connection.hGet(channels, channel));
		return found ? (JSON.parse(found) as Health) : UNUSED;
	}

	async setHealth(client: string, channel: string, health: Health): Promise<void> {
		const { channels } = this.#keys.client(client);
		await ask(() => this.#connection.hSet(channels, channel, JSON.stringify(health)));
	}

	/** Every channel that was used, and how it does. */
	async healths(client: string): Promise<Map<string, Health>> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).channels));
		return new Map(
			Object.entries(found).map(([channel, text]) => [channel, JSON.parse(text) as Health])
		);
	}
}
