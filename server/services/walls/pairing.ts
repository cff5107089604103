/** How screens become walls (PAIR): a code on the screen, typed by somebody who may. */
import { may } from '#lib/shared/access/deeds.ts';
import type { PairingAnswer, PairingOffer, PairingScreen } from '#lib/shared/wire/walls.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { newCode, newSecret } from '#server/clock.ts';
import {
	CODE_HOLDS_MS,
	CODE_LENGTH,
	CODE_LETTERS,
	POLL_SECONDS,
	polled,
	readCode,
	showCode,
	type Waiting
} from '#server/domain/walls/pairing.ts';
import { noTokens, type Wall } from '#server/domain/walls/wall.ts';
import type { Log } from '#server/observability/log.ts';
import type { Store } from '#server/store/index.ts';
import type { ReadWaiting } from '#server/store/walls.ts';
import { byPerson } from '#server/domain/audit.ts';
import type { Telling } from '../audit.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';
import { networkOf } from './network.ts';
import type { WallBoards } from './boards.ts';
import type { Walls } from './walls.ts';

/** Screens that may wait at once. A floor is behind one address: as many as it may be fitted with in ten minutes. */
const MOST_WAITING = { overall: 1000, address: 100 };
/** Wrong codes within the time that a code holds, of one person; of one address more, since a floor is behind one. */
const WRONG = { person: 5, address: 20 };

export type Refused = 'wrong' | 'too-many' | 'forbidden';

export interface Naming {
	code: string;
	name: string;
	place: string;
	board: string;
}

export interface PairingServices {
	store: Store;
	directory: Directory;
	boards: WallBoards;
	walls: Pick<Walls, 'giveFirst'>;
	log: Log;
	audit: Telling;
}

export class Pairing {
	readonly #services: PairingServices;

	constructor(services: PairingServices) {
		this.#services = services;
	}

	/**
	 * A screen asks for a code; one that it had before is worth nothing from then on.
	 * @param before the secret that it had
	 * @param address of the network
	 * @returns null when too many screens wait already
	 */
	async offer(
		screen: PairingScreen,
		address: string,
		before?: string
	): Promise<{ secret: string; offer: PairingOffer } | null> {
		const { store } = this.#services;
		if (before) await this.#leave(before);
		const secret = newSecret(32);
		const now = store.clock.now();
		for (;;) {
			const waiting: Waiting = {
				code: newCode(CODE_LETTERS, CODE_LENGTH),
				until: now + CODE_HOLDS_MS,
				address: networkOf(address),
				screen,
				interval: POLL_SECONDS,
				polledAt: null,
				wall: null
			};
			const offered = await store.walls.offer(sha256(secret), waiting, now, MOST_WAITING);
			if (offered === 'full') return null;
			if (offered === 'taken') continue;
			const offer = {
				code: showCode(waiting.code),
				expiresIn: CODE_HOLDS_MS / 1000,
				interval: POLL_SECONDS
			};
			return { secret, offer };
		}
	}

	/** @returns the answer; with `paired` the token of the wall that the screen has become */
	async poll(secret: string | undefined): Promise<{ answer: PairingAnswer; token?: string }> {
		const { store, walls } = this.#services;
		if (!secret) return EXPIRED;
		const hash = sha256(secret);
		for (;;) {
			const read = await store.walls.waiting(hash);
			const now = store.clock.now();
			if (!read || now >= read.waiting.until) return EXPIRED;
			const { after, tooSoon } = polled(read.waiting, now);
			if (!(await store.walls.exchange(hash, read, after))) continue;
			if (tooSoon) return { answer: { is: 'slow-down', interval: after.interval } };
			if (after.wall === null) return PENDING;
			const token = await walls.giveFirst(after.wall);
			if (token === 'not-yet') return PENDING;
			return token === null ? EXPIRED : { answer: { is: 'paired' }, token };
		}
	}

	/** Which screen shows a code, for who is about to pair it. */
	async look(
		person: Person,
		typed: string,
		address: string
	): Promise<{ screen: PairingScreen } | { refused: Refused }> {
		const found = await this.#find(person, typed, address);
		return 'refused' in found ? found : { screen: found.read.waiting.screen };
	}

	/** Makes the screen that shows a code a wall. Of two who type the same code, one does. */
	async approve(
		person: Person,
		{ code, name, place, board }: Naming,
		address: string
	): Promise<{ wall: Wall } | { refused: Refused }> {
		const { store, directory, boards, log, audit } = this.#services;
		if (!boards.find(board, person.clients)) return { refused: 'forbidden' };
		const found = await this.#find(person, code, address);
		if ('refused' in found) return found;
		const { hash, read } = found;
		const at = store.clock.now();
		const wall: Wall = {
			id: newCode(ID_LETTERS, 12),
			...{ name, place, board },
			tokens: noTokens,
			pairedBy: { id: person.id, name: person.name },
			pairedAt: at,
			rotatedAt: at,
			revokedAt: null,
			asked: null,
			off: null
		};
		// a poll of the screen may come between, and changes when it polled last
		for (let before = read; ;) {
			const next = { ...before.waiting, wall: wall.id };
			if (await store.walls.exchange(hash, before, next, true)) break;
			const again = await store.walls.waiting(hash);
			if (!again || again.waiting.wall !== null) return { refused: 'wrong' };
			before = again;
		}
		await directory.add('wall', wall.id, wall);
		log.info({ wall: wall.id, board, by: person.id, address }, 'wall paired');
		audit.tell({
			...{ by: byPerson(person), what: 'wall:paired', of: { kind: 'wall', id: wall.id } },
			...{ client: null, from: address, detail: `${name}, board ${board}` }
		});
		return { wall };
	}

	/** A code that holds. What does not is refused alike, whyever it does not, and counts as a try. */
	async #find(
		person: Person,
		typed: string,
		address: string
	): Promise<{ hash: string; read: ReadWaiting } | { refused: Refused }> {
		const { store, log } = this.#services;
		if (!may(person, 'pair-walls')) return { refused: 'forbidden' };
		const counted = [
			{ of: `pair:person:${person.id}`, most: WRONG.person },
			{ of: `pair:address:${networkOf(address)}`, most: WRONG.address }
		];
		// counted before it is looked at, so that any number at once is bounded, too
		const counts = await Promise.all(
			counted.map(({ of }) => store.sessions.countAttempt(of, CODE_HOLDS_MS))
		);
		if (counts.some((count, index) => count > (counted[index]?.most ?? 0)))
			return { refused: 'too-many' };
		const code = readCode(typed);
		const hash = code && (await store.walls.showing(code));
		const read = hash ? await store.walls.waiting(hash) : null;
		if (!hash || !read || read.waiting.wall !== null || store.clock.now() >= read.waiting.until) {
			log.warn({ by: person.id, address }, 'wrong code of a screen');
			return { refused: 'wrong' };
		}
		// only what was wrong counts
		await Promise.all(counted.map(({ of }) => store.sessions.forgiveAttempt(of, CODE_HOLDS_MS)));
		return { hash, read };
	}

	/** The screen of this secret waits no more. */
	async #leave(secret: string): Promise<void> {
		const { store } = this.#services;
		const hash = sha256(secret);
		const read = await store.walls.waiting(hash);
		if (read) await store.walls.end(hash, read.waiting);
	}
}

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const EXPIRED = { answer: { is: 'expired' } } as const;
const PENDING = { answer: { is: 'pending' } } as const;
