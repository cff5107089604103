/** What is set up rather than happening: who is served, where, by whom. */
import type { Scope } from '#lib/shared/access/scopes.ts';
import type { Person } from '#lib/shared/wire/session.ts';

export interface Client {
	id: string;
	name: string;
	/** IANA name. */
	zone: string;
}

export interface Queue {
	client: string;
	id: string;
	name: string;
	/** How long a customer should wait at most, in seconds. */
	answerWithin: number;
	/** For how many seconds a look at it can be taken for true; `freshForOf` if left out. */
	freshFor?: number | undefined;
}

const FRESH_FOR = 300;

/** In seconds. */
export const freshForOf = ({ freshFor }: Queue): number => freshFor ?? FRESH_FOR;

/** A shift of every day, in the floor's zone; it may run past midnight. Times as "HH:MM". */
export interface ShiftTimes {
	name: string;
	from: string;
	to: string;
}

export interface Floor {
	id: string;
	title: string;
	zone: string;
	clients: '*' | string[];
	shifts: ShiftTimes[];
}

/** A link by which somebody sets a password, once. */
export interface SetUpLink {
	/** SHA-256 of its token, hex. */
	hash: string;
	/** Until when it holds, ms. */
	until: number;
	/** Who made it. */
	by: string;
}

/** One-time codes of an app, and what is there for the day on which it is lost. */
export interface SecondFactor {
	/** What app and server share, sealed. */
	secret: string;
	since: number;
	/** SHA-256 of each recovery code that was not used, hex. */
	recovery: string[];
}

export interface Account extends Person {
	/** PHC string; null for who has none: one of the demo, one who has yet to set one, one of a provider. */
	password: string | null;
	/** How they sign in; if left out, by one tap (on the demo floor alone) without a password, and else with it. */
	way?: 'password' | 'provider' | undefined;
	/** Who they are at their provider (OpenID Connect): both together never change. */
	provider?: { issuer: string; subject: string } | undefined;
	link?: SetUpLink | null | undefined;
	secondFactor?: SecondFactor | null | undefined;
	/** While it is set nobody signs in with it. */
	disabledAt?: number | null | undefined;
	/** Sessions that began in another one hold no more. */
	era?: string | undefined;
}

export interface ApiKey {
	id: string;
	name: string;
	/** SHA-256 of the secret, hex. */
	hash: string;
	clients: '*' | string[];
	/** What it may do; nothing else. */
	scopes: Scope[];
	createdAt: number;
	revokedAt: number | null;
}

/** A vendor connected to a client; `settings` is of the connector's own schema. */
export interface Connected {
	client: string;
	connector: string;
	settings: unknown;
}

/** @returns true when `client` is one of `scope` */
export const covers = (scope: '*' | readonly string[], client: string): boolean =>
	scope === '*' || scope.includes(client);

/** The clients of `all` that every one of `scopes` covers, by name. */
export const clientsIn = (
	all: readonly Client[],
	...scopes: ('*' | readonly string[])[]
): Client[] =>
	all
		.filter(({ id }) => scopes.every((scope) => covers(scope, id)))
		.sort((one, other) => one.name.localeCompare(other.name));
