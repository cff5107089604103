/** What the pages of a node may ask, put together. */
import type { BoardSettings } from '#lib/shared/boards.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import type { Floor } from '#server/domain/directory.ts';
import type { Alerts } from '#server/services/alerts/index.ts';
import type { KeptBoards } from '#server/services/boards.ts';
import type { CustomerAsks } from '#server/services/customers/asks.ts';
import { DeskViews } from '#server/services/desk-views.ts';
import type { Identity } from '#server/services/identity/index.ts';
import type { Shifts } from '#server/services/shifts.ts';
import type { WallsHere } from '#server/services/walls/index.ts';
import type { Store } from '#server/store/index.ts';
import { accountPages } from './account-pages.ts';
import { adminPages, type AdminParts } from './admin-pages.ts';
import { alertPages } from './alert-pages.ts';
import { boardPages } from './board-pages.ts';
import type { WallCookies } from './cookies.ts';
import type { PageServices } from './page-services.ts';
import { peoplePages } from './people-pages.ts';
import { sessionPages } from './session-pages.ts';
import { signInPages } from './sign-in-pages.ts';
import { wallPages } from './wall-pages.ts';

type Scope = '*' | string[];

export interface NodeParts extends Omit<AdminParts, 'now' | 'zone'> {
	store: Store;
	identity: Identity;
	publicUrl: string | undefined;
	asks: CustomerAsks;
	alerts: Alerts;
	shifts: Shifts;
	keptBoards: KeptBoards;
	screens: WallsHere;
	/** The boards that are watched: each is opened by what it is, and shown by what that gave. */
	boards: {
		wall(board: string, scope: Scope): string | null;
		draft(settings: BoardSettings, scope: Scope): string | null;
		snapshot(opened: string | null): Snapshot | null;
		defaultFloor(): Floor | null;
	};
	/** Names of the walls that show a board. */
	wallsOf: (board: string) => string[];
	cookies: WallCookies;
	/** Which build of the pages this node serves; "" when it is not known. */
	build: string;
	demo: boolean;
	/** Desks may keep their last picture on their devices. */
	keepsOnDevices: boolean;
}

export function pagesOfNode(parts: NodeParts): PageServices {
	const { store, directory, boards, asks, wallsOf, identity, publicUrl } = parts;
	const now = () => store.clock.now();
	const zone = () => boards.defaultFloor()?.zone ?? 'UTC';
	return {
		build: parts.build,
		keepsOnDevices: parts.keepsOnDevices,
		...sessionPages({ ...identity, publicUrl, demo: parts.demo }),
		account: accountPages({ ...identity, now, zone }),
		people: peoplePages({ ...identity, directory, now, zone }),
		signIn: signInPages(identity.signInSet, publicUrl),
		wallSnapshot: (board, person) => boards.snapshot(boards.wall(board, person?.clients ?? '*')),
		ask: {
			view: (token) => asks.view(token),
			send: (token, given, address) => asks.send(token, given, address)
		},
		deskViews: new DeskViews(store),
		alerts: alertPages(parts.alerts, directory, () => boards.defaultFloor(), now),
		admin: adminPages({ ...parts, now, zone }),
		walls: wallPages({
			...parts.screens,
			...{ store, cookies: parts.cookies, build: parts.build },
			zone
		}),
		boards: boardPages({
			...{ boards: parts.keptBoards, directory, wallsOf },
			snapshotOf: (settings, scope) => boards.snapshot(boards.draft(settings, scope))
		}),
		shift: {
			summary: (person, which) => parts.shifts.summary(person, which, parts.demo)
		}
	};
}
