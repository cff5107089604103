/** Whose turn it is to do what one node at a time does. It spares work; nothing rests on there being one node alone. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';

/**
 * Asks for the turn, or keeps it.
 * @param ms after which a node that says nothing has lost it
 * @returns `new` when it was not this node's the moment before; null when it is another one's
 */
export async function takeTurn(
	connection: Connection,
	key: string,
	self: string,
	ms: number
): Promise<'new' | 'still' | null> {
	const expiration = { type: 'PX', value: ms } as const;
	const taken = await ask(() => connection.set(key, self, { condition: 'NX', expiration }));
	if (taken !== null) return 'new';
	if ((await ask(() => connection.get(key))) !== self) return null;
	await ask(() => connection.pExpire(key, ms));
	return 'still';
}

/** The turn of one node at what is done for each client. */
export class ClientTurns {
	readonly #connection: Connection;
	readonly #keyOf: (client: string) => string;
	readonly #self: string;
	readonly #ms: number;

	/** @param self names this node @param ms after which a node that says nothing has lost its turn */
	constructor(connection: Connection, keyOf: (client: string) => string, self: string, ms: number) {
		this.#connection = connection;
		this.#keyOf = keyOf;
		this.#self = self;
		this.#ms = ms;
	}

	/** Asks for the turn of a client, or keeps it. @returns false while it is another node's */
	async take(client: string): Promise<boolean> {
		return (await takeTurn(this.#connection, this.#keyOf(client), this.#self, this.#ms)) !== null;
	}
	/** Another node may go on at once. */
	leave(client: string): Promise<void> {
		return leaveTurn(this.#connection, this.#keyOf(client), this.#self);
	}
}

/** Another node may go on at once. */
export async function leaveTurn(connection: Connection, key: string, self: string): Promise<void> {
	if ((await ask(() => connection.get(key))) === self) await ask(() => connection.del(key));
}
