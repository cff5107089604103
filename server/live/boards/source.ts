import type { Panel } from '#lib/shared/boards.ts';
import type { Figures, SoFar } from '#lib/shared/wire/rows.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { Floor, Queue } from '#server/domain/directory.ts';
import type { ClientState } from '../state/client-state.ts';
import type { Cut } from '../state/cut.ts';

/** What a board shows of one client. */
export interface Part {
	client: ClientState;
	cut: Cut;
}

/** What a board is made from. */
export interface Source {
	now: number;
	parts: Part[];
	queues: Queue[];
	floor: Floor;
	/** What is critical and asks for somebody now, of what the board shows. */
	alerts: Figures['alerts'];
	tiers: readonly EscalatedTier[];
	/** Figures that only these panels show are reckoned for these alone. */
	panels: ReadonlySet<Panel>;
	soFar: SoFar | null;
}
