/** What a desk may ask: commands, and the history of a case. Each is parsed, allowed and answered; none throws. */
import { CaseId, DeskRequest, Slug, type Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { History } from '#lib/shared/wire/history.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { z } from 'zod';
import { covers } from '#server/domain/directory.ts';
import { failure, type Cases } from '#server/services/cases.ts';
import { invalid } from '#server/services/faults.ts';
import type { Histories } from '#server/services/histories.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import type { DeskSocket } from './types.ts';

export interface DeskServices {
	cases: Cases;
	histories: Histories;
	onUnexpected: (error: unknown) => void;
}

const HistoryRequest = z.strictObject({ client: Slug, case: CaseId });

export function serveDesk(socket: DeskSocket, person: Person, services: DeskServices): void {
	socket.on('command', (request, ack) => {
		socket.data.used = true;
		void answer(ack, services, () => command(person, request, services.cases));
	});
	socket.on('history', (of, ack) => {
		socket.data.used = true;
		void answer(ack, services, () => history(person, of, services.histories));
	});
}

async function command(person: Person, said: unknown, cases: Cases): Promise<Ack<Done>> {
	const parsed = DeskRequest.safeParse(said);
	if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
	const { operation, client, case: id, command: wanted } = parsed.data;
	if (!covers(person.clients, client)) return outOfScope(client);
	return cases.run({
		operation: `desk:${person.id}:${operation}`,
		client,
		case: id,
		command: wanted,
		by: { kind: 'person', id: person.id, name: person.name }
	});
}

async function history(person: Person, said: unknown, histories: Histories): Promise<Ack<History>> {
	const parsed = HistoryRequest.safeParse(said);
	if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
	const { client, case: id } = parsed.data;
	if (!covers(person.clients, client)) return outOfScope(client);
	const found = await histories.of(client, id);
	if (found) return { ok: true, data: found };
	return { ok: false, error: failure('not-found', `There is no case ${id} of ${client}.`) };
}

const outOfScope = (client: string): Ack<never> => ({
	ok: false,
	error: failure('forbidden', `You do not serve ${client}.`)
});

async function answer<T>(ack: unknown, services: DeskServices, work: () => Promise<Ack<T>>) {
	if (typeof ack !== 'function') return;
	ack(await work().catch((error: unknown) => failed<T>(error, services)));
}

function failed<T>(error: unknown, { onUnexpected }: DeskServices): Ack<T> {
	if (error instanceof StoreUnavailable)
		return { ok: false, error: failure('unavailable', 'The store does not answer.') };
	onUnexpected(error);
	return { ok: false, error: failure('internal', 'Something went wrong on our side.') };
}
