/**
 * Webhooks in: verified on their raw bytes, masked, kept, acknowledged; then translated and applied. Whatever happens after it
 * was kept, nothing is lost: it is applied, tried again, or waits as a dead letter.
 */
import type { Ack, Failure } from '#lib/shared/wire/errors.ts';
import { ApiCommand, type Done } from '#lib/shared/wire/commands.ts';
import type { Applied, Delivery, Verdict } from '#server/connectors/connector.ts';
import { readJson } from '#server/connectors/body.ts';
import { findConnector, type ConfiguredConnector } from '#server/connectors/registry.ts';
import { mask } from '#server/domain/masking/mask.ts';
import type { DeadLetter, KeptDelivery } from '#server/store/inbox.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import type { Store } from '#server/store/index.ts';
import type { Cases } from './cases.ts';
import type { Directory } from './directory.ts';
import { repeat } from './repeat.ts';

const SWEEP_MS = 2000;
const AT_ONCE = 100;

/** Refusals that mean: the case is as this wants it, or newer. */
const SETTLED = new Set<Failure['code']>(['stale', 'claimed', 'not-open']);

export type Received =
	| { kind: 'kept'; work: () => Promise<void> }
	| { kind: 'repeated' }
	| { kind: 'refused'; reason: Exclude<Verdict, { ok: true }>['reason'] }
	| { kind: 'unknown' };

export class Ingest {
	readonly #store: Store;
	readonly #cases: Cases;
	readonly #directory: Directory;
	/** By the settings they were made from, which are a new object after each change. */
	readonly #configured = new WeakMap<object, ConfiguredConnector>();

	constructor(store: Store, cases: Cases, directory: Directory) {
		this.#store = store;
		this.#cases = cases;
		this.#directory = directory;
	}

	/**
	 * Verifies and keeps a delivery. Once this returned `kept` it is on disk and may be acknowledged; `work` applies it.
	 * @throws StoreUnavailable: the sender has to send it again
	 */
	async receive(client: string, connectorId: string, delivery: Delivery): Promise<Received> {
		const found = this.#connected(client, connectorId);
		if (!found) return { kind: 'unknown' };
		const verdict = found.verify(delivery);
		if (!verdict.ok) return { kind: 'refused', reason: verdict.reason };
		const kept: KeptDelivery = {
			connector: connectorId,
			delivery: found.deliveryId(delivery),
			method: delivery.method,
			headers: given(delivery.headers, found.reads),
			body: await this.#maskedBody(delivery.body),
			receivedAt: delivery.receivedAt
		};
		const id = await this.#store.inbox.keep(client, kept);
		if (id === null) return { kind: 'repeated' };
		return { kind: 'kept', work: () => this.#work(client, id, kept) };
	}

	/**
	 * The body as it is kept, in base64: its signature is checked by now, and what it is translated from later needs no
	 * card, address or number of anybody. What is no JSON will never be translated, and nothing of it is kept.
	 */
	async #maskedBody(body: Uint8Array): Promise<string> {
		const read = readJson(body);
		if (!read.ok) return '';
		const masked = await this.#cases.masking.document(read.value);
		return Buffer.from(JSON.stringify(masked)).toString('base64');
	}

	/** Takes up what a node left behind. @returns the stop function */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		return repeat(SWEEP_MS, () => this.sweep(), onTrouble);
	}

	/** @returns how many deliveries were taken up */
	async sweep(): Promise<number> {
		let count = 0;
		const unexpected: unknown[] = [];
		for (const { id: client } of this.#directory.all('client')) {
			const taken = await this.#store.inbox.take(client, AT_ONCE);
			for (const { id, kept } of taken)
				await this.#work(client, id, kept).catch((error: unknown) => {
					// without a store there is no next one either
					if (error instanceof StoreUnavailable) throw error;
					unexpected.push(error);
				});
			count += taken.length;
		}
		if (unexpected.length > 0) throw new AggregateError(unexpected, 'deliveries failed');
		return count;
	}

	deadLetters(client: string): Promise<DeadLetter[]> {
		return this.#store.inbox.deadLetters(client);
	}

	/** Puts a dead letter back into the inbox, where the next sweep of any node takes it up. */
	replay(client: string, letter: DeadLetter): Promise<void> {
		return this.#store.inbox.revive(client, letter);
	}

	/**
	 * Applies a delivery, or puts it where an administrator sees it.
	 * @throws StoreUnavailable: it stays in the inbox and is taken up again
	 * @throws whatever else a mistake of ours throws; it is a dead letter then, and keeps nobody else waiting
	 */
	async #work(client: string, id: string, kept: KeptDelivery): Promise<void> {
		try {
			const refused = await this.#translate(client, id, kept);
			if (refused === null) await this.#store.inbox.finish(client, id);
			else await this.#store.inbox.bury(client, id, mask(refused));
		} catch (error) {
			if (!(error instanceof StoreUnavailable))
				await this.#store.inbox.bury(client, id, 'something went wrong on our side; see the log');
			throw error;
		}
	}

	/** @returns why it cannot be applied, or null when it was */
	async #translate(client: string, id: string, kept: KeptDelivery): Promise<string | null> {
		const found = this.#connected(client, kept.connector);
		if (!found) return `${kept.connector} is not connected any more`;
		const translation = found.inbound({ ...kept, body: Buffer.from(kept.body, 'base64') });
		if (translation.kind === 'dead') return translation.why;
		if (translation.kind === 'ignored') return null;
		return this.#apply(client, id, found, translation.commands);
	}

	/** @returns why the first refused command was refused, or null when all were applied */
	async #apply(
		client: string,
		id: string,
		connector: ConfiguredConnector,
		commands: Applied[]
	): Promise<string | null> {
		for (const [index, { case: caseId, command, at, by }] of commands.entries()) {
			const parsed = ApiCommand.safeParse(command);
			if (!parsed.success)
				return `${command.type}: ${parsed.error.issues[0]?.message ?? 'not valid'}`;
			const answer: Ack<Done> = await this.#cases.run({
				operation: `hook:${id}:${index}`,
				client,
				case: caseId,
				command: parsed.data,
				by: {
					kind: 'connector',
					id: by?.id ?? connector.id,
					name: by?.name ?? connector.title
				},
				...(at !== undefined && { at })
			});
			if (answer.ok || SETTLED.has(answer.error.code)) continue;
			if (answer.error.temporary) throw new StoreUnavailable(answer.error.detail);
			return answer.error.detail;
		}
		return null;
	}

	/** The client's own connector, or null when nothing of that name is connected. */
	#connected(client: string, connectorId: string): ConfiguredConnector | null {
		const connected = this.#directory.find('connector', `${client}/${connectorId}`);
		if (!connected) return null;
		const known = this.#configured.get(connected);
		if (known) return known;
		const configured = findConnector(connectorId)?.configure(connected.settings);
		if (!configured?.ok) return null;
		this.#configured.set(connected, configured.value);
		return configured.value;
	}
}

/** Those that the connector reads again; others may say who sent it, and from where. */
const given = (headers: Delivery['headers'], reads: readonly string[]): Record<string, string> =>
	Object.fromEntries(
		reads.flatMap((name) => {
			const value = headers[name];
			return value === undefined ? [] : [[name, value]];
		})
	);
