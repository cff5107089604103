/** What pages may ask of clients, their queues and what is connected to them: each of the person's own clients. */
import { may } from '#lib/shared/access/deeds.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson } from '#server/domain/audit.ts';
import { covers, freshForOf, type Client, type Queue } from '#server/domain/directory.ts';
import { failure } from '#server/services/cases.ts';
import type { Clients } from '#server/services/clients.ts';
import { absent, type Connection, type Connections } from '#server/services/connections.ts';
import type { Directory } from '#server/services/directory.ts';
import { tagOf, type Onto, type Tagged } from '#server/services/onto.ts';
import { countsOf, type ForgetCustomer } from '#server/services/erasure/forget-customer.ts';

export type { Connection };

export interface ListedClient extends Client {
	queues: number;
	/** Titles of the systems that are connected. */
	connected: string[];
	/** Of its configuration; 0 when it was never configured. */
	version: number;
}

export interface ShownClient {
	client: Client & Tagged;
	/** `freshFor` as it holds. */
	queues: (Queue & { freshFor: number } & Tagged)[];
	connections: Connection[];
}

export interface ClientPages {
	/** Those of somebody who sets up clients, or who works when. */
	list(person: Person): ListedClient[];
	/** Null when there is none, or it is not theirs. Who sets up shifts sees neither queues nor systems. */
	find(person: Person, client: string): ShownClient | null;
	/** A system that can be connected, for who may. */
	connection(person: Person, client: string, connector: string): Ack<Connection>;
	/** @throws StoreUnavailable, as all that change something */
	put(person: Person, said: unknown, anew: boolean, onto?: Onto): Promise<Ack<Client & Tagged>>;
	putQueue(
		person: Person,
		client: string,
		said: unknown,
		anew: boolean,
		onto?: Onto
	): Promise<Ack<Queue & Tagged>>;
	removeQueue(person: Person, client: string, queue: string): Promise<Ack<object>>;
	connect(
		person: Person,
		client: string,
		connector: string,
		settings: Record<string, unknown>,
		onto?: Onto
	): Promise<Ack<Tagged>>;
	dropOldSecret(person: Person, client: string, connector: string): Promise<Ack<object>>;
	disconnect(person: Person, client: string, connector: string): Promise<Ack<object>>;
	/** @returns what went, in words */
	forget(
		person: Person,
		client: string,
		said: { customer: string; why: string }
	): Promise<Ack<{ counts: string; cases: number }>>;
}

interface Services {
	directory: Directory;
	clients: Clients;
	connections: Connections;
	forgetting: ForgetCustomer;
}

export function clientPages({
	directory,
	clients,
	connections,
	forgetting
}: Services): ClientPages {
	/** @returns null for who may not */
	const handOf = (person: Person) =>
		may(person, 'set-up-clients') ? { by: byPerson(person), clients: person.clients } : null;
	const doing = <T>(
		person: Person,
		work: (hand: NonNullable<ReturnType<typeof handOf>>) => Promise<Ack<T>>
	): Promise<Ack<T>> => {
		const hand = handOf(person);
		return hand ? work(hand) : Promise.resolve({ ok: false, error: notAllowed() });
	};
	return {
		list(person) {
			if (!may(person, 'set-up-clients') && !may(person, 'set-up-shifts')) return [];
			return clients.list(person.clients).map((client) => ({
				...client,
				queues: directory.queuesOf(client.id).length,
				connected: connections
					.of(client.id)
					.flatMap(({ connected, title }) => (connected ? [title] : [])),
				version: directory.find('configuration', client.id)?.version ?? 0
			}));
		},
		find(person, id) {
			const whole = may(person, 'set-up-clients');
			if (!whole && !may(person, 'set-up-shifts')) return null;
			const found = covers(person.clients, id) ? directory.find('client', id) : null;
			if (!found) return null;
			const client = tagged(found);
			if (!whole) return { client, queues: [], connections: [] };
			const queues = directory
				.queuesOf(id)
				.map((queue) => ({ ...tagged(queue), freshFor: freshForOf(queue) }));
			return { client, queues, connections: connections.of(id) };
		},
		connection(person, client, connector) {
			if (!handOf(person)) return { ok: false, error: notAllowed() };
			const known = covers(person.clients, client) && directory.find('client', client);
			const found = known && connections.of(client).find((one) => one.connector === connector);
			return found ? { ok: true, data: found } : absent();
		},
		put: (person, said, anew, onto) =>
			doing(person, async (hand) => shown(await clients.put(hand, said, anew, onto))),
		putQueue: (person, client, said, anew, onto) =>
			doing(person, async (hand) => shown(await clients.putQueue(hand, client, said, anew, onto))),
		removeQueue: (person, client, queue) =>
			doing(person, (hand) => clients.removeQueue(hand, client, queue)),
		connect: (person, client, connector, settings, onto) =>
			doing(person, async (hand) =>
				(await directory.has('client', client))
					? connections.put(hand, client, connector, settings, onto)
					: { ok: false, error: failure('not-found', `There is no client ${client}.`) }
			),
		dropOldSecret: (person, client, connector) =>
			doing(person, (hand) => connections.dropOldSecret(hand, client, connector)),
		disconnect: (person, client, connector) =>
			doing(person, (hand) => connections.remove(hand, client, connector)),
		forget: (person, client, said) =>
			doing(person, async (hand) => {
				if (!covers(hand.clients, client)) return { ok: false, error: notTheirs(client) };
				const done = await forgetting.run(hand.by, client, said);
				if (!done.ok) return done;
				return { ok: true, data: { counts: countsOf(done.data), cases: done.data.cases } };
			})
	};
}

const tagged = <T extends object>(kept: T): T & Tagged => ({ ...kept, tag: tagOf(kept) });
const shown = <T extends object>(put: Ack<T>): Ack<T & Tagged> =>
	put.ok ? { ok: true, data: tagged(put.data) } : put;

const notTheirs = (client: string) =>
	failure('not-found', `There is no client ${client}, or it is not one of yours.`);
const notAllowed = () => failure('forbidden', 'Clients are set up by administrators.');
