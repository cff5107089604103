/** How a question of a desk is answered: parsed, allowed, and never without a word. */
import type { z } from 'zod';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { covers } from '#server/domain/directory.ts';
import { failure } from '#server/services/cases.ts';
import { invalid } from '#server/services/faults.ts';
import { StoreUnavailable } from '#server/store/failure.ts';

export interface Unexpected {
	onUnexpected: (error: unknown) => void;
}

/** What a desk says, parsed, of a client that is the person's; else why not. */
export function allowed<T extends { client: string }>(
	person: Person,
	schema: z.ZodType<T>,
	said: unknown
): Ack<T> {
	const parsed = schema.safeParse(said);
	if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
	const { client } = parsed.data;
	if (covers(person.clients, client)) return { ok: true, data: parsed.data };
	return { ok: false, error: failure('forbidden', `You do not serve ${client}.`) };
}

/** What was found, or that it is not there. */
export const found = <T>(data: T | null, absent: string): Ack<T> =>
	data === null ? { ok: false, error: failure('not-found', absent) } : { ok: true, data };

/** Answers with what `work` brings; it may throw. */
export async function answer<T>(
	ack: unknown,
	unexpected: Unexpected,
	work: () => Promise<Ack<T>>
): Promise<void> {
	if (typeof ack !== 'function') return;
	ack(await work().catch((error: unknown) => failed<T>(error, unexpected)));
}

function failed<T>(error: unknown, { onUnexpected }: Unexpected): Ack<T> {
	if (error instanceof StoreUnavailable)
		return { ok: false, error: failure('unavailable', 'The store does not answer.') };
	onUnexpected(error);
	return { ok: false, error: failure('internal', 'Something went wrong on our side.') };
}
