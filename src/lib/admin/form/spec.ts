/**
 * What a form asks for, as data: the same says how it is shown, what of it is sent, and what that makes of the value that
 * was there. Parts of a value that a form does not ask for stay as they are.
 */

/** A choice: what is kept, and what it is called. */
export interface Option {
	value: string | number | boolean;
	label: string;
}

interface Asked {
	label: string;
	hint?: string;
}

export type Spec = Asked &
	(
		| {
				is: 'text';
				rows?: number;
				most?: number;
				/** An expression, or a file: signs of one width. Markdown: shown beside as it will look. */
				as?: 'code' | 'markdown';
		  }
		| { is: 'number'; least?: number; most?: number }
		| { is: 'time' }
		/** Checked or not; what is left out is `unless`. */
		| { is: 'flag'; unless: boolean }
		/** One of several, or none. */
		| { is: 'one'; of: readonly Option[]; none: string }
		/** Several of several, kept in the order that they had. */
		| { is: 'some'; of: readonly Option[] }
		/** Texts, or whole numbers, one a line. */
		| { is: 'lines'; rows?: number; numbers?: boolean }
		/** A time for all priorities, or one for each. */
		| { is: 'allowance' }
		| { is: 'fields'; fields: Fields }
		/** Entries in order, each with fields. */
		| Entries<'list'>
		/** Entries by a word that others refer to them by. */
		| (Entries<'record'> & { word: string })
	);

interface Entries<Is> {
	is: Is;
	fields: Fields;
	/** What one is called when it is made. */
	add: string;
	/** What an entry is called, by the field that names it; the word of a record, if left out. */
	by?: string;
}

export type Fields = Readonly<Record<string, Spec>>;
export type SpecOf<Is extends Spec['is']> = Extract<Spec, { is: Is }>;

export type Value = Record<string, unknown>;

export const asValue = (value: unknown): Value =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Value) : {};

export const asList = (value: unknown): unknown[] =>
	Array.isArray(value) ? (value as unknown[]) : [];

export const PRIORITY_KEYS = ['1', '2', '3', '4'] as const;

/** Name of what says of an entry which one it was; empty for one that is new. */
export const wasOf = (name: string): string => `${name}:was`;
/** Name of the word of an entry of a record. */
export const wordOf = (name: string): string => `${name}:word`;
/** Name of what says whether a time is for each priority. */
export const eachOf = (name: string): string => `${name}:each`;

export const entryName = (name: string, index: number): string => `${name}[${index}]`;
export const fieldName = (name: string, field: string): string =>
	name === '' ? field : `${name}.${field}`;

const PLAIN_KEY = /^[\w-]{1,60}$/;

/** Where the server finds an entry of a record: `teams.leads`. */
export const recordPath = (at: string, word: string): string =>
	PLAIN_KEY.test(word) ? fieldName(at, word) : `${at}[${JSON.stringify(word)}]`;
