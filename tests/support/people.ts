/** People as tests need them: one of each role, whom a session is opened for by one tap. */
import type { Person } from '#lib/shared/wire/session.ts';
import type { TestNode } from './node.ts';

/** Keeps people, and has the node know them. */
export async function keepPeople({ app, store }: TestNode, people: Person[]): Promise<void> {
	for (const person of people)
		await store.directory.put(`person:${person.id}`, { ...person, password: null });
	await app.directory.load();
}

/** Somebody of a role; `clients` and `tiers` are those of the role, if left out. */
export const somebody = (
	id: string,
	role: Person['role'],
	more: Partial<Pick<Person, 'clients' | 'tiers'>> = {}
): Person => ({
	id,
	name: `Person ${id}`,
	role,
	clients: role === 'viewer' ? ['acme'] : '*',
	...more
});
