/** Which of its board's pages a wall shows, and where its panels stand: pure. */
import type { BoardPage, BoardShow, Panel } from '#lib/shared/boards.ts';

export interface ShownPage {
	/** The large one. */
	main: Panel;
	/** Beside it, or below. */
	others: Panel[];
}

/** What is due next needs the room of the large one, wherever on its page it was put; a message that is not there none. */
function shown(panels: readonly Panel[], message: string): ShownPage | null {
	const there = panels.filter((panel) => panel !== 'message' || message.trim() !== '');
	const main = there.includes('next-due') ? 'next-due' : there[0];
	return main ? { main, others: there.filter((panel) => panel !== main) } : null;
}

/**
 * The page of this moment. It follows from the server's time alone, so that all walls of a board turn together and one
 * that was switched on just now is on the same page.
 * @param now ms since 1970 on the server's clock
 */
export function pageAt(
	{ pages, message }: Pick<BoardShow, 'pages' | 'message'>,
	now: number
): ShownPage {
	const all = pages.flatMap(({ panels, seconds }: BoardPage) => {
		const page = shown(panels, message);
		return page ? [{ page, ms: seconds * 1000 }] : [];
	});
	let left = now % all.reduce((sum, { ms }) => sum + ms, 0);
	for (const { page, ms } of all) {
		if (left < ms) return page;
		left -= ms;
	}
	return all[0]?.page ?? { main: 'next-due', others: [] };
}
