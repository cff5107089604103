/** What a screen is given to show: drawn by the server first, and from the same by the browser. */
import { wordsOf, type Words } from '#lib/messages/index.ts';
import type { BoardSettings } from '#lib/shared/boards.ts';
import type { Locale } from '#lib/shared/locales.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import type { WallWords } from '#lib/wall/language.svelte.ts';

export interface Board {
	is: 'wall';
	/** Its id. */
	board: string;
	snapshot: Snapshot;
	/** The screen has a token of its own. */
	paired: boolean;
	/** A board that is being edited: nothing of it is kept, and it does not sound. */
	draft: BoardSettings | null;
}

export interface NoBoard {
	is: 'pairing';
	/** The reader's. */
	locale: Locale;
}

export type Shown = (Board & { words: WallWords }) | (NoBoard & { words: Words<'pairing'> });

/** With the words of the board's language, or of the reader's where there is no board yet. */
export async function withWords(given: Board | NoBoard): Promise<Shown> {
	if (given.is === 'pairing') return { ...given, words: await wordsOf(given.locale, ['pairing']) };
	return { ...given, words: await wordsOf(given.snapshot.head.show.locale, ['wall', 'common']) };
}

/** As text, for the page to bring along; `given` is the other way. */
export const briefly = ({ words: _, ...given }: Shown): string => JSON.stringify(given);
export const given = (text: string): Board | NoBoard => JSON.parse(text) as Board | NoBoard;
