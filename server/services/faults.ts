/** What a schema found wrong, as a failure that names the fields. */
import type { z } from 'zod';
import type { Failure, FieldFault } from '#lib/shared/wire/errors.ts';
import { failure } from './cases.ts';

const MOST = 20;
/** Of a message: it may name keys that somebody else chose. */
const LONGEST = 200;

/** `items[3].command.priority`, or `body` for the whole. */
export const pathOf = (path: readonly PropertyKey[]): string =>
	path.reduce<string>(
		(text, part) =>
			typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`,
		''
	) || 'body';

export function fieldFaults(error: z.ZodError): FieldFault[] {
	return error.issues.slice(0, MOST).map(({ path, message }) => ({
		path: pathOf(path),
		message: message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message
	}));
}

export function invalid(error: z.ZodError): Failure {
	const fields = fieldFaults(error);
	const [first] = fields;
	const detail = first ? `${first.path}: ${first.message}` : 'A field is missing or wrong.';
	return { ...failure('invalid', detail), fields };
}

/** One field that is wrong in a way that no schema says. */
export const invalidField = (path: string, message: string): Failure => ({
	...failure('invalid', `${path}: ${message}`),
	fields: [{ path, message }]
});
