/** What is set up rather than happening: who is served, where, by whom. */
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

export interface Account extends Person {
	/** PHC string; null for a demo person, who signs in by one tap and only on the demo floor. */
	password: string | null;
}

export interface ApiKey {
	id: string;
	name: string;
	/** SHA-256 of the secret, hex. */
	hash: string;
	clients: '*' | string[];
	/** May set up clients. */
	setUp: boolean;
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
