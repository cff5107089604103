import { tick } from 'svelte';
import type { Lacking } from './lacking.ts';

/** Tells at its fields what a form lacks, from the first time that it was sent too early (rule DESK-108). */
export class Lacks {
	readonly #now: () => Lacking;
	#tried = $state(false);

	/** @param now what it lacks, whenever it is asked */
	constructor(now: () => Lacking) {
		this.#now = now;
	}

	/** What to say at a field. */
	words(field: string): string | null {
		return this.#tried ? (this.#now()[field] ?? null) : null;
	}
	/** Attributes of a field. @param hint the id of what is said of it besides */
	of(field: string, hint?: string) {
		const wrong = this.words(field) !== null;
		const told = [hint, wrong && `lack-${field}`].filter(Boolean).join(' ');
		return {
			'data-field': field,
			'aria-invalid': wrong ? ('true' as const) : undefined,
			'aria-describedby': told || undefined
		};
	}
	/** @returns true when it can be sent; otherwise the focus goes to the first field that lacks something */
	complete(form: HTMLElement): boolean {
		const [first] = Object.keys(this.#now());
		if (first === undefined) return true;
		this.#tried = true;
		// what is said there has to be read out with it
		void tick().then(() => {
			const field = form.querySelector<HTMLElement>(`[data-field="${first}"]`);
			const control = field?.matches('fieldset') ? field.querySelector('input') : field;
			control?.focus();
		});
		return false;
	}
}
