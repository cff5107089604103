/** Screens that wait to be paired, and how walls were seen last. Secrets are known by their hash alone. */
import type { WallSeen } from '#server/domain/walls/state.ts';
import type { Waiting } from '#server/domain/walls/pairing.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

/** A screen that waits, as it was read: what it is exchanged against. */
export interface ReadWaiting {
	text: string;
	waiting: Waiting;
}

export class WallStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/**
	 * A screen begins to wait, from `now` until `waiting.until`, ms since 1970.
	 * @param most how many may wait, and how many of its address
	 * @returns `taken` when another screen shows this code
	 */
	async offer(
		hash: string,
		waiting: Waiting,
		now: number,
		most: { overall: number; address: number }
	): Promise<'ok' | 'full' | 'taken'> {
		const keys = this.#keys;
		return (await ask(() =>
			this.#connection.offerPairing(
				[
					keys.pairing(hash),
					keys.pairingCode(waiting.code),
					keys.pairings,
					keys.pairingsOf(waiting.address)
				],
				[
					hash,
					JSON.stringify(waiting),
					String(now),
					String(waiting.until),
					String(most.overall),
					String(most.address)
				]
			)
		)) as 'ok' | 'full' | 'taken';
	}

	async waiting(hash: string): Promise<ReadWaiting | null> {
		const text = await ask(() => this.#connection.get(this.#keys.pairing(hash)));
		return text ? { text, waiting: JSON.parse(text) as Waiting } : null;
	}

	/** Hash of the secret of the screen that shows this code. */
	showing(code: string): Promise<string | null> {
		return ask(() => this.#connection.get(this.#keys.pairingCode(code)));
	}

	/**
	 * @param endsCode whether its code is worth nothing from then on
	 * @returns false when somebody was faster
	 */
	async exchange(
		hash: string,
		before: ReadWaiting,
		next: Waiting,
		endsCode = false
	): Promise<boolean> {
		const keys = [this.#keys.pairing(hash)];
		if (endsCode) keys.push(this.#keys.pairingCode(next.code));
		const texts = [before.text, JSON.stringify(next)];
		if ((await ask(() => this.#connection.exchange(keys, texts))) !== 1) return false;
		if (endsCode) await this.#makeRoom(hash, next.address);
		return true;
	}

	/** It waits no more. */
	async end(hash: string, { code, address }: Waiting): Promise<void> {
		const keys = this.#keys;
		await ask(() => this.#connection.del([keys.pairing(hash), keys.pairingCode(code)]));
		await this.#makeRoom(hash, address);
	}

	/** It counts no more among those who wait. */
	async #makeRoom(hash: string, address: string): Promise<void> {
		const { pairings, pairingsOf } = this.#keys;
		await ask(() =>
			this.#connection.multi().zRem(pairings, hash).zRem(pairingsOf(address), hash).exec()
		);
	}

	/** How every wall was seen last, by its id. */
	async seen(): Promise<Map<string, WallSeen>> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.wallsSeen));
		return new Map(Object.entries(found).map(([id, text]) => [id, JSON.parse(text) as WallSeen]));
	}

	async see(wall: string, seen: WallSeen): Promise<void> {
		await ask(() => this.#connection.hSet(this.#keys.wallsSeen, wall, JSON.stringify(seen)));
	}

	/** As `see`, unless another socket of the wall was seen since. */
	async seeGone(wall: string, gone: WallSeen): Promise<void> {
		const text = await ask(() => this.#connection.hGet(this.#keys.wallsSeen, wall));
		if (!text || (JSON.parse(text) as WallSeen).socket !== gone.socket) return;
		await ask(() =>
			this.#connection.swap([this.#keys.wallsSeen], [wall, text, JSON.stringify(gone)])
		);
	}

	async forget(wall: string): Promise<void> {
		await ask(() => this.#connection.hDel(this.#keys.wallsSeen, wall));
	}
}
