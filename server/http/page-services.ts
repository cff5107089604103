/**
 * What pages may ask of the server. Kit's code runs bundled (build/) or in Vite's module runner, `server/` runs
 * natively: a module imported by both exists twice. So this travels by `globalThis` to `event.locals`, never by import.
 */
import type { AskOutcome, AskView } from '#lib/shared/wire/ask.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { ShiftSummary } from '#lib/shared/wire/shift.ts';
import type { AdminPages } from './admin-pages.ts';
import type { SavedView } from '#lib/shared/wire/views.ts';
import type { AlertPages } from './alert-pages.ts';
import type { WallPages } from './wall-pages.ts';
import type { BoardPages } from './board-pages.ts';
import type { AccountPages } from './account-pages.ts';
import type { PeoplePages } from './people-pages.ts';
import type { SessionPages } from './session-pages.ts';
import type { SignInPages } from './sign-in-pages.ts';
import type { ShiftChoice } from '#server/services/shifts.ts';

export type {
	CheckedConfiguration,
	ConfigurationInput,
	Finding,
	ShownConfiguration
} from './configuration-pages.ts';
export type { AuditPage, AuditSought } from './audit-pages.ts';
export type { Connection, ListedClient, ShownClient } from './client-pages.ts';
export type { FloorsPage } from './floor-pages.ts';
export type { KeysPage, KeyView } from './key-pages.ts';
export type { ShiftChoice };
export type { AccountPage } from './account-pages.ts';
export type { PersonDeed, PersonPage, PersonView } from './people-pages.ts';
export type { From, GoneOn } from './session-pages.ts';
export type { SignInPage } from './sign-in-pages.ts';
export type { AlertsAsked, AlertsPage } from './alert-pages.ts';
export type { WallDeed } from './wall-pages.ts';
export type { BoardChoices, EditedBoard, ListedBoard } from './board-pages.ts';

export interface PageServices {
	/** True on the demo floor: walls need no sign-in and the demo's people sign in by one tap. */
	demo: boolean;
	/** Which build of the pages this node serves; "" when it is not known. */
	build: string;
	/** True where the desk may keep its last picture on the device of who looks at it. */
	keepsOnDevices: boolean;
	/** The demo's people; empty elsewhere. */
	demoPeople(): Person[];
	/** True until the first administrator was made with the set-up token. */
	needsSetUp(): boolean;
	/** A wall's first picture, or null when there is no such board. */
	wallSnapshot(board: string, person: Person | null): Snapshot | null;
	session: SessionPages;
	/** One's own account. */
	account: AccountPages;
	/** Accounts, for those who look after them. */
	people: PeoplePages;
	/** How people sign in. */
	signIn: SignInPages;
	/** Customers who escalate their own case by a signed link. */
	ask: {
		/** What a link shows; null for any that does not hold, whatever the reason. Changes nothing. */
		view(token: string): Promise<AskView | null>;
		/** @param address of who asks */
		send(
			token: string,
			given: { reason: string; text: string },
			address: string
		): Promise<AskOutcome>;
	};
	/** The views of a desk that a person keeps. */
	deskViews: {
		/** @throws StoreUnavailable */
		of(person: string): Promise<SavedView[]>;
		/** @returns all of them as they are then, or why not. @throws StoreUnavailable */
		change(person: string, said: unknown): Promise<Ack<SavedView[]>>;
	};
	alerts: AlertPages;
	admin: AdminPages;
	/** Walls: what their tokens open, those who look after them, and who pairs one. */
	walls: WallPages;
	boards: BoardPages;
	shift: {
		/** `which`: `running`, `last` (finished), or an instant/window in ms. */
		summary(person: Person, which: ShiftChoice): Promise<ShiftSummary>;
	};
}

const key = Symbol.for('andon.pages');
const registry = globalThis as { [key]?: PageServices };

export function providePages(services: PageServices): void {
	registry[key] = services;
}
/** @throws when the app was not started through `server/main.ts`. */
export function pages(): PageServices {
	const found = registry[key];
	if (!found) throw new Error('No services: start Andon with `npm start` or `npm run dev`');
	return found;
}
