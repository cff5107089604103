/** Tells one command from another in a few characters, to notice an operation id that is used for two changes. */
import { hash } from 'node:crypto';

const LENGTH = 16;

/**
 * @returns 16 hex digits: alike for two commands of the same type and fields, in whatever order they were written, and
 * whenever the case was opened: what sends a thing as if it happened now says another instant each time
 */
export function fingerprint(command: object): string {
	const what = { ...command, openedAt: undefined };
	return hash('sha256', JSON.stringify(what, sorted)).slice(0, LENGTH);
}

function sorted(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(entries);
}
