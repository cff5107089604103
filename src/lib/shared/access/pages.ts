/** Who opens which page: by its route, for reading and for each of its actions alike. What does not stand here is shut. */
import type { Person } from '../wire/session.ts';
import { may, type Deed } from './deeds.ts';

/**
 * `public`: everybody, or whoever the page itself lets in, such as by a link or as a wall. `signed-in`: everybody with a
 * session. Of several deeds any one will do.
 */
export type PageDoor = 'public' | 'signed-in' | readonly Deed[];

export const PAGES: Readonly<Record<string, PageDoor>> = {
	'/': 'public',
	'/sign-in': 'public',
	'/sign-in/code': 'public',
	'/sign-in/oidc': 'public',
	'/sign-in/oidc/back': 'public',
	'/set-up': 'public',
	// by a one-time link
	'/invitation/[token]': 'public',
	'/language': 'public',
	// by the signed link of one case
	'/ask/[token]': 'public',
	// as a wall, by its token; a board's page asks for a session itself
	'/wall': 'public',
	'/(staff)/sign-out': 'signed-in',
	'/(staff)/account': 'signed-in',
	'/(staff)/touched': 'signed-in',
	'/(staff)/desk': ['watch'],
	'/(staff)/desk/views': ['watch'],
	'/(staff)/alerts': ['see-alerts'],
	'/(staff)/alerts/now': ['see-alerts'],
	'/(staff)/alerts/push': ['see-alerts'],
	'/(staff)/alerts/mute': ['see-alerts'],
	'/(staff)/shift': ['read-shift'],
	'/(staff)/shift/csv': ['read-shift'],
	'/(staff)/walls/pair': ['pair-walls'],
	'/(staff)/admin': [
		...(['look-after-walls', 'set-up-shifts', 'set-up-clients', 'look-after-people'] as const),
		...(['look-after-keys', 'set-up-sign-in', 'read-audit'] as const)
	],
	'/(staff)/admin/boards': ['look-after-walls'],
	'/(staff)/admin/boards/new': ['look-after-walls'],
	'/(staff)/admin/boards/check': ['look-after-walls'],
	'/(staff)/admin/boards/[board]': ['look-after-walls'],
	'/(staff)/admin/walls': ['look-after-walls'],
	'/(staff)/admin/walls/now': ['look-after-walls'],
	'/(staff)/admin/floors': ['set-up-shifts'],
	'/(staff)/admin/clients': ['set-up-clients', 'set-up-shifts'],
	'/(staff)/admin/clients/[client]': ['set-up-clients', 'set-up-shifts'],
	'/(staff)/admin/clients/[client]/[part=part]': ['set-up-clients', 'set-up-shifts'],
	'/(staff)/admin/clients/[client]/text': ['set-up-clients'],
	'/(staff)/admin/clients/[client]/text/check': ['set-up-clients'],
	'/(staff)/admin/clients/[client]/preview': ['set-up-clients'],
	'/(staff)/admin/clients/[client]/versions': ['set-up-clients'],
	'/(staff)/admin/keys': ['look-after-keys'],
	'/(staff)/admin/audit': ['read-audit'],
	'/(staff)/admin/audit/export': ['read-audit'],
	'/(staff)/admin/people': ['look-after-people'],
	'/(staff)/admin/people/new': ['look-after-people'],
	'/(staff)/admin/people/[person]': ['look-after-people'],
	'/(staff)/admin/sign-in': ['set-up-sign-in']
};

/** @returns null when the person may; else why not */
export function shutFor(route: string, person: Person | null): 'signed-out' | 'forbidden' | null {
	const door = Object.hasOwn(PAGES, route) ? PAGES[route] : [];
	if (door === 'public') return null;
	if (!person) return 'signed-out';
	if (door === 'signed-in') return null;
	return door?.some((deed) => may(person, deed)) ? null : 'forbidden';
}
