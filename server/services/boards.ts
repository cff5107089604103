/** Boards as they are kept: who may look after which, and what is refused. */
import { defaultBoard, type BoardSettings } from '#lib/shared/boards.ts';
import type { Ack, Failure, FieldFault } from '#lib/shared/wire/errors.ts';
import { checkBoard, mayLookAfter } from '#server/domain/boards/check.ts';
import { covers, type Floor } from '#server/domain/directory.ts';
import { changedFields } from '#server/domain/audit.ts';
import type { AuditBy, AuditWhat } from '#lib/shared/wire/audit.ts';
import { failure } from './cases.ts';
import type { Directory } from './directory.ts';
import { saveOnto, type Onto, type Trail } from './onto.ts';

type Scope = '*' | readonly string[];

export interface KeptBoard {
	settings: BoardSettings;
	/** False for the board of a floor that nobody has edited. */
	edited: boolean;
	/** It is the board that a floor has without any editing: it can be put back, not taken away. */
	ofFloor: boolean;
}

/** As it was edited last, or as a floor's is before anybody edited one; null when there is no such board. */
export function settingsOf(directory: Pick<Directory, 'find'>, id: string): BoardSettings | null {
	const kept = directory.find('board', id);
	if (kept) return kept;
	const floor = directory.find('floor', id);
	return floor && defaultBoard(floor);
}

/** In place of what is saved. */
export interface Over {
	/** Refuses to take the place of a board that is there. */
	anew?: boolean;
	onto?: Onto;
}

/** Who does something with a board, and the clients that they serve. */
export interface BoardHand {
	by: AuditBy;
	clients: Scope;
}

export class KeptBoards {
	readonly #directory: Directory;
	readonly #wallsOf: (board: string) => string[];

	readonly #audit: Trail;

	/** @param wallsOf names of the walls that show a board */
	constructor(directory: Directory, wallsOf: (board: string) => string[], audit: Trail) {
		this.#directory = directory;
		this.#wallsOf = wallsOf;
		this.#audit = audit;
	}

	/** Those that somebody who sees `scope` may look after: the floors' first, then by name. */
	list(scope: Scope): KeptBoard[] {
		const floors = this.#directory.all('floor').map(({ id }) => id);
		const others = this.#directory.all('board').map(({ id }) => id);
		return [...new Set([...floors, ...others])]
			.flatMap((id) => this.find(id, scope) ?? [])
			.sort(
				(one, other) =>
					Number(other.ofFloor) - Number(one.ofFloor) ||
					one.settings.name.localeCompare(other.settings.name)
			);
	}

	/** Null when there is none, or it is not theirs. */
	find(id: string, scope: Scope): KeptBoard | null {
		const found = this.#find(id);
		return found && this.#isOf(found.settings, scope) ? found : null;
	}

	/** Whether there is one, also when another node made it a moment ago. @throws StoreUnavailable */
	has(id: string): Promise<boolean> {
		return this.#directory.has('board', id);
	}

	/** @returns what would be kept, or every fault: of clients beyond `scope` nobody learns what there is */
	check(said: unknown, scope: Scope): Ack<BoardSettings> {
		const checked = checkBoard(said, {
			floors: this.#directory.all('floor'),
			clients: this.#directory.all('client').filter(({ id }) => covers(scope, id)),
			queues: this.#directory.all('queue').filter(({ client }) => covers(scope, client))
		});
		if (!checked.ok) return { ok: false, error: invalidBoard(checked.faults) };
		if (!this.#isOf(checked.board, scope)) return { ok: false, error: notTheirs() };
		return { ok: true, data: checked.board };
	}

	/**
	 * Keeps a board; every wall that shows it follows at once. Of several who save at the same time each is asked what
	 * it takes the place of.
	 * @throws StoreUnavailable
	 */
	async save(
		said: unknown,
		{ by, clients: scope }: BoardHand,
		{ anew = false, onto }: Over = {}
	): Promise<Ack<BoardSettings>> {
		const checked = this.check(said, scope);
		if (!checked.ok) return checked;
		const { data: board } = checked;
		const saved = await saveOnto(
			{ directory: this.#directory, audit: this.#audit },
			{
				...{ kind: 'board', id: board.id, noun: 'this board', onto },
				asItComes: () => this.#asItComes(board.id),
				refuse: (known) =>
					known && anew
						? taken(board.id)
						: // nobody takes the place of a board that he may not see
							known && !this.#isOf(known, scope)
							? notTheirs()
							: null,
				value: () => board
			}
		);
		if (!saved.ok) return saved;
		const { known, changed } = saved;
		if (changed) this.#tell(by, 'board:put', board, known ? changedFields(known, board) : 'new');
		return { ok: true, data: board };
	}

	/**
	 * Takes a board away; that of a floor is put back to what it was before anybody edited it.
	 * @throws StoreUnavailable
	 */
	async remove(id: string, { by, clients: scope }: BoardHand): Promise<Ack<{ removed: boolean }>> {
		await this.#directory.has('board', id);
		const known = this.#find(id);
		if (!known) return { ok: false, error: failure('not-found', `There is no board ${id}.`) };
		if (!this.#isOf(known.settings, scope)) return { ok: false, error: notTheirs() };
		if (!known.edited) return { ok: true, data: { removed: false } };
		const walls = known.ofFloor ? [] : this.#wallsOf(id);
		if (walls.length > 0) return { ok: false, error: shownBy(walls) };
		await this.#directory.remove('board', id);
		this.#tell(by, 'board:removed', known.settings, known.ofFloor ? 'as it was' : '');
		return { ok: true, data: { removed: true } };
	}

	#tell(by: AuditBy, what: AuditWhat, { id, name, clients }: BoardSettings, how: string): void {
		const [client, ...others] = clients === '*' ? [] : clients;
		this.#audit.tell({
			...{ by, what, of: { kind: 'board', id } },
			client: client !== undefined && others.length === 0 ? client : null,
			detail: [name, how].filter(Boolean).join(': ')
		});
	}

	/** A floor's before anybody edits it. */
	#asItComes(id: string): BoardSettings | null {
		const floor = this.#directory.find('floor', id);
		return floor && defaultBoard(floor);
	}

	#find(id: string): KeptBoard | null {
		const settings = settingsOf(this.#directory, id);
		const is = (kind: 'board' | 'floor') => this.#directory.find(kind, id) !== null;
		return settings && { settings, edited: is('board'), ofFloor: is('floor') };
	}

	#isOf(settings: BoardSettings, scope: Scope): boolean {
		const floor: Pick<Floor, 'clients'> = this.#directory.find('floor', settings.floor) ?? {
			clients: '*'
		};
		return mayLookAfter(scope, settings, floor);
	}
}

const notTheirs = (): Failure =>
	failure('forbidden', 'A board is looked after by who serves every client on it.');

function invalidBoard(faults: FieldFault[]): Failure {
	const [first] = faults;
	const rest = faults.length - 1;
	const more = rest > 0 ? ` (and ${rest} more)` : '';
	const detail = first ? `${first.path}: ${first.message}${more}` : 'The board is not valid.';
	return { ...failure('invalid', detail), fields: faults };
}

function taken(id: string): Failure {
	const message = `expected another word: there is a board ${id} already`;
	return { ...failure('invalid', `id: ${message}`), fields: [{ path: 'id', message }] };
}

function shownBy(walls: readonly string[]): Failure {
	const names = walls.slice(0, 5).join(', ');
	const more = walls.length > 5 ? ` and ${walls.length - 5} more` : '';
	return failure('board-shown', `It is shown by ${names}${more}: give these another board first.`);
}
