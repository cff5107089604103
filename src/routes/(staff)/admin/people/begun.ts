/** What a form of a person was begun with, for the server to tell what has changed since. */
import type { Person } from '#lib/shared/wire/session.ts';

/** Who somebody is, as the form of it says. */
export interface Said {
	name: string;
	role: string;
	clients: '*' | string[];
	tiers: number[] | null;
}

export const begunAs = ({ name, role, clients, tiers }: Omit<Person, 'id'>): Said => ({
	...{ name, role, clients, tiers: tiers ?? null }
});
