/**
 * Steps to take, as a desk shows them. Markdown crosses the wire as this tree and never as HTML: whoever renders it has
 * only these kinds, each of which holds text.
 */

export type Inline =
	| { type: 'text'; text: string }
	| { type: 'code'; text: string }
	| { type: 'break' }
	| { type: 'emphasis'; inside: Inline[] }
	| { type: 'strong'; inside: Inline[] }
	/** `href` is of http or https, and absolute. */
	| { type: 'link'; href: string; inside: Inline[] };

export interface ListItem {
	/** Which step of the SOP it is, from 0; null beyond the most that are counted. */
	step: number | null;
	blocks: Block[];
}

export type Block =
	/** 1 is the highest. */
	| { type: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6; inside: Inline[] }
	| { type: 'paragraph'; inside: Inline[] }
	| { type: 'code'; text: string }
	| { type: 'quote'; blocks: Block[] }
	/** `start` is null when it is not numbered. */
	| { type: 'list'; start: number | null; items: ListItem[] };

/** A step to tick off: a list item in its own words, without those of the items below it. */
export interface SopStep {
	index: number;
	text: string;
}

/** An SOP of a case at a desk. */
export interface SopView {
	name: string;
	title: string;
	/** Of the client's configuration that it is from. */
	version: number;
	blocks: Block[];
	steps: SopStep[];
	/** Steps that are done, by their index. */
	done: number[];
}
