/** What pages may ask of walls: the wall itself, those who look after walls, and who pairs one. */
import { z } from 'zod';
import { may } from '#lib/shared/access/deeds.ts';
import { oneLine } from '#lib/shared/plain-text.ts';
import type { Failure, FieldFault } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { PairingScreen, WallView, WallsPage } from '#lib/shared/wire/walls.ts';
import { goneSince, wallState, type WallSeen } from '#server/domain/walls/state.ts';
import type { Wall } from '#server/domain/walls/wall.ts';
import { fieldFaults } from '#server/services/faults.ts';
import type { Onto } from '#server/services/onto.ts';
import type { WallBoard, WallBoards } from '#server/services/walls/boards.ts';
import type { Pairing, Refused } from '#server/services/walls/pairing.ts';
import { wallTag, type Walls } from '#server/services/walls/walls.ts';
import type { Store } from '#server/store/index.ts';
import type { WallCookies } from './cookies.ts';

export const WALL_DEEDS = ['identify', 'reload', 'revoke', 'forget'] as const;
export type WallDeed = (typeof WALL_DEEDS)[number];

export interface WallPages {
	cookies: WallCookies;
	/**
	 * What a wall's token opens: its one board. Null for one that does not hold: its cookie is to be deleted.
	 * @throws StoreUnavailable
	 */
	open(token: string | undefined): Promise<{ id: string; name: string; board: string } | null>;
	/** The walls that somebody may look after. @throws StoreUnavailable */
	list(person: Person): Promise<WallsPage>;
	/** @returns false when there is no such wall, or it is not for this person */
	do(person: Person, id: string, deed: WallDeed): Promise<boolean>;
	/**
	 * @returns what was wrong, empty when it is kept; null when there is no such wall, or it is not for this person; a failure
	 * where somebody was faster
	 */
	change(
		person: Person,
		id: string,
		said: unknown,
		onto: Onto
	): Promise<FieldFault[] | Failure | null>;
	/** The boards that somebody may pair a wall with. */
	boardsFor(person: Person): { id: string; name: string }[];
	/** Which screen shows a code. @param address of who asks */
	look(
		person: Person,
		code: string,
		address: string
	): Promise<{ screen: PairingScreen } | { refused: Refused }>;
	pair(
		person: Person,
		code: string,
		said: unknown,
		address: string
	): Promise<{ name: string } | { refused: Refused } | { faults: FieldFault[] }>;
}

const line = (least: number, most: number) =>
	z.string().transform(oneLine).pipe(z.string().min(least).max(most));
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 22:00');

const Named = z.strictObject({ name: line(1, 60), place: line(0, 80), board: line(1, 80) });
const Changed = Named.extend({
	off: z
		.strictObject({ from: time, to: time })
		.refine(({ from, to }) => from !== to, 'expected an end that is not the beginning')
		.nullable()
});

export interface WallPageServices {
	store: Store;
	walls: Walls;
	pairing: Pairing;
	boards: WallBoards;
	cookies: WallCookies;
	/** Which build of the pages this node serves; "" when it is not known. */
	build: string;
	zone: () => string;
}

export function wallPages(services: WallPageServices): WallPages {
	const { store, walls, pairing, boards, cookies, build, zone } = services;
	const boardsFor = ({ clients }: Person) =>
		boards.all(clients).map(({ id, name }) => ({ id, name }));
	const deeds: Record<WallDeed, (person: Person, id: string) => Promise<unknown>> = {
		identify: (person, id) => walls.ask(person, id, 'identify'),
		reload: (person, id) => walls.ask(person, id, 'reload'),
		revoke: (person, id) => walls.revoke(person, id),
		forget: (person, id) => walls.forget(person, id)
	};
	return {
		cookies,
		boardsFor,
		async open(token) {
			const opened = await walls.open(token);
			return opened && { id: opened.wall.id, name: opened.wall.name, board: opened.wall.board };
		},
		async list(person) {
			const now = store.clock.now();
			const seen = await store.walls.seen();
			const views = walls.handledBy(person).map((wall) => {
				const board = boards.find(wall.board);
				return viewOf(wall, seen.get(wall.id) ?? null, board, build, now);
			});
			return { now, zone: zone(), walls: views, boards: boardsFor(person) };
		},
		async do(person, id, deed) {
			return may(person, 'look-after-walls') && Boolean(await deeds[deed](person, id));
		},
		async change(person, id, said, onto) {
			if (!may(person, 'look-after-walls')) return null;
			const parsed = Changed.safeParse(said);
			if (!parsed.success) return fieldFaults(parsed.error);
			const changed = await walls.change(person, id, parsed.data, onto);
			return changed && 'code' in changed ? changed : changed && [];
		},
		look: (person, code, address) => pairing.look(person, code, address),
		async pair(person, code, said, address) {
			const parsed = Named.safeParse(said);
			if (!parsed.success) return { faults: fieldFaults(parsed.error) };
			const paired = await pairing.approve(person, { code, ...parsed.data }, address);
			return 'refused' in paired ? paired : { name: paired.wall.name };
		}
	};
}

function viewOf(
	wall: Wall,
	seen: WallSeen | null,
	of: WallBoard | null,
	build: string,
	now: number
): WallView {
	const { id, name, place, board, revokedAt, asked, pairedBy, pairedAt, off } = wall;
	const report = seen?.report ?? null;
	return {
		...{ id, name, place, board, report, pairedAt, off },
		tag: wallTag(wall),
		boardName: of?.name ?? null,
		state: wallState(wall, seen, now, of?.zone ?? 'UTC'),
		since: revokedAt ?? goneSince(wall, seen, now) ?? seen?.since ?? pairedAt,
		behind: seen?.behind ?? 0,
		old: build !== '' && report !== null && report.build !== build,
		pairedBy: pairedBy.name,
		asked: asked && { what: asked.what, by: asked.by.name, at: asked.at }
	};
}
