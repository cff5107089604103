/** Whether controls hold the words that stand on them: measured, so that no picture has to be trusted. */
import type { Page } from '@playwright/test';

/**
 * Words of controls that leave their control, are cut by it, or have no room in their field. A row of a list that opens
 * something is a control, too, and what somebody else named may be shortened: such boxes are given as `letBe`.
 */
export async function wordsBeyondControls(page: Page, letBe: string): Promise<string[]> {
	return page.evaluate((letBe) => {
		const found: string[] = [];
		const paint = document.createElement('canvas').getContext('2d');
		const widthOf = (text: string, { fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) => {
			if (!paint) throw new Error('no canvas');
			paint.font = `${fontWeight} ${fontSize} ${fontFamily}`;
			return paint.measureText(text).width;
		};
		/** What stands in a field has its padding and, where it is chosen of several, an arrow beside it. */
		const field = (element: HTMLSelectElement | HTMLInputElement) => {
			const style = getComputedStyle(element);
			const chosen = element instanceof HTMLSelectElement;
			const text = chosen ? (element.selectedOptions[0]?.text ?? '') : element.placeholder;
			const taken = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
			const room = element.clientWidth - taken - (chosen ? 16 : 0);
			if (widthOf(text, style) > room + 1) found.push(`${element.tagName} “${text}” has no room`);
		};
		const controls = 'button, a[href], summary, label, select, input[placeholder]';
		for (const control of document.querySelectorAll<HTMLElement>(controls)) {
			if (control.closest('.unseen, [inert]') || control.getClientRects().length === 0) continue;
			if (control.closest(letBe)) continue;
			if (control instanceof HTMLSelectElement || control instanceof HTMLInputElement) {
				field(control);
				continue;
			}
			if (getComputedStyle(control).display === 'inline') continue;
			const edge = control.getBoundingClientRect();
			const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				const text = node.nodeValue?.trim();
				const box = node.parentElement;
				if (!text || !box || box.closest(`.unseen, svg, select, textarea, option, ${letBe}`))
					continue;
				const range = document.createRange();
				range.selectNodeContents(node);
				for (const { left, right, top, bottom, width } of range.getClientRects()) {
					if (width === 0) continue;
					// of its line, the letters alone
					const air = (bottom - top) / 4;
					const named = `${control.tagName}.${control.classList[0] ?? ''} “${text.slice(0, 40)}”`;
					if (left < edge.left - 0.5 || right > edge.right + 0.5)
						found.push(
							`${named} leaves its sides by ${Math.round(Math.max(edge.left - left, right - edge.right))} px`
						);
					if (top + air < edge.top - 0.5 || bottom - air > edge.bottom + 0.5)
						found.push(`${named} leaves it above or below`);
					for (let over: HTMLElement | null = box; over; over = over.parentElement) {
						const { overflowX } = getComputedStyle(over);
						const room = over.getBoundingClientRect();
						if (overflowX === 'hidden' || overflowX === 'clip') {
							if (left < room.left - 1 || right > room.right + 1) found.push(`${named} is cut`);
						}
						if (over === control) break;
					}
				}
			}
		}
		return [...new Set(found)];
	}, letBe);
}
