/** Opens something when it is needed first, and once; what failed is tried anew with the next need. */
export class Later<T> {
	readonly #open: () => Promise<T>;
	#opened: Promise<T> | null = null;

	constructor(open: () => Promise<T>) {
		this.#open = open;
	}

	/** @throws what opening it throws */
	get(): Promise<T> {
		this.#opened ??= this.#open().catch((error: unknown) => {
			this.#opened = null;
			throw error;
		});
		return this.#opened;
	}

	/** What has been opened, or is just being opened; null when nothing was needed so far, or it failed. */
	async opened(): Promise<T | null> {
		return (await this.#opened?.catch(() => null)) ?? null;
	}
}
