/** Walls: what their tokens open, and what those who look after them do with them (WALLS). */
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { newSecret } from '#server/clock.ts';
import { tokenGiven, tokenHolds, tokenUsed, type Wall } from '#server/domain/walls/wall.ts';
import type { Log } from '#server/observability/log.ts';
import type { Store } from '#server/store/index.ts';
import { byPerson, changedFields } from '#server/domain/audit.ts';
import type { AuditWhat } from '#lib/shared/wire/audit.ts';
import type { Directory } from '../directory.ts';
import { notCurrent, tagOf, type Onto, type Trail } from '../onto.ts';
import { sha256 } from '#server/domain/secret.ts';
import { mayHandle, type WallBoards } from './boards.ts';

/** A wall asks for another token once a day. */
const ROTATE_MS = 24 * 3_600_000;
/** An answer that was lost is asked for again no sooner: another token each time would be a write each time. */
const AGAIN_MS = 30_000;

const SHAPE = /^([a-z0-9]{12})\.([A-Za-z0-9_-]{43})$/;

/** A wall as its token opened it. */
export interface Opened {
	wall: Wall;
	/** Of the token: a socket holds as long as this does. */
	hash: string;
}

/** What can be changed of a wall. */
export type WallChange = Partial<Pick<Wall, 'name' | 'place' | 'board' | 'off'>>;

/** Which of these a wall has. */
export const wallTag = ({ name, place, board, off }: Required<WallChange>): string =>
	tagOf({ name, place, board, off });

export interface WallServices {
	store: Store;
	directory: Directory;
	boards: WallBoards;
	log: Log;
	audit: Trail;
}

export class Walls {
	readonly #services: WallServices;

	constructor(services: WallServices) {
		this.#services = services;
	}

	/**
	 * What a token opens. Using a new one ends the one before it.
	 * @returns null for one that does not hold: unknown, revoked, or of before
	 * @throws StoreUnavailable
	 */
	async open(token: string | undefined): Promise<Opened | null> {
		const { store, directory, log } = this.#services;
		const [, id = '', secret = ''] = SHAPE.exec(token ?? '') ?? [];
		if (!id) return null;
		const hash = sha256(secret);
		// as the store has it: another node may have changed it a moment ago
		const wall = await directory.read('wall', id);
		if (!wall || wall.revokedAt !== null) return null;
		if (!tokenHolds(wall.tokens, hash, store.clock.now())) {
			log.warn({ wall: id }, 'a token that holds no more was used');
			return null;
		}
		if (tokenUsed(wall.tokens, hash) === wall.tokens) return { wall, hash };
		const used = await directory.change('wall', id, (before) => {
			const tokens = tokenUsed(before.tokens, hash);
			return tokens === before.tokens ? before : { ...before, tokens };
		});
		// somebody may have been faster, with another token or with a revocation
		const holds = used?.revokedAt === null && tokenHolds(used.tokens, hash, store.clock.now());
		return holds ? { wall: used, hash } : null;
	}

	/**
	 * The wall of a socket that was opened by a token of this hash; null when it has to be closed.
	 * @throws StoreUnavailable
	 */
	async ofSocket(id: string, hash: string): Promise<Wall | null> {
		const { store, directory } = this.#services;
		const holds = (wall: Wall | null) =>
			wall?.revokedAt === null && tokenHolds(wall.tokens, hash, store.clock.now()) ? wall : null;
		// this node may not have heard yet of what another one did
		return holds(directory.find('wall', id)) ?? holds(await directory.read('wall', id));
	}

	/**
	 * Another token for a wall, once a day.
	 * @returns in how many seconds to ask again, and the token when there is another; null when the one it has does not hold
	 */
	async rotate(token: string | undefined): Promise<{ rotateIn: number; token?: string } | null> {
		const opened = await this.open(token);
		if (!opened) return null;
		const { store, directory } = this.#services;
		const now = store.clock.now();
		const secret = newSecret(32);
		let wait = 0;
		const wall = await directory.change('wall', opened.wall.id, (before) => {
			wait = before.rotatedAt + (before.tokens.given.length > 0 ? AGAIN_MS : ROTATE_MS) - now;
			if (before.revokedAt !== null || !tokenHolds(before.tokens, opened.hash, now)) return null;
			if (wait > 0) return before;
			return { ...before, rotatedAt: now, tokens: tokenGiven(before.tokens, sha256(secret), now) };
		});
		if (!wall) return null;
		if (wait > 0) return { rotateIn: Math.ceil(wait / 1000) };
		return { rotateIn: ROTATE_MS / 1000, token: `${wall.id}.${secret}` };
	}

	/**
	 * The first token of a wall, for the screen that it was paired with; again when an answer was lost.
	 * @returns `not-yet` when the wall is being made, null once it has used one, or is no wall any more
	 */
	async giveFirst(id: string): Promise<string | 'not-yet' | null> {
		const { store, directory } = this.#services;
		const now = store.clock.now();
		const secret = newSecret(32);
		if (!(await directory.read('wall', id))) return 'not-yet';
		const wall = await directory.change('wall', id, (before) =>
			before.revokedAt !== null || before.tokens.held !== null
				? null
				: { ...before, rotatedAt: now, tokens: tokenGiven(before.tokens, sha256(secret), now) }
		);
		return wall && `${wall.id}.${secret}`;
	}

	/** The walls that somebody may look after, by name. */
	handledBy({ clients }: Pick<Person, 'clients'>): Wall[] {
		const { directory, boards } = this.#services;
		return directory
			.all('wall')
			.filter(({ board }) => mayHandle(boards, clients, board))
			.sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id));
	}

	/**
	 * @param onto which state it may take the place of; any, if left out
	 * @returns null when there is no such wall, it is revoked, or it, or its new board, is not for this person; a failure
	 * where somebody was faster
	 */
	async change(
		person: Person,
		id: string,
		change: WallChange,
		onto?: Onto
	): Promise<Wall | Failure | null> {
		const { boards } = this.#services;
		if (change.board !== undefined && !boards.find(change.board, person.clients)) return null;
		let late = false;
		const changed = await this.#handle(person, id, 'changed', (wall) => {
			if (wall.revokedAt !== null) return null;
			const next = { ...wall, ...change };
			late = onto !== undefined && wallTag(next) !== wallTag(wall) && !onto(wallTag(wall));
			return late ? null : next;
		});
		return late ? notCurrent(this.#services, { kind: 'wall', id, noun: 'this wall' }) : changed;
	}

	/** Asks a wall to show its name, or to load anew; every node hears of it. */
	async ask(person: Person, id: string, what: 'identify' | 'reload'): Promise<Wall | null> {
		const at = this.#services.store.clock.now();
		const by = { id: person.id, name: person.name };
		return this.#handle(person, id, what, (wall) =>
			wall.revokedAt === null ? { ...wall, asked: { what, by, at } } : null
		);
	}

	/** It opens nothing any more, and its screen goes back to pairing. */
	async revoke(person: Person, id: string): Promise<Wall | null> {
		const at = this.#services.store.clock.now();
		return this.#handle(person, id, 'revoked', (wall) => ({
			...wall,
			revokedAt: wall.revokedAt ?? at
		}));
	}

	/** Takes a revoked wall out of the list. @returns false when there is none, or it is not revoked */
	async forget(person: Person, id: string): Promise<boolean> {
		const { store, directory } = this.#services;
		const wall = this.handledBy(person).find((one) => one.id === id);
		if (!wall || wall.revokedAt === null) return false;
		await directory.remove('wall', id);
		await store.walls.forget(id);
		this.#tell(person, 'forgotten', wall, wall.name);
		return true;
	}

	async #handle(
		person: Person,
		id: string,
		what: Handled,
		step: (wall: Wall) => Wall | null
	): Promise<Wall | null> {
		const { directory, boards } = this.#services;
		let before: Wall | null = null;
		const done = await directory.change('wall', id, (wall) => {
			before = wall;
			return mayHandle(boards, person.clients, wall.board) ? step(wall) : null;
		});
		if (done)
			this.#tell(person, what, done, [done.name, changedFields(before ?? {}, done)].join(': '));
		return done;
	}

	#tell(person: Person, what: Handled, { id }: Wall, detail: string): void {
		const { log, audit } = this.#services;
		log.info({ wall: id, by: person.id, what }, 'wall');
		audit.tell({
			...{ by: byPerson(person), what: TOLD_AS[what], of: { kind: 'wall', id } },
			...{ client: null, detail }
		});
	}
}

const TOLD_AS = {
	changed: 'wall:changed',
	identify: 'wall:asked',
	reload: 'wall:asked',
	revoked: 'wall:revoked',
	forgotten: 'wall:forgotten'
} as const satisfies Record<string, AuditWhat>;
type Handled = keyof typeof TOLD_AS;
