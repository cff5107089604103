/** Whether settings make a board: every fault at once, each by its field. Pure. */
import type { z } from 'zod';
import type { BoardSettings } from '#lib/shared/boards.ts';
import type { FieldFault } from '#lib/shared/wire/errors.ts';
import { covers, type Client, type Floor, type Queue } from '../directory.ts';
import { Board } from './schema.ts';

/** What a board can name. */
export interface Around {
	floors: readonly Floor[];
	clients: readonly Client[];
	queues: readonly Queue[];
}

export type Checked = { ok: true; board: BoardSettings } | { ok: false; faults: FieldFault[] };

/** A list is named so far, and then counted. */
const NAMED = 12;
const ENOUGH = 50;

export function checkBoard(said: unknown, around: Around): Checked {
	const parsed = Board.safeParse(said);
	const faults = parsed.success ? [] : parsed.error.issues.flatMap(faultsOf);
	faults.push(...unknownIn(soundFields(said), around));
	if (parsed.success && faults.length === 0) return { ok: true, board: tidy(parsed.data) };
	return { ok: false, faults: faults.slice(0, ENOUGH) };
}

/** Of "all of them, or a list" a list is meant, wherever there is one. */
function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
	const path = pathOf(issue.path);
	if (issue.code !== 'invalid_union') return [{ path, message: issue.message }];
	const inList = issue.errors.at(-1) ?? [];
	if (inList.some((one) => one.code === 'invalid_type' && one.path.length === 0))
		return [{ path, message: 'expected a list, or "*" for all of them' }];
	return inList.map((one) => ({
		path: pathOf([...issue.path, ...one.path]),
		message: one.message
	}));
}

type Sound = Partial<BoardSettings>;

/** Fields that are right by themselves: the rest is told already. */
function soundFields(said: unknown): Sound {
	if (typeof said !== 'object' || said === null) return {};
	const sound: Record<string, unknown> = {};
	for (const [name, schema] of Object.entries(Board.shape)) {
		const field = schema.safeParse((said as Record<string, unknown>)[name]);
		if (field.success) sound[name] = field.data;
	}
	return sound;
}

function unknownIn(board: Sound, { floors, clients, queues }: Around): FieldFault[] {
	const faults: FieldFault[] = [];
	const fault = (path: string, message: string) => void faults.push({ path, message });
	const { id, clients: chosen, visitor } = board;

	const taken = floors.find((floor) => floor.id === id);
	if (taken && board.floor !== undefined && taken.id !== board.floor)
		fault('id', `expected another word: "${taken.id}" is the board of the floor ${taken.title}`);

	const floor = floors.find((one) => one.id === board.floor);
	if (board.floor !== undefined && !floor)
		fault(
			'floor',
			`expected ${list(
				floors.map((one) => one.id),
				'a floor'
			)}`
		);

	const onFloor = floor ? clients.filter((client) => covers(floor.clients, client.id)) : clients;
	const names = list(
		onFloor.map((client) => client.id),
		'a client of the floor'
	);
	if (Array.isArray(chosen))
		for (const [index, client] of chosen.entries())
			if (!onFloor.some((one) => one.id === client))
				fault(`clients[${index}]`, `expected ${names}`);

	const shown = onFloor.filter((client) => covers(chosen ?? '*', client.id));
	const keys = queues
		.filter((queue) => shown.some((client) => client.id === queue.client))
		.map((queue) => `${queue.client}/${queue.id}`);
	if (Array.isArray(board.queues))
		for (const [index, key] of board.queues.entries())
			if (!keys.includes(key))
				fault(`queues[${index}]`, `expected ${list(keys, 'a queue of a client of the board')}`);

	const kept = visitor?.client ?? null;
	if (kept !== null && !shown.some((client) => client.id === kept))
		fault('visitor.client', 'expected a client of the board, or null for none');
	return faults;
}

function list(names: readonly string[], what: string): string {
	if (names.length === 0) return `${what}, and there is none`;
	const more = names.length > NAMED ? ` or another of ${names.length}` : '';
	return `${what}: ${names.slice(0, NAMED).join(', ')}${more}`;
}

/** Two boards that are the same are written the same. */
const tidy = (board: BoardSettings): BoardSettings => ({
	...board,
	tiers: [...board.tiers].sort()
});

/** `pages[0].seconds`. */
const pathOf = (path: readonly PropertyKey[]): string =>
	path.reduce<string>(
		(text, part) =>
			typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`,
		''
	) || 'board';

/** Whether somebody who may see `scope` may look after a board: only who sees all that it shows. */
export function mayLookAfter(
	scope: '*' | readonly string[],
	{ clients }: Pick<BoardSettings, 'clients'>,
	floor: Pick<Floor, 'clients'>
): boolean {
	const shown = clients === '*' ? floor.clients : clients;
	return shown === '*' ? scope === '*' : shown.every((client) => covers(scope, client));
}
