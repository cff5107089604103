/**
 * The one place through which everything passes that somebody wrote: card numbers, e-mail addresses and telephone numbers
 * end here. See docs/privacy.md.
 */
import { createHmac } from 'node:crypto';
import { maskCommand, maskWhom } from '#server/domain/masking/command.ts';
import { TAG_LETTERS } from '#server/domain/masking/found.ts';
import { maskDocument } from '#server/domain/masking/document.ts';
import type { TagOf } from '#server/domain/masking/mask.ts';
import type { Command } from '#server/domain/commands.ts';

const TAG_LENGTH = 10;

/** What masking needs of the store. */
export interface MaskingStore {
	maskKey: { current(): Promise<string> };
}

interface Who {
	id: string;
	name: string;
}

export class Masking {
	readonly #store: MaskingStore;
	#tagOf: TagOf | null = null;

	constructor(store: MaskingStore) {
		this.#store = store;
	}

	/** The store was away: another one may have come back. */
	forget(): void {
		this.#tagOf = null;
	}

	/** What is asked for and by whom, masked; the same object when there was nothing to mask. @throws StoreUnavailable */
	request<R extends { command: Command; by: Who }>(request: R): R | Promise<R> {
		return this.#masked(request, (tagOf) => {
			const [command, by] = [maskCommand(request.command, tagOf), maskWhom(request.by, tagOf)];
			return command === request.command && by === request.by
				? request
				: { ...request, command, by };
		});
	}

	/** @throws StoreUnavailable */
	whom<W extends Who>(whom: W): W | Promise<W> {
		return this.#masked(whom, (tagOf) => maskWhom(whom, tagOf));
	}

	/** A document of JSON, masked so that it can still be translated. @throws StoreUnavailable */
	async document(value: unknown): Promise<unknown> {
		return maskDocument(value, await this.#tags());
	}

	/** Almost nothing has anything to mask, and then nobody waits for the key. */
	#masked<T>(before: T, work: (tagOf: TagOf) => T): T | Promise<T> {
		if (this.#tagOf) return work(this.#tagOf);
		return work(UNKNOWN) === before ? before : this.#tags().then(work);
	}

	async #tags(): Promise<TagOf> {
		if (this.#tagOf) return this.#tagOf;
		const key = await this.#store.maskKey.current();
		this.#tagOf = (value) => tagOf(key, value);
		return this.#tagOf;
	}
}

const UNKNOWN: TagOf = () => TAG_LETTERS.slice(0, TAG_LENGTH);

/** 43 bits: among a million customers of a client it is once in about twenty such clients that two share a tag. */
function tagOf(key: string, value: string): string {
	const digest = createHmac('sha256', key).update(`mask:${value}`).digest();
	return Array.from(
		digest.subarray(0, TAG_LENGTH),
		(byte) => TAG_LETTERS[byte % TAG_LETTERS.length]
	).join('');
}
