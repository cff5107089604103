/** What a board covers: from its settings, who looks, and what there is. */
import type { BoardSettings } from '#lib/shared/boards.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import { clientsIn, covers, type Floor, type Queue } from '#server/domain/directory.ts';
import type { Directory } from '#server/services/directory.ts';
import type { ShiftPart } from '#server/services/shift-so-far.ts';
import { filterKey, type Filter } from '../state/cut.ts';
import type { Board } from './board.ts';

type Scope = '*' | readonly string[];

/** The floor whose board is shown where nobody names one. */
export const firstFloor = (directory: Directory): Floor | null =>
	directory.all('floor').sort((one, other) => one.id.localeCompare(other.id))[0] ?? null;

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
	const clients = clientsIn(directory.all('client'), floor.clients, settings.clients, scope);
	const queues = clients
		.flatMap(({ id }) => directory.queuesOf(id))
		.filter((queue) => covers(settings.queues, queueKey(queue)));
	return { kind, floor, settings, clients, queues };
}

/** Whether a board has clients and none of them is in scope: its title and message are not theirs either. */
export function isOfOthers(directory: Directory, settings: BoardSettings, scope: Scope): boolean {
	if (scope === '*') return false;
	const floor = directory.find('floor', settings.floor);
	const all = floor ? clientsIn(directory.all('client'), floor.clients, settings.clients) : [];
	return all.length > 0 && !all.some(({ id }) => covers(scope, id));
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
