/** A row of a log that cannot be understood. Nothing of its file is sent. */
export class RowFault extends Error {
	/**
	 * @param line in the file, the header being line 1
	 * @param column as the header calls it
	 * @param expected what should have stood there
	 */
	constructor(line: number, column: string, expected: string, got: string | undefined) {
		const found = got === undefined ? 'nothing' : `"${got}"`;
		super(`line ${line}, column ${column}: expected ${expected}, got ${found}`);
		this.name = 'RowFault';
	}
}

/** A file that is none of the logs that can be replayed. */
export class FileFault extends Error {}
