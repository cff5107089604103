/** The operation id of a single change, which is given in the header `Idempotency-Key`. */
import { OperationId } from '#lib/shared/wire/commands.ts';
import type { Failure } from '#lib/shared/wire/errors.ts';
import { newOperation } from '#server/clock.ts';
import { problem } from '../problem.ts';

/** @returns a fresh one where none is given. @throws Problem when it is none */
export function operationOf(header: string | undefined): string {
	if (header === undefined) return newOperation();
	const parsed = OperationId.safeParse(header);
	if (parsed.success) return parsed.data;
	throw problem('invalid', `idempotency-key: ${parsed.error.issues[0]?.message ?? 'not valid'}.`);
}

/** A failure whose field `operation` is called what the caller knows it by. */
export const byHeader = ({ fields, ...failed }: Failure): Failure => ({
	...failed,
	...(fields && {
		fields: fields.map((fault) =>
			fault.path === 'operation' ? { ...fault, path: 'idempotency-key' } : fault
		)
	})
});
