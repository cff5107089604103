import { spanOf } from './order.ts';

/** So many at once: one undo has to reach all of them within its eight seconds. */
export const MOST_AT_ONCE = 50;

/** The rows that somebody picked to do something with all of them. */
export class Selection {
	/** True while rows are picked rather than opened. */
	on = $state(false);
	#keys: readonly string[] = $state.raw([]);
	/** Where a span begins. */
	#from: string | null = null;

	/** In the order in which they were picked. */
	get keys(): readonly string[] {
		return this.#keys;
	}
	has(key: string): boolean {
		return this.#keys.includes(key);
	}
	toggle(key: string): void {
		this.on = true;
		this.#from = key;
		if (this.has(key)) this.#keys = this.#keys.filter((one) => one !== key);
		else this.add([key]);
	}
	/** Everything from the one that was picked last up to this one. @param order the list as it is shown */
	span(key: string, order: readonly string[]): void {
		this.on = true;
		this.add(spanOf(order, this.#from ?? key, key));
		this.#from = key;
	}
	/** @returns false when not all of them found room */
	add(keys: readonly string[]): boolean {
		this.on = true;
		const more = keys.filter((key) => !this.has(key));
		this.#keys = [...this.#keys, ...more].slice(0, MOST_AT_ONCE);
		return this.#keys.length >= more.length && more.every((key) => this.has(key));
	}
	/** Those stay picked; without any, the picking is over. */
	keep(keys: readonly string[]): void {
		if (keys.length === 0) this.end();
		else this.#keys = this.#keys.filter((key) => keys.includes(key));
	}
	end(): void {
		this.on = false;
		this.#keys = [];
		this.#from = null;
	}
}
