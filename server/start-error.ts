/**
 * A reason not to start that a person can mend: a taken port, a wrong setting, a data directory in use. `main.ts` shows
 * the message as it is, without a stack, and ends with code 1; so the message names what is wrong and what to do.
 */
export class AndonStartError extends Error {
	override name = 'AndonStartError';
}
