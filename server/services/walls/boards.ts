/** The boards that walls can open, as those who look after walls need to know them. */
import { covers } from '#server/domain/directory.ts';
import type { KeptBoards } from '../boards.ts';
import type { Directory } from '../directory.ts';

export interface WallBoard {
	id: string;
	name: string;
	/** IANA name, of its floor. */
	zone: string;
	/** Ids of the clients that it shows, in order. */
	clients: string[];
}

type Scope = '*' | readonly string[];

/** Whoever pairs or looks after a wall serves every client that its board shows, as who looks after the board does. */
export interface WallBoards {
	all(scope: Scope): WallBoard[];
	/** Null when there is none, or it is not theirs. */
	find(id: string, scope?: Scope): WallBoard | null;
}

export function wallBoards(
	kept: Pick<KeptBoards, 'list' | 'find'>,
	directory: Pick<Directory, 'all' | 'find'>
): WallBoards {
	const shown = ({ settings }: NonNullable<ReturnType<KeptBoards['find']>>): WallBoard => {
		const floor = directory.find('floor', settings.floor);
		const clients = directory
			.all('client')
			.map(({ id }) => id)
			.filter((id) => covers(floor?.clients ?? [], id) && covers(settings.clients, id))
			.sort();
		return { id: settings.id, name: settings.name, zone: floor?.zone ?? 'UTC', clients };
	};
	return {
		all: (scope) => kept.list(scope).map(shown),
		find(id, scope = '*') {
			const board = kept.find(id, scope);
			return board && shown(board);
		}
	};
}

/** @returns the names of the walls that show a board: a revoked one shows nothing */
export const wallNames =
	(directory: Pick<Directory, 'all'>) =>
	(board: string): string[] =>
		directory
			.all('wall')
			.filter((wall) => wall.board === board && wall.revokedAt === null)
			.map(({ name }) => name);

/** A wall whose board is gone is looked after by who serves all clients. */
export const mayHandle = (boards: WallBoards, scope: Scope, board: string): boolean =>
	scope === '*' || boards.find(board, scope) !== null;
