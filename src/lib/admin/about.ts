/** What a control says of itself: which it is, what tells of it, and whether something is wrong with it. */
export interface About {
	id: string;
	'aria-describedby'?: string;
	'aria-invalid'?: true;
}
