/** The boards that walls can open, as those who look after walls need to know them. */
import { covers } from '#server/domain/directory.ts';
import type { Directory } from '../directory.ts';

export interface WallBoard {
	id: string;
	name: string;
	/** IANA name, of its floor. */
	zone: string;
	/** Ids of the clients that it shows. */
	clients: string[];
}

export interface WallBoards {
	/** By name. */
	all(): WallBoard[];
	find(id: string): WallBoard | null;
}

/** Whoever pairs or looks after a wall serves every client that its board shows. */
export const mayHandle = (scope: '*' | readonly string[], board: WallBoard | null): boolean =>
	scope === '*' ||
	(board !== null && board.clients.length > 0 && board.clients.every((id) => covers(scope, id)));

/** Each floor has one board. */
export function boardsOfFloors(directory: Directory): WallBoards {
	const clientsOf = (scope: '*' | string[]) =>
		directory
			.all('client')
			.map(({ id }) => id)
			.filter((id) => covers(scope, id))
			.sort();
	const all = () =>
		directory
			.all('floor')
			.map(({ id, title, zone, clients }) => ({
				id,
				name: title,
				zone,
				clients: clientsOf(clients)
			}))
			.sort((one, other) => one.name.localeCompare(other.name));
	return { all, find: (id) => all().find((board) => board.id === id) ?? null };
}
