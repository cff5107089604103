/** Keyboards begin anew at the top of a page when what had the focus goes: it stays beside where that was. */

const TAKES_IT =
	'button:not(:disabled, .grave), a[href], input:not([type=hidden], :disabled), select, textarea, summary';

/**
 * Call it before what was pressed may go, such as "Revoke" that asks once more, or a page that is taken out of a board.
 * @param pressed what has the focus, or was clicked
 * @returns gives the focus to what was pressed, or else to what stands nearest to where it was; unless something has it
 */
export function focusNear(pressed: Element): () => void {
	const rooms: { room: Element; beside: (Element | null)[] }[] = [];
	for (let room: Element | null = pressed; room && !room.matches('main'); room = room.parentElement)
		rooms.push({ room, beside: [room.nextElementSibling, room.previousElementSibling] });
	return () => {
		if (document.activeElement !== document.body) return;
		const back = pressed instanceof HTMLElement && pressed.isConnected && pressed.matches('button');
		if (back) pressed.focus({ preventScroll: true });
		if (document.activeElement !== document.body) return;
		const stays = rooms.findIndex(({ room }) => room.isConnected);
		if (stays < 0) return;
		const near = [...(rooms[stays - 1]?.beside ?? []), rooms[stays]?.room];
		for (const one of near) {
			const taker = one?.isConnected && (one.matches(TAKES_IT) ? one : one.querySelector(TAKES_IT));
			if (taker instanceof HTMLElement) return taker.focus({ preventScroll: true });
		}
	};
}
