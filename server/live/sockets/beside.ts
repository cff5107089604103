/** What a desk asks beside one case: who else is there, what is related, what can be raised. */
import { CaseId, Slug } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { RaiseRequest } from '#lib/shared/wire/raise.ts';
import { FindRequest } from '#lib/shared/wire/related.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { covers } from '#server/domain/directory.ts';
import { failure } from '#server/services/cases.ts';
import type { CaseReader } from '#server/services/case-reader.ts';
import type { Colleagues } from '#server/services/colleagues.ts';
import type { Directory } from '#server/services/directory.ts';
import { invalid } from '#server/services/faults.ts';
import type { Presence, TellLookers } from '#server/services/presence.ts';
import type { Raising } from '#server/services/raising.ts';
import type { RelatedCases } from '#server/services/related.ts';
import { z } from 'zod';
import { allowed, answer, found, type Unexpected } from './answer.ts';
import type { DeskSocket, DeskSpace } from './types.ts';

export interface BesideServices extends Unexpected {
	reader: CaseReader;
	directory: Directory;
	colleagues: Colleagues;
	presence: Presence;
	raising: Raising;
	related: RelatedCases;
}

const OneCase = z.strictObject({ client: Slug, case: CaseId });
const OneClient = z.strictObject({ client: Slug });
type OneCase = z.infer<typeof OneCase>;

const noCase = ({ client, case: id }: OneCase) => `There is no case ${id} of ${client}.`;

export function serveBeside(socket: DeskSocket, person: Person, services: BesideServices): void {
	const { reader, directory, colleagues, presence, raising, related } = services;
	const within = () =>
		directory
			.all('client')
			.map(({ id }) => id)
			.filter((id) => covers(person.clients, id));

	const serve = <T>(ack: unknown, work: () => Promise<Ack<T>>) => void answer(ack, services, work);
	// what a desk reads by itself, whenever an open case changes, is nothing that somebody does
	const serveDeed = <T>(ack: unknown, work: () => Promise<Ack<T>>) => {
		socket.data.used = true;
		serve(ack, work);
	};
	const look = async <Q extends { client: string }, A>(
		asked: Ack<Q>,
		read: (of: Q) => Promise<A | null>,
		absent: (of: Q) => string
	): Promise<Ack<A>> => (asked.ok ? found(await read(asked.data), absent(asked.data)) : asked);

	socket.on('colleagues', (of, ack) =>
		serve(ack, () =>
			look(
				allowed(person, OneCase, of),
				async (one) => {
					const row = await reader.one(one.client, one.case);
					return row && colleagues.of(one.client, row.tier, person.id);
				},
				noCase
			)
		)
	);
	socket.on('related', (of, ack) =>
		serve(ack, () =>
			look(allowed(person, OneCase, of), (one) => related.of(one.client, one.case), noCase)
		)
	);
	socket.on('find', (said, ack) =>
		serveDeed(ack, () => {
			const asked = FindRequest.safeParse(said);
			return Promise.resolve(
				asked.success
					? { ok: true as const, data: related.find(within(), asked.data.text) }
					: { ok: false as const, error: invalid(asked.error) }
			);
		})
	);
	socket.on('raising', (of, ack) =>
		serve(ack, () =>
			look(
				allowed(person, OneClient, of),
				({ client }) => Promise.resolve(raising.view(client)),
				({ client }) => `There is no client ${client}.`
			)
		)
	);
	socket.on('raise', (said, ack) =>
		serveDeed(ack, async () => {
			const asked = allowed(person, RaiseRequest, said);
			if (!asked.ok) return asked;
			if (within().includes(asked.data.client)) return raising.raise(person, asked.data);
			const detail = `There is no client ${asked.data.client}.`;
			return { ok: false, error: failure('not-found', detail) };
		})
	);
	serveLooking(socket, person, services, serve);
	const left = presence.arrive(person.id);
	socket.on('disconnect', () => {
		left();
		presence.gone(socket.id);
	});
}

type Serve = (ack: unknown, work: () => Promise<Ack<Whom[]>>) => void;

/** Which case a desk has open: others who have it open see that at once. */
function serveLooking(
	socket: DeskSocket,
	person: Person,
	{ presence }: BesideServices,
	serve: Serve
): void {
	socket.on('looking', (of, ack) =>
		// what is told to nobody is meant all the same
		serve(typeof ack === 'function' ? ack : () => undefined, async () => {
			const asked = of === null ? null : allowed(person, OneCase, of);
			if (asked && !asked.ok) return asked;
			const place = asked?.data ?? null;
			socket.data.looking = place && keyOf(place);
			const people = await presence.look(socket.id, person.id, place);
			// it was gone before the store had heard of it
			if (!socket.connected) presence.gone(socket.id);
			return { ok: true, data: people.filter(({ id }) => id !== person.id) };
		})
	);
}

/** Tells the desks of this node that have a case open who else has. */
export const tellLookers =
	(desks: DeskSpace): TellLookers =>
	(of, people) => {
		const key = keyOf(of);
		for (const socket of desks.sockets.values()) {
			const { person, looking } = socket.data;
			if (!person || looking !== key || !covers(person.clients, of.client)) continue;
			socket.emit('lookers', { ...of, people: people.filter(({ id }) => id !== person.id) });
		}
	};

const keyOf = ({ client, case: id }: OneCase): string => `${client}/${id}`;
