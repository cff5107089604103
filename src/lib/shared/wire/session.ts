/** Who is signed in, as pages and sockets know it. */
import type { EscalatedTier, Role } from '../words.ts';

export interface Person {
	id: string;
	name: string;
	role: Role;
	/** Clients in scope; `*` is all of them. */
	clients: '*' | string[];
	/** In which tiers this person acts; those of the role, if left out. */
	tiers?: EscalatedTier[];
}
