/** Something that keeps Andon from starting, or its tests from running, and that a person can mend. */
export class LaunchError extends Error {
	/**
	 * @param {string} what one sentence: what could not be done
	 * @param {string[]} mend what to do about it, a line each
	 * @param {string} [output] what the failed program wrote
	 */
	constructor(what, mend, output = '') {
		super(what);
		this.what = what;
		this.mend = mend;
		this.output = output;
	}
}

const keptLines = 15;

/**
 * The one block that a failed launch ends with.
 * @param {LaunchError} error
 */
export function describe({ what, mend, output }) {
	const told = output.trim().split('\n').slice(-keptLines).join('\n');
	return [
		'',
		`Stopped: ${what}`,
		...(told ? ['', told.replace(/^/gm, '  | ')] : []),
		'',
		...mend.map((line) => `  → ${line}`),
		''
	].join('\n');
}

/**
 * Runs a launch and ends the process with its exit code; a failure is told in one block, without a stack.
 * @param {() => Promise<number>} launch
 */
export async function runLaunch(launch) {
	try {
		process.exitCode = await launch();
	} catch (error) {
		if (!(error instanceof LaunchError)) throw error;
		process.stderr.write(describe(error));
		process.exitCode = 1;
	}
}
