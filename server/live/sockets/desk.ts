/** What a desk may ask: commands, and what stands beside a case. Each is parsed, allowed and answered; none throws. */
import { may } from '#lib/shared/access/deeds.ts';
import {
	CaseId,
	DeskRequest,
	Slug,
	type DeskCommand,
	type Done
} from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { TIMERS } from '#lib/shared/words.ts';
import { z } from 'zod';
import { refusalFor } from '#server/domain/access.ts';
import { guestHistory } from '#server/domain/guest.ts';
import type { CaseHelps } from '#server/services/case-help.ts';
import type { Cases } from '#server/services/cases.ts';
import type { Histories } from '#server/services/histories.ts';
import { allowed, answer, found, type Unexpected } from './answer.ts';
import type { DeskSocket } from './types.ts';

export interface DeskServices extends Unexpected {
	cases: Cases;
	histories: Histories;
	helps: CaseHelps;
}

const OneCase = z.strictObject({ client: Slug, case: CaseId });
const OneClock = z.strictObject({ client: Slug, case: CaseId, clock: z.literal(TIMERS) });
type OneCase = z.infer<typeof OneCase>;

const noCase = ({ client, case: id }: OneCase) => `There is no case ${id} of ${client}.`;

export function serveDesk(socket: DeskSocket, person: Person, services: DeskServices): void {
	const { cases, histories, helps } = services;

	/** Reads something of what a question names. */
	const read = <Q extends { client: string }, A>(
		ack: unknown,
		asked: Ack<Q>,
		look: (of: Q) => Promise<A | null>,
		absent: (of: Q) => string
	) => {
		void answer(ack, services, async () =>
			asked.ok ? found(await look(asked.data), absent(asked.data)) : asked
		);
	};

	const historyOf = async ({ client, case: id }: OneCase) => {
		const history = await histories.of(client, id);
		return history && !may(person, 'see-inside') ? guestHistory(history) : history;
	};

	socket.on('command', (request, ack) => {
		socket.data.used = true;
		void answer(ack, services, () => command(person, request, cases));
	});
	socket.on('history', (of, ack) =>
		read(ack, allowed(person, OneCase, of), (one) => historyOf(one), noCase)
	);
	socket.on('help', (of, ack) =>
		read(ack, allowed(person, OneCase, of), (one) => helps.help(one.client, one.case), noCase)
	);
	socket.on('explain', (of, ack) =>
		read(
			ack,
			allowed(person, OneClock, of),
			(one) => helps.explain(one.client, one.case, one.clock),
			(one) => `${one.case} of ${one.client} has no such clock.`
		)
	);
}

const steers = (wanted: DeskCommand): boolean =>
	wanted.type === 'escalate' && (wanted.tier !== undefined || wanted.skill !== undefined);

async function command(person: Person, said: unknown, cases: Cases): Promise<Ack<Done>> {
	const asked = allowed(person, DeskRequest, said);
	if (!asked.ok) return asked;
	const { operation, client, case: id, command: wanted } = asked.data;
	return cases.run({
		operation: `desk:${person.id}:${operation}`,
		client,
		case: id,
		command: wanted,
		by: { kind: 'person', id: person.id, name: person.name },
		may: (state) => refusalFor(person, wanted.type, state, steers(wanted))
	});
}
