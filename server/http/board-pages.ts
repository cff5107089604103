/** What the pages of boards may ask of the server. Each answers only who looks after boards, and only of their own. */
import { may } from '#lib/shared/access/deeds.ts';
import { defaultBoard, type BoardSettings } from '#lib/shared/boards.ts';
import type { Ack, FieldFault } from '#lib/shared/wire/errors.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson } from '#server/domain/audit.ts';
import { clientsIn, covers } from '#server/domain/directory.ts';
import type { KeptBoard, KeptBoards, Over } from '#server/services/boards.ts';
import { tagOf } from '#server/services/onto.ts';
import { failure } from '#server/services/cases.ts';
import type { Directory } from '#server/services/directory.ts';

/** What can be chosen for a board. */
export interface BoardChoices {
	floors: { id: string; title: string; clients: '*' | string[] }[];
	clients: { id: string; name: string }[];
	/** By `client/queue`. */
	queues: { key: string; client: string; name: string }[];
}

export interface ListedBoard extends KeptBoard {
	/** The floor's name. */
	floor: string;
	/** Names of the walls that show it. */
	walls: string[];
}

export interface EditedBoard extends ListedBoard {
	/** Which settings these are; "" of a board that is not there. */
	tag: string;
	choices: BoardChoices;
}

export interface BoardPages {
	list(person: Person): ListedBoard[];
	/** Null when there is no such board, or it is not theirs. */
	edit(person: Person, id: string): EditedBoard | null;
	/** To begin a new one from: a copy of a board, or of what the first floor's is without editing. */
	begin(person: Person, from: string | null): EditedBoard | null;
	/** @returns what is wrong; empty when it could be saved */
	check(person: Person, said: unknown): FieldFault[];
	/** @throws StoreUnavailable */
	save(person: Person, said: unknown, over: Over): Promise<Ack<{ id: string; tag: string }>>;
	/** @throws StoreUnavailable */
	remove(person: Person, id: string): Promise<Ack<{ removed: boolean }>>;
	/** A board that is not kept, as its walls would show it; the failure says what is wrong. */
	draft(person: Person | null, said: unknown): Ack<Snapshot>;
}

interface Services {
	boards: KeptBoards;
	directory: Directory;
	wallsOf: (board: string) => string[];
	/** @returns null without its floor */
	snapshotOf: (settings: BoardSettings, scope: Person['clients']) => Snapshot | null;
}

export function boardPages({ boards, directory, wallsOf, snapshotOf }: Services): BoardPages {
	const listed = (kept: KeptBoard): ListedBoard => ({
		...kept,
		floor: directory.find('floor', kept.settings.floor)?.title ?? kept.settings.floor,
		walls: wallsOf(kept.settings.id)
	});
	const choices = ({ clients: scope }: Person): BoardChoices => {
		const clients = clientsIn(directory.all('client'), scope);
		return {
			floors: directory.all('floor').map(({ id, title, clients: of }) => ({
				...{ id, title },
				clients: of === '*' ? of : of.filter((client) => covers(scope, client))
			})),
			clients: clients.map(({ id, name }) => ({ id, name })),
			queues: clients.flatMap(({ id }) =>
				directory
					.queuesOf(id)
					.map((queue) => ({ key: `${id}/${queue.id}`, client: id, name: queue.name }))
			)
		};
	};
	return {
		list: (person) =>
			may(person, 'look-after-walls') ? boards.list(person.clients).map(listed) : [],
		edit(person, id) {
			const found = may(person, 'look-after-walls') ? boards.find(id, person.clients) : null;
			return found && { ...listed(found), tag: tagOf(found.settings), choices: choices(person) };
		},
		begin(person, from) {
			if (!may(person, 'look-after-walls')) return null;
			const [floor] = directory.all('floor');
			const copied = from === null ? null : boards.find(from, person.clients);
			if (from !== null && !copied) return null;
			const settings = copied?.settings ?? (floor ? defaultBoard(floor) : null);
			if (!settings) return null;
			const clients = person.clients === '*' || copied ? settings.clients : [...person.clients];
			return {
				settings: { ...settings, clients, id: '', name: '' },
				...{ edited: false, ofFloor: false, floor: '', walls: [], tag: '' },
				choices: choices(person)
			};
		},
		check(person, said) {
			if (!may(person, 'look-after-walls')) return [{ path: 'board', message: NOT_ALLOWED }];
			const checked = boards.check(said, person.clients);
			if (checked.ok) return [];
			return checked.error.fields ?? [{ path: 'clients', message: checked.error.detail }];
		},
		async save(person, said, over) {
			if (!may(person, 'look-after-walls')) return { ok: false, error: notAllowed() };
			const hand = { by: byPerson(person), clients: person.clients };
			const saved = await boards.save(said, hand, over);
			if (!saved.ok) return saved;
			return { ok: true, data: { id: saved.data.id, tag: tagOf(saved.data) } };
		},
		async remove(person, id) {
			if (!may(person, 'look-after-walls')) return { ok: false, error: notAllowed() };
			return boards.remove(id, { by: byPerson(person), clients: person.clients });
		},
		draft(person, said) {
			if (!person || !may(person, 'look-after-walls')) return { ok: false, error: notAllowed() };
			const checked = boards.check(said, person.clients);
			if (!checked.ok) return checked;
			const snapshot = snapshotOf(checked.data, person.clients);
			if (snapshot) return { ok: true, data: snapshot };
			return { ok: false, error: failure('not-found', 'There is no such floor.') };
		}
	};
}

const NOT_ALLOWED = 'Boards are looked after by managers and administrators.';
const notAllowed = () => failure('forbidden', NOT_ALLOWED);
