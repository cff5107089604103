/** Where a person belongs: the first page of the floor that is theirs. */
import type { Person } from '../wire/session.ts';
import { shutFor } from './pages.ts';

/** In the order in which people work with them. */
export const STAFF_PAGES = ['/desk', '/alerts', '/shift', '/walls/pair', '/admin'] as const;
export type StaffPage = (typeof STAFF_PAGES)[number];

/** Those that a person may open. */
export const pagesOf = (person: Person | null): StaffPage[] =>
	STAFF_PAGES.filter((page) => shutFor(`/(staff)${page}`, person) === null);

/** The first page that a person may open. */
export const homeOf = (person: Person | null): StaffPage | '/' => pagesOf(person)[0] ?? '/';
