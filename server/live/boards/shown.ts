/** What a board covers: from its settings, who looks, and what there is. */
import { defaultBoard, type BoardSettings } from '#lib/shared/boards.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import { covers, type Client, type Floor, type Queue } from '#server/domain/directory.ts';
import type { Directory } from '#server/services/directory.ts';
import type { ShiftPart } from '#server/services/shift-so-far.ts';
import { filterKey, type Filter } from '../state/cut.ts';
import type { Board } from './board.ts';

type Scope = '*' | readonly string[];

/** The clients of `all` that are on `floor` and in both scopes, by name. */
export const clientsOf = (floor: Floor, of: Scope, scope: Scope, all: Client[]): Client[] =>
	all
		.filter(({ id }) => covers(floor.clients, id) && covers(of, id) && covers(scope, id))
		.sort((one, other) => one.name.localeCompare(other.name));

/** The floor whose board is shown where nobody names one. */
export const firstFloor = (directory: Directory): Floor | null =>
	directory.all('floor').sort((one, other) => one.id.localeCompare(other.id))[0] ?? null;

/** As it was edited last, or as a floor's is before anybody edited one; null when there is no such board. */
export function settingsOf(directory: Directory, id: string): BoardSettings | null {
	const kept = directory.find('board', id);
	if (kept) return kept;
	const floor = directory.find('floor', id);
	return floor && defaultBoard(floor);
}

/**
 * @param before its floor, for when that is gone
 * @returns null when there is no floor
 */
export function boardOf(
	directory: Directory,
	kind: Board['kind'],
	settings: BoardSettings,
	scope: Scope,
	before: Floor | null = null
): Board | null {
	const floor = directory.find('floor', settings.floor) ?? before;
	if (!floor) return null;
	const clients = clientsOf(floor, settings.clients, scope, directory.all('client'));
	const queues = clients
		.flatMap(({ id }) => directory.queuesOf(id))
		.filter((queue) => covers(settings.queues, queueKey(queue)));
	return { kind, floor, settings, clients, queues };
}

/** Whether a board has clients and none of them is in scope: its title and message are not theirs either. */
export function isOfOthers(directory: Directory, settings: BoardSettings, scope: Scope): boolean {
	const of = (whose: Scope) => boardOf(directory, 'wall', settings, whose)?.clients.length ?? 0;
	return of('*') > 0 && of(scope) === 0;
}

const queueKey = ({ client, id }: Queue): string => `${client}/${id}`;

/** What of one client's escalations a board shows. */
export function filterOf({ queues, tiers }: BoardSettings, client: string): Filter {
	const prefix = `${client}/`;
	return {
		queues:
			queues === '*'
				? '*'
				: queues.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
		tiers: tiers.length === ESCALATED_TIERS.length ? '*' : tiers
	};
}

/** Of the running shift of its floor. */
export function shiftPartOf({ settings, clients }: Board): ShiftPart {
	const filters = new Map(clients.map(({ id }) => [id, filterOf(settings, id)]));
	return {
		key: [...filters].map(([id, filter]) => `${id}:${filterKey(filter)}`).join(';'),
		byQueue: settings.queues !== '*',
		covers(client, queue, tier) {
			const filter = filters.get(client);
			if (!filter) return false;
			const ofTier = filter.tiers === '*' || (tier !== 0 && filter.tiers.includes(tier));
			return ofTier && (filter.queues === '*' || (queue !== null && filter.queues.includes(queue)));
		}
	};
}
