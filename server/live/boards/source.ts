import type { Floor, Queue } from '#server/domain/directory.ts';
import type { Figures } from '#lib/shared/wire/rows.ts';
import type { ClientState } from '../state/client-state.ts';

/** What a board is made from. */
export interface Source {
	now: number;
	clients: ClientState[];
	queues: Queue[];
	floor: Floor;
	/** What is critical and asks for somebody now, of these clients. */
	alerts: Figures['alerts'];
}
