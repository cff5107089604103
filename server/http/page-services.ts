/**
 * What pages may ask of the server. Kit's code runs bundled (build/) or in Vite's module runner, `server/` runs
 * natively: a module imported by both exists twice. So this travels by `globalThis` to `event.locals`, never by import.
 */
import type { AskOutcome, AskView } from '#lib/shared/wire/ask.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { ShiftSummary } from '#lib/shared/wire/shift.ts';
import type { AlertPages } from './alert-pages.ts';
import type { WallPages } from './wall-pages.ts';
import type { BoardPages } from './board-pages.ts';
import type { SignedIn } from '#server/services/identity/sessions.ts';
import type { ShiftChoice } from '#server/services/shifts.ts';

export type { ShiftChoice, SignedIn };
export type { AlertsPage } from './alert-pages.ts';
export type { WallDeed } from './wall-pages.ts';
export type { BoardChoices, EditedBoard, ListedBoard } from './board-pages.ts';

export interface PageServices {
	/** True on the demo floor: walls need no sign-in and the demo's people sign in by one tap. */
	demo: boolean;
	/** The demo's people; empty elsewhere. */
	demoPeople(): Person[];
	/** True until the first administrator was made with the set-up token. */
	needsSetUp(): boolean;
	/** A wall's first picture, or null when there is no such board. */
	wallSnapshot(board: string, person: Person | null): Snapshot | null;
	session: {
		/** Name of the cookie. */
		cookie: string;
		read(token: string | undefined): Promise<Person | null>;
		signIn(name: string, password: string, address: string): Promise<SignedIn>;
		/** Each returns the new cookie value, or null when it was refused. */
		signInDemo(person: string): Promise<string | null>;
		setUp(setUpToken: string, name: string, password: string): Promise<string | null>;
		signOut(token: string | undefined): Promise<void>;
	};
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
	alerts: AlertPages;
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
