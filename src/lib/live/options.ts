import type { BoardSettings } from '#lib/shared/boards.ts';
import type { AlertTold } from '#lib/shared/wire/alerts.ts';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Bye, Lookers } from '#lib/shared/wire/events.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';

export interface LiveBoardOptions {
	/** `/display` shows; `/desk` also takes commands. */
	namespace: '/display' | '/desk';
	/** Id of the board; left out, the server decides. */
	board?: string;
	/** A board that is being edited and is not kept yet; asked at each attempt to connect. */
	draft?: () => BoardSettings | undefined;
	/** What the page was rendered with. */
	initial?: Snapshot;
	/** `initial` was kept from before the page was opened: it is old until the server says otherwise. The server's time is guessed to be this, ms since 1970. */
	keptUntil?: number;
	/** Origin of the server, when it is not the page's own. */
	origin?: string;
	/** An alert for who is at this desk. */
	alerted?: (told: AlertTold) => void;
	/** Who else has the case open that this desk has open. */
	looked?: (told: Lookers) => void;
	/** Somebody looks for this wall. */
	identified?: (name: string, ms: number) => void;
	/** The server would not have this screen; `code` as in its refusal. It is asked again by itself. */
	refused?: (code: Failure['code']) => void;
	/** The session ended or the page is of another version. Reloads the page as soon as the server answers, if left out. */
	bye?: (why: Bye) => void;
	/** When what has come is drawn; at once, if left out. Of what came before it is, only the last is drawn. */
	pace?: (draw: () => void) => void;
	/** Clocks and chance, for tests: ms that never go back; the screen's own date; 0 to 1. */
	monotonic?: () => number;
	calendar?: () => number;
	random?: () => number;
}
