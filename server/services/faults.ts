/** What a schema found wrong, as a failure that names the fields. */
import { z } from 'zod';
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
	return error.issues.slice(0, MOST).map(({ path, message }) => {
		const short = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
		return { path: pathOf(path), message: short };
	});
}

const UNIT: Readonly<Record<string, string>> = {
	string: 'character',
	array: 'item',
	set: 'item'
};

/** Where a schema says nothing of its own, sizes are said in words and not in signs. */
const sizesInWords: z.core.$ZodErrorMap = (issue) => {
	if (issue.code !== 'too_big' && issue.code !== 'too_small') return undefined;
	const { code, origin, exact = false, inclusive = false } = issue;
	const size = String(code === 'too_big' ? issue.maximum : issue.minimum);
	const unit = UNIT[origin];
	const what = unit ? `${size} ${unit}${size === '1' ? '' : 's'}` : size;
	if (exact) return `expected exactly ${what}`;
	if (code === 'too_big')
		return inclusive ? `expected ${what} at most` : `expected less than ${what}`;
	return inclusive ? `expected ${what} or more` : `expected more than ${what}`;
};
z.config({ customError: sizesInWords });

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
