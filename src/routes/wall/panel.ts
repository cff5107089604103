import type { Panel } from '#lib/shared/boards.ts';
import type { BoardHead, Figures } from '#lib/shared/wire/rows.ts';

/** What a panel is given, whichever it is. */
export interface PanelProps {
	panel: Panel;
	figures: Figures;
	head: BoardHead;
	/** The server's time at its last whole second, ms since 1970. */
	now: number;
	/** Of a client, by its id. */
	nameOf: (client: string) => string;
}
