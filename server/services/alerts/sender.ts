/** Sends outward what is to be sent: tries again, leaves a failing channel alone for a while, gives up in the end. */
import type { Log } from '#server/observability/log.ts';
import type { Metrics } from '#server/observability/metrics.ts';
import { chance } from '#server/clock.ts';
import { afterAttempt, retryIn, TOO_OLD_MS, type Sent } from '#server/domain/alerts/delivery.ts';
import { channelFailed, channelWell } from '#server/domain/alerts/own.ts';
import type { KeptJob } from '#server/store/alert-jobs.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import { repeat } from '../repeat.ts';
import type { Job } from './job.ts';

const EVERY_MS = 1000;
const AT_ONCE = 20;
/** A channel that does well says so no more often than this. */
const WELL_AGAIN_MS = 60_000;

/** Makes one attempt. A job that is for several may come back changed: what was done of it. */
export type Attempt = (client: string, job: Job) => Promise<{ sent: Sent; job: Job }>;

export class AlertSender {
	readonly #store: Store;
	readonly #directory: Directory;
	readonly #attempt: Attempt;
	readonly #metrics: Metrics;
	readonly #log: Log;

	constructor(store: Store, directory: Directory, attempt: Attempt, metrics: Metrics, log: Log) {
		this.#store = store;
		this.#directory = directory;
		this.#attempt = attempt;
		this.#metrics = metrics;
		this.#log = log;
	}

	/** @returns the stop function, which resolves when what is under way is over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(EVERY_MS, () => this.sweep(), onTrouble);
	}

	/** Tries what is due. @returns how many attempts and puttings-off there were */
	async sweep(): Promise<number> {
		const counts = await Promise.all(
			this.#directory.all('client').map(({ id }) => this.#sweep(id))
		);
		return counts.reduce((sum, count) => sum + count, 0);
	}

	async #sweep(client: string): Promise<number> {
		let count = 0;
		for (;;) {
			const taken = await this.#store.alertJobs.take(client, AT_ONCE);
			const jobs = taken.map(({ id, job }) => ({ id, job: JSON.parse(job) as Job }));
			const byChannel = Map.groupBy(jobs, ({ job }) => job.channel);
			// a slow channel keeps no other one; within one, the breaker is looked at before each attempt
			await Promise.all(
				[...byChannel.values()].map(async (some) => {
					for (const { id, job } of some) await this.#send(client, id, job);
				})
			);
			count += taken.length;
			if (taken.length < AT_ONCE) return count;
		}
	}

	async #send(client: string, id: string, job: Job): Promise<void> {
		const { alertJobs, clock } = this.#store;
		const health = await alertJobs.health(client, job.channel);
		const wait = health.openUntil - clock.now();
		if (wait > 0) return this.#putOff(client, { id, job: JSON.stringify(job) }, job, wait);
		const { sent, job: after } = await this.#attempt(client, job);
		await this.#note(client, job.channel, sent);
		if (sent.ok) return alertJobs.finish(client, id);
		const tried = { ...after, tries: after.tries + 1 };
		const again = retryIn(tried.tries, clock.now() - job.since, sent.lasting, chance());
		if (again === null) return this.#giveUp(client, id, job, sent.why);
		await alertJobs.postpone(client, { id, job: JSON.stringify(tried) }, again);
	}

	/** Its channel is left alone. */
	async #putOff(client: string, kept: KeptJob, job: Job, wait: number): Promise<void> {
		if (this.#store.clock.now() - job.since >= TOO_OLD_MS)
			return this.#giveUp(client, kept.id, job, 'its channel failed for too long');
		await this.#store.alertJobs.postpone(client, kept, wait * (1 + chance() / 4));
	}

	async #giveUp(client: string, id: string, job: Job, why: string): Promise<void> {
		this.#metrics.count('alert_sends_total', { channel: kindOf(job.channel), outcome: 'given-up' });
		this.#log.warn({ client, channel: job.channel, why }, 'an alert could not be sent');
		await this.#store.alertJobs.bury(client, id, why);
	}

	/** Keeps how the channel does, and tells of it when that changes. */
	async #note(client: string, channel: string, sent: Sent): Promise<void> {
		const { alertJobs, clock, outbox } = this.#store;
		const outcome = sent.ok ? 'sent' : 'failed';
		this.#metrics.count('alert_sends_total', { channel: kindOf(channel), outcome });
		const now = clock.now();
		const before = await alertJobs.health(client, channel);
		const { health, news } = afterAttempt(before, sent, now);
		const nothingNew = sent.ok && before.failures === 0 && (before.okAt ?? 0) > now - WELL_AGAIN_MS;
		if (nothingNew) return;
		if (news === 'failing' && !sent.ok)
			await outbox.add(client, JSON.stringify(channelFailed(client, channel, sent.why, now)));
		if (news === 'well') await outbox.add(client, JSON.stringify(channelWell(channel, now)));
		// last: told twice is told once, never told is lost
		await alertJobs.setHealth(client, channel, health);
	}
}

/** Names of targets are the client's: only the kind is counted. */
const kindOf = (channel: string): string => channel.split(':')[0] ?? channel;
