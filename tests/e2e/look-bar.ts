/** The bar at the top of the staff's pages, as it is seen: measured, so that no picture has to be trusted. */
import type { Page } from '@playwright/test';

/**
 * @returns `faults`: what is outside the page, covered, shortened or over something else; `seen`: the words that are in
 * sight. A word that went as a whole because it had no room is neither.
 */
export async function lookAtBar(page: Page): Promise<{ faults: string[]; seen: string[] }> {
	return page.evaluate(() => {
		interface Piece {
			what: string;
			left: number;
			right: number;
			top: number;
			bottom: number;
		}
		const faults: string[] = [];
		const { clientWidth, scrollWidth } = document.documentElement;
		if (scrollWidth > clientWidth) faults.push('the page scrolls sideways');
		const bar = document.querySelector('header');
		if (!bar) return { faults: ['there is no bar'], seen: [] };
		const edge = bar.getBoundingClientRect();
		const within = (one: Piece, other: Omit<Piece, 'what'>) =>
			one.left >= other.left - 0.5 &&
			one.right <= other.right + 0.5 &&
			one.top >= other.top - 0.5 &&
			one.bottom <= other.bottom + 0.5;
		const checked = (pieces: Piece[]) => {
			for (const [index, one] of pieces.entries()) {
				if (one.left < 0 || one.right > clientWidth + 0.5)
					faults.push(`${one.what} is outside the page`);
				if (!within(one, edge)) faults.push(`${one.what} is outside the bar`);
				for (const other of pieces.slice(index + 1))
					if (
						one.left < other.right - 0.5 &&
						other.left < one.right - 0.5 &&
						one.top < other.bottom - 0.5 &&
						other.top < one.bottom - 0.5
					)
						faults.push(`${one.what} lies over ${other.what}`);
			}
		};
		const all = [...bar.querySelectorAll<HTMLElement>('*')].filter(
			(one) => !one.closest('[popover], noscript, option') && one.getClientRects().length > 0
		);

		const controls = all.filter((one) => one.matches('a, button, select'));
		checked(
			controls.map((element) => {
				const { left, right, top, bottom } = element.getBoundingClientRect();
				const what = `${element.tagName} “${(element.ariaLabel ?? element.textContent).trim()}”`;
				const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
				if (!element.contains(hit)) faults.push(`${what} is covered`);
				return { what, left, right, top, bottom };
			})
		);

		const texts: Piece[] = [];
		for (const element of all) {
			const what = element.textContent.trim();
			if (what === '' || element.children.length > 0 || element.matches('select')) continue;
			const range = document.createRange();
			range.selectNodeContents(element);
			const { left, right, top, bottom } = range.getBoundingClientRect();
			// of its line, the letters alone
			const air = (bottom - top) / 4;
			const piece = { what, left, right, top: top + air, bottom: bottom - air };
			const room = element.closest('.sheds')?.getBoundingClientRect();
			if (room && piece.top >= room.bottom) continue;
			if (room && !within(piece, room)) faults.push(`${what} is cut off`);
			for (let box: Element | null = element; box && box !== bar; box = box.parentElement)
				if (
					box.scrollWidth > box.clientWidth + 1 &&
					getComputedStyle(box).textOverflow === 'ellipsis'
				)
					faults.push(`${what} is shortened`);
			texts.push(piece);
		}
		checked(texts);
		return { faults: [...new Set(faults)], seen: texts.map(({ what }) => what) };
	});
}
