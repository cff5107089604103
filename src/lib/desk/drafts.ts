/** What somebody types into a form of the desk, kept on the device until it was sent or discarded: one form a case. */
import type { FormName } from './keys.ts';

export type Fields = Readonly<Record<string, string | number | null>>;
/** What is raised is no case yet: it is kept under this. */
export const RAISE = 'raise';
type Drafted = FormName | typeof RAISE;
interface Draft {
	form: Drafted;
	fields: Fields;
	/** By the device's own clock. */
	at: number;
}
type Kept = { who: string; drafts: Record<string, Draft> };
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'andon.drafts';
const KEPT_FOR_MS = 12 * 60 * 60_000;
const MOST = 20;

export class Drafts {
	readonly #who: string;
	readonly #shelf: Shelf | null;
	readonly #date: () => number;
	readonly #drafts = new Map<string, Draft>();

	/**
	 * @param who whose they are; those of anybody else are thrown away
	 * @param shelf null where nothing may be kept on the device: they then last as long as the page
	 */
	constructor(who: string, shelf: Shelf | null, date: () => number = Date.now) {
		this.#who = who;
		this.#shelf = shelf;
		this.#date = date;
		for (const [of, draft] of Object.entries(this.#read()))
			if (date() - draft.at < KEPT_FOR_MS) this.#drafts.set(of, draft);
		this.#write();
	}

	/** The form of a case that was being filled in. */
	formOf(of: string): FormName | null {
		const form = this.#drafts.get(of)?.form ?? null;
		return form === RAISE ? null : form;
	}
	/** What was typed into a form of a case; what it has in the beginning, if nothing was. */
	read<F extends Fields>(of: string, form: Drafted, begin: F): F {
		const draft = this.#drafts.get(of);
		return draft?.form === form ? { ...begin, ...draft.fields } : begin;
	}
	/** @param touched false while it says what it said in the beginning */
	keep(of: string, form: Drafted, fields: Fields, touched: boolean): void {
		if (!touched) return this.drop(of, form);
		this.#drafts.delete(of);
		this.#drafts.set(of, { form, fields, at: this.#date() });
		for (const oldest of [...this.#drafts.keys()].slice(0, -MOST)) this.#drafts.delete(oldest);
		this.#write();
	}
	/** It was sent or discarded. */
	drop(of: string, form: Drafted | null): void {
		if (this.#drafts.get(of)?.form !== form) return;
		this.#drafts.delete(of);
		this.#write();
	}
	get any(): boolean {
		return this.#drafts.size > 0;
	}

	#read(): Kept['drafts'] {
		try {
			const kept = JSON.parse(this.#shelf?.getItem(KEY) ?? 'null') as Kept | null;
			return kept?.who === this.#who ? kept.drafts : {};
		} catch {
			return {};
		}
	}
	#write(): void {
		try {
			if (this.#drafts.size === 0) this.#shelf?.removeItem(KEY);
			else
				this.#shelf?.setItem(
					KEY,
					JSON.stringify({ who: this.#who, drafts: Object.fromEntries(this.#drafts) })
				);
		} catch {
			// a device without room keeps none: what is typed is still in the page
		}
	}
}

/** None of them stays on the device. */
export const forgetDrafts = (shelf: Shelf = localStorage): void => shelf.removeItem(KEY);
