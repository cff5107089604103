/** What keeps a calendar from being one: where in its spec, and what is wrong there. */
export class CalendarFault extends Error {
	readonly path: readonly (string | number)[];

	/** There is more of it than is read. */
	readonly tooMuch: boolean;

	/** @param path keys and indices within the spec, such as `['holidays', 3]` */
	constructor(path: readonly (string | number)[], message: string, tooMuch = false) {
		super(message);
		this.name = 'CalendarFault';
		this.path = path;
		this.tooMuch = tooMuch;
	}
}
