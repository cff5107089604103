/** Two who have the page of a person open at once: what the older page did not mean to change, it does not. */
import { isDeepStrictEqual } from 'node:util';
import type { Person } from '#lib/shared/wire/session.ts';

export type Wanted = Omit<Person, 'id'>;

const WORDS = { role: 'the role', clients: 'the clients', tiers: 'the tiers' } as const;
const RIGHTS = ['role', 'clients', 'tiers'] as const;

/**
 * @param now as the account is. @param begun what the page showed when somebody began to type. @param wanted what it said then
 * @returns what is to be kept; or why not, when somebody else has changed meanwhile what they may do
 */
export function overBegun(now: Wanted, begun: Wanted, wanted: Wanted): Wanted | { reason: string } {
	const others = RIGHTS.filter(
		(field) =>
			!isDeepStrictEqual(now[field], begun[field]) && !isDeepStrictEqual(now[field], wanted[field])
	);
	if (others.length > 0) {
		const told = others.map((field) => `${WORDS[field]} (${textOf(now[field])} now)`).join(', ');
		return {
			reason: `Somebody else has changed ${told} since this page was opened. Nothing was saved; save again to have it as it stands here.`
		};
	}
	return wanted.name === begun.name ? { ...wanted, name: now.name } : wanted;
}

function textOf(said: Wanted['role'] | Wanted['clients'] | Wanted['tiers']): string {
	if (said === '*') return 'all';
	if (said === undefined) return 'those of the role';
	return typeof said === 'string' ? said : said.join(', ') || 'none';
}
