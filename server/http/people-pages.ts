/** What the pages of people may ask of the server. Each answers only who looks after people, and only of their own. */
import { z } from 'zod';
import { may } from '#lib/shared/access/deeds.ts';
import { oneLine } from '#lib/shared/plain-text.ts';
import type { FieldFault } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { ESCALATED_TIERS, ROLES } from '#lib/shared/words.ts';
import { byPerson } from '#server/domain/audit.ts';
import { covers, type Account } from '#server/domain/directory.ts';
import { personOf, wayOf, type Way } from '#server/domain/people.ts';
import type { Directory } from '#server/services/directory.ts';
import { fieldFaults } from '#server/services/faults.ts';
import type { Actor, Made, People, Refused } from '#server/services/identity/people.ts';
import type { Sessions, SessionView } from '#server/services/identity/sessions.ts';

/** `invited`: is to set a password; `late`: and the link holds no more, or there is none. */
export type AccountState = 'in' | 'disabled' | 'invited' | 'late';

export interface PersonView extends Person {
	way: Way;
	state: AccountState;
	/** Until when a link holds that was made for them, ms; null without one. */
	linkUntil: number | null;
	secondFactor: boolean;
}

export interface PersonPage {
	person: PersonView;
	sessions: SessionView[];
	/** Teams of their clients that they are in. */
	teams: { client: string; name: string }[];
	clients: { id: string; name: string }[];
	zone: string;
	now: number;
	/** Whether it is who asks. */
	self: boolean;
}

export const PERSON_DEEDS = [
	...(['revoke-link', 'disable', 'enable'] as const),
	...(['end-sessions', 'reset-second-factor', 'remove'] as const)
] as const;
export type PersonDeed = (typeof PERSON_DEEDS)[number];

/** What came of it; a link is the path of a page, and is shown once. */
export type PersonDone =
	{ ok: true; id: string; link?: string } | { ok: false; faults: FieldFault[] };

export interface PeoplePages {
	list(person: Person): { people: PersonView[]; now: number; zone: string };
	/** Clients to choose from. */
	clients(person: Person): { id: string; name: string }[];
	/** Null when there is no such account, or it is not theirs. @throws StoreUnavailable */
	one(person: Person, id: string): Promise<PersonPage | null>;
	make(person: Person, said: unknown): Promise<PersonDone>;
	/** @param said what is wanted, and what the page showed when somebody began to type */
	change(
		person: Person,
		id: string,
		said: { wanted: unknown; begun: unknown }
	): Promise<PersonDone & { now?: Omit<Person, 'id'> }>;
	link(person: Person, id: string): Promise<PersonDone>;
	do(person: Person, id: string, deed: PersonDeed): Promise<PersonDone>;
	/** @param session of `SessionView`. @returns false when there is none */
	endSession(person: Person, id: string, session: string): Promise<boolean>;
}

const Wanted = z.strictObject({
	name: z
		.string()
		.transform(oneLine)
		.pipe(z.string().min(1, 'expected a name').max(60, 'expected 60 characters at most')),
	role: z.literal(ROLES, `expected ${ROLES.join(', ')}`),
	clients: z.union([z.literal('*'), z.array(z.string()).min(1, 'expected a client at least')]),
	tiers: z.array(z.literal(ESCALATED_TIERS)).min(1, 'expected a tier at least').nullable()
});
/** What the page showed when somebody began to type. */
const Begun = Wanted.extend({
	name: z.string(),
	clients: z.union([z.literal('*'), z.array(z.string())])
});
const WantedAnew = Wanted.extend({
	id: z.string().trim().min(1, 'expected a name to sign in with')
});

export interface PeopleServices {
	people: People;
	sessions: Sessions;
	directory: Directory;
	now: () => number;
	zone: () => string;
}

export function peoplePages(services: PeopleServices): PeoplePages {
	const { people, sessions, directory, now, zone } = services;
	const actorOf = (person: Person): Actor | null =>
		may(person, 'look-after-people') ? { by: byPerson(person), clients: person.clients } : null;
	const clientsFor = ({ clients }: Person) =>
		directory
			.all('client')
			.filter(({ id }) => covers(clients, id))
			.map(({ id, name }) => ({ id, name }))
			.sort((one, other) => one.name.localeCompare(other.name));
	const view = (account: Account): PersonView => {
		const { link, secondFactor } = account;
		const linkUntil = link && link.until > now() ? link.until : null;
		return {
			...personOf(account),
			...{ way: wayOf(account), state: stateOf(account, linkUntil), linkUntil },
			secondFactor: Boolean(secondFactor)
		};
	};
	const known = (wanted: { clients: '*' | string[] }): FieldFault[] =>
		wanted.clients === '*'
			? []
			: wanted.clients
					.filter((id) => !directory.find('client', id))
					.map((id) => ({ path: 'clients', message: `there is no client ${id}` }));
	const deeds: Record<PersonDeed, (actor: Actor, id: string) => Promise<Made>> = {
		'revoke-link': (actor, id) => people.revokeLink(actor, id),
		disable: (actor, id) => people.disable(actor, id, true),
		enable: (actor, id) => people.disable(actor, id, false),
		'end-sessions': (actor, id) => people.endSessions(actor, id),
		'reset-second-factor': (actor, id) => people.resetSecondFactor(actor, id),
		remove: (actor, id) => people.remove(actor, id)
	};
	return {
		clients: clientsFor,
		list(person) {
			const actor = actorOf(person);
			const all = actor ? people.all(actor).map(view) : [];
			all.sort((one, other) => one.name.localeCompare(other.name));
			return { people: all, now: now(), zone: zone() };
		},
		async one(person, id) {
			const actor = actorOf(person);
			const account = actor && people.find(id, actor);
			if (!account) return null;
			return {
				...{ person: view(account), sessions: await sessions.of(account.id) },
				...{ teams: teamsOf(account, directory), clients: clientsFor(person) },
				...{ zone: zone(), now: now(), self: account.id === person.id }
			};
		},
		async make(person, said) {
			const actor = actorOf(person);
			if (!actor) return notAllowed();
			const parsed = WantedAnew.safeParse(said);
			if (!parsed.success) return { ok: false, faults: fieldFaults(parsed.error) };
			const { id, ...wanted } = parsed.data;
			const faults = known(wanted);
			if (faults.length > 0) return { ok: false, faults };
			const made = await people.make(actor, id, fitted(wanted));
			return made.ok ? { ok: true, id: made.id, link: linkOf(made.token) } : faulty(made);
		},
		async change(person, id, said) {
			const actor = actorOf(person);
			if (!actor) return notAllowed();
			const parsed = Wanted.safeParse(said.wanted);
			if (!parsed.success) return { ok: false, faults: fieldFaults(parsed.error) };
			const begun = Begun.safeParse(said.begun);
			if (!begun.success) return unreadable();
			const faults = known(parsed.data);
			if (faults.length > 0) return { ok: false, faults };
			const wanted = fitted(parsed.data);
			const made = await people.change(actor, id, wanted, fitted(begun.data));
			if (made.ok) return { ...made, now: wanted };
			// what was typed as a name is still to be told from what it was
			return made.now
				? { ...faulty(made), now: { ...made.now, name: begun.data.name } }
				: faulty(made);
		},
		async link(person, id) {
			const actor = actorOf(person);
			if (!actor) return notAllowed();
			const made = await people.link(actor, id);
			return made.ok ? { ok: true, id: made.id, link: linkOf(made.token) } : faulty(made);
		},
		async do(person, id, deed) {
			const actor = actorOf(person);
			if (!actor) return notAllowed();
			const made = await deeds[deed](actor, id);
			return made.ok ? made : faulty(made);
		},
		async endSession(person, id, session) {
			const actor = actorOf(person);
			const account = actor && people.find(id, actor);
			return account ? people.endSession(actor, account.id, session) : false;
		}
	};
}

/** Path of the page at which a one-time link is used. */
export const linkOf = (token: string): string => `/invitation/${token}`;

function stateOf({ disabledAt, way, password }: Account, linkUntil: number | null): AccountState {
	if (disabledAt) return 'disabled';
	if (way !== 'password' || password !== null) return 'in';
	return linkUntil === null ? 'late' : 'invited';
}

const teamsOf = ({ id }: Person, directory: Directory): { client: string; name: string }[] =>
	directory
		.all('configuration')
		.flatMap(({ client, written }) =>
			Object.values(written.teams ?? {}).flatMap(({ name, members }) =>
				members?.includes(id)
					? { client: directory.find('client', client)?.name ?? client, name }
					: []
			)
		);

/** Tiers that are those of the role are not kept: they follow it. */
const fitted = ({ tiers, ...wanted }: z.infer<typeof Wanted>): Omit<Person, 'id'> => ({
	...wanted,
	...(tiers && { tiers })
});

const faulty = ({ field, reason }: Refused): PersonDone => ({
	...{ ok: false, faults: [{ path: field, message: reason }] }
});
const unreadable = (): PersonDone => ({
	ok: false,
	faults: [{ path: '', message: 'This page is of another version; reload it.' }]
});
const notAllowed = (): PersonDone => ({
	ok: false,
	faults: [{ path: '', message: 'People are looked after by administrators.' }]
});
