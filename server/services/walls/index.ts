/** Walls, put together: pairing, their tokens, what is seen of them, and who is told when one is not well. */
import { newEpoch } from '#server/clock.ts';
import { WALL_RULE } from '#server/domain/alerts/own.ts';
import type { AlertNews } from '#server/domain/alerts/alert.ts';
import type { Log } from '#server/observability/log.ts';
import type { Store } from '#server/store/index.ts';
import type { Trail } from '../onto.ts';
import type { Directory } from '../directory.ts';
import type { WallBoards } from './boards.ts';
import { Pairing } from './pairing.ts';
import { Sightings } from './sightings.ts';
import { Walls } from './walls.ts';
import { WallWatch } from './watch.ts';

export interface WallParts {
	store: Store;
	directory: Directory;
	boards: WallBoards;
	log: Log;
	audit: Trail;
	raise: (client: string, news: AlertNews) => Promise<void>;
}

export function createWalls({ store, directory, boards, log, audit, raise }: WallParts) {
	const walls = new Walls({ store, directory, boards, log, audit });
	const watch = new WallWatch({
		...{ store, directory, boards, raise },
		active: (client) => store.alerts.activeKeys(client, WALL_RULE)
	});
	const pairing = new Pairing({ store, directory, boards, walls, log, audit });
	return { walls, pairing, watch, boards, sightings: new Sightings(store, newEpoch()) };
}
export type WallsHere = ReturnType<typeof createWalls>;
