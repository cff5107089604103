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
	readonly #drafts: Map<string, Draft>;

	/**
	 * @param who whose they are; those of anybody else are thrown away
	 * @param shelf null where nothing may be kept on the device: they then last as long as the page
	 */
	constructor(who: string, shelf: Shelf | null, date: () => number = Date.now) {
		this.#who = who;
		this.#shelf = shelf;
		this.#date = date;
		this.#drafts = this.#read();
		this.#shelve(() => undefined);
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
	/** All that a form of a case says, to compare: empty when nothing was typed. */
	said(of: string, form: Drafted | null): string {
		const draft = this.#drafts.get(of);
		return draft?.form === form ? JSON.stringify(draft.fields) : '';
	}
	/** @param touched false while it says what it said in the beginning */
	keep(of: string, form: Drafted, fields: Fields, touched: boolean): void {
		if (!touched) return this.drop(of, form);
		const draft = { form, fields, at: this.#date() };
		putLast(this.#drafts, of, draft);
		this.#shelve((all) => putLast(all, of, draft));
	}
	/** It was sent or discarded. */
	drop(of: string, form: Drafted | null): void {
		const own = this.#drafts.get(of);
		if (own?.form !== form) return;
		this.#drafts.delete(of);
		// what another page of this person says of the case since is its own
		this.#shelve((all) => void (all.get(of)?.at === own.at && all.delete(of)));
	}
	get any(): boolean {
		return this.#drafts.size > 0;
	}

	#read(): Map<string, Draft> {
		try {
			const kept = JSON.parse(this.#shelf?.getItem(KEY) ?? 'null') as Kept | null;
			const drafts = kept?.who === this.#who ? Object.entries(kept.drafts) : [];
			return new Map(drafts.filter(([, { at }]) => this.#date() - at < KEPT_FOR_MS));
		} catch {
			return new Map();
		}
	}
	/** The shelf is that of all pages that this person has open here: each puts and takes its own. */
	#shelve(change: (all: Map<string, Draft>) => void): void {
		if (!this.#shelf) return;
		try {
			const all = this.#read();
			change(all);
			if (all.size === 0) return this.#shelf.removeItem(KEY);
			const kept: Kept = { who: this.#who, drafts: Object.fromEntries(all) };
			this.#shelf.setItem(KEY, JSON.stringify(kept));
		} catch {
			// a device without room keeps none: what is typed is still in the page
		}
	}
}

function putLast(drafts: Map<string, Draft>, of: string, draft: Draft): void {
	drafts.delete(of);
	drafts.set(of, draft);
	for (const oldest of [...drafts.keys()].slice(0, -MOST)) drafts.delete(oldest);
}

/** None of them stays on the device. */
export const forgetDrafts = (shelf: Shelf = localStorage): void => shelf.removeItem(KEY);
