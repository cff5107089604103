/**
 * Sends one command until it is answered, done or refused (rules DESK-5 to DESK-8). The operation id stays the same
 * however often it is sent, so that the server does it once.
 */
import type { DeskRequest, Done } from '#lib/shared/wire/commands.ts';
import type { Ack, Failure } from '#lib/shared/wire/errors.ts';

export type Outcome =
	| { is: 'done'; done: Done }
	| { is: 'refused'; failure: Failure }
	/** There is no connection: it was never sent. */
	| { is: 'unsent' }
	/** It was sent and never answered: nobody here knows. */
	| { is: 'unanswered' };

export interface Wire {
	/** Sends once. Resolves with the answer, or with null when none came within `timeout` ms. */
	send(request: DeskRequest, timeout: number): Promise<Ack<Done> | null>;
	/** False while what is sent would not arrive, or the board is stale. */
	connected(): boolean;
	/** True while the page connects for the first time. It is connected, or told to be stale, within seconds. */
	connecting(): boolean;
	wait(ms: number): Promise<void>;
}

export const ANSWER_WITHIN_MS = 5000;
/** Pauses before a temporary refusal is tried again: about 3 s in all. */
export const PAUSES_MS = [200, 400, 800, 1600] as const;
const SENDS_WITHOUT_ANSWER = 2;
const CONNECTED_YET_MS = 20;

export async function send(wire: Wire, request: DeskRequest): Promise<Outcome> {
	while (wire.connecting()) await wire.wait(CONNECTED_YET_MS);
	if (!wire.connected()) return { is: 'unsent' };
	const pauses: number[] = [...PAUSES_MS];
	for (let unanswered = 0; ;) {
		const answer = await wire.send(request, ANSWER_WITHIN_MS);
		if (answer?.ok) return { is: 'done', done: answer.data };
		if (!answer) {
			unanswered += 1;
			if (unanswered >= SENDS_WITHOUT_ANSWER || !wire.connected()) return { is: 'unanswered' };
			continue;
		}
		const pause = answer.error.temporary ? pauses.shift() : undefined;
		if (pause === undefined) return { is: 'refused', failure: answer.error };
		await wire.wait(pause);
		// a refused command was not done, so that nothing is in doubt when the line is gone
		if (!wire.connected()) return { is: 'refused', failure: answer.error };
	}
}

/** A new operation id. `crypto.randomUUID` is missing on plain http, where a LAN's tablets are. */
export function operationId(
	source: Pick<Crypto, 'getRandomValues'> & { randomUUID?: () => string }
): string {
	if (typeof source.randomUUID === 'function') return source.randomUUID();
	const bytes = source.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
