/** What of a page does not fit: found by measuring, so that no picture has to be trusted. */
import type { Page } from '@playwright/test';

/**
 * Everything that scrolls a wall, sticks out of the screen or its box, or lies over another text.
 * What shortens its text on purpose, the line of the ticker that hides what does not fit, and what is only read out
 * are let be.
 */
export async function faultsOfWall(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const letBe = '.unseen, .ruler, svg, .sheds > *';
		const { innerWidth: width, innerHeight: height } = window;
		const root = document.documentElement;
		if (root.scrollWidth > width || root.scrollHeight > height) found.push('the page scrolls');
		const named = (element: Element) =>
			`${element.tagName}.${element.classList[0] ?? ''} “${element.textContent.trim().slice(0, 30)}”`;
		for (const element of document.querySelectorAll<HTMLElement>('.wall *')) {
			if (element.closest(letBe) || element.getClientRects().length === 0) continue;
			const { left, top, right, bottom } = element.getBoundingClientRect();
			if (left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5)
				found.push(`${named(element)} is outside the screen`);
			const { textOverflow, display, overflowX } = getComputedStyle(element);
			// a queue's figures are left out, not shortened
			const whole = element.closest('.queue p') !== null;
			if ((textOverflow === 'ellipsis' && !whole) || display === 'inline') continue;
			if (element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible')
				found.push(`${named(element)} is wider than its box`);
			// what sheds what does not fit shows at least the first of it
			if (element.matches('.sheds')) continue;
			if (element.scrollHeight > element.clientHeight + 2 && overflowX !== 'visible')
				found.push(`${named(element)} is higher than its box`);
		}
		// what sheds shows of its parts shows it whole
		for (const part of document.querySelectorAll('.wall .sheds > *')) {
			const [own, room] = [
				part.getBoundingClientRect(),
				part.parentElement?.getBoundingClientRect()
			];
			if (!room || own.top >= room.bottom - 1) continue;
			if (own.left < room.left - 1 || own.right > room.right + 1)
				found.push(`${named(part)} is cut off`);
		}
		const texts: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const box = node.parentElement;
			const text = node.nodeValue?.trim().slice(0, 30);
			if (!text || !box || box.closest(letBe) || !box.closest('.wall')) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const within = box.closest<HTMLElement>('.text, .client, .owner, .name, h1, .rest') ?? box;
			// what a box does not cut off is seen beside it
			const cuts = getComputedStyle(within).overflowX !== 'visible';
			const edge = cuts ? within.getBoundingClientRect() : { left: -Infinity, right: Infinity };
			for (const { left, right, top, bottom } of range.getClientRects()) {
				const air = (bottom - top) / 4;
				texts.push({
					text,
					left: Math.max(left, edge.left),
					right: Math.min(right, edge.right),
					top: top + air,
					bottom: bottom - air
				});
			}
		}
		for (const [index, one] of texts.entries())
			for (const other of texts.slice(index + 1))
				if (
					one.text !== other.text &&
					one.left < other.right - 1 &&
					other.left < one.right - 1 &&
					one.top < other.bottom - 1 &&
					other.top < one.bottom - 1
				)
					found.push(`“${one.text}” lies over “${other.text}”`);
		return [...new Set(found)];
	});
}

/** Height of the letters of the first text that a selector finds, tails left out, in px. */
export async function letterHeight(page: Page, selector: string): Promise<number> {
	return page
		.locator(selector)
		.first()
		.evaluate((element) => {
			const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
			const paint = document.createElement('canvas').getContext('2d');
			if (!paint) throw new Error('no canvas');
			paint.font = `${fontWeight} ${fontSize} ${fontFamily}`;
			const digits = /\d\d/.test(element.textContent);
			const of = paint.measureText(digits ? '0' : 'H');
			return Math.round(of.actualBoundingBoxAscent + of.actualBoundingBoxDescent);
		});
}

/** Controls that are smaller than a thumb, in px. What its label or card makes larger counts as large as that. */
export async function smallTargets(page: Page, least = 48): Promise<string[]> {
	return page.evaluate((least) => {
		const found: string[] = [];
		const controls = 'button, a[href], input, select, textarea, summary, [role=button]';
		for (const element of document.querySelectorAll<HTMLElement>(controls)) {
			if (element.closest('[inert], .unseen, dialog:not([open])')) continue;
			if (element.getClientRects().length === 0) continue;
			const over = getComputedStyle(element, '::after');
			const label = element.matches('[type=checkbox], [type=radio]') && element.closest('label');
			const { width, height } =
				over.position === 'absolute'
					? { width: parseFloat(over.width), height: parseFloat(over.height) }
					: (label || element).getBoundingClientRect();
			if (width < least - 0.5 || height < least - 0.5)
				found.push(
					`${element.tagName} “${(element.ariaLabel ?? element.textContent).trim().slice(0, 30)}” is ${Math.round(width)} × ${Math.round(height)}`
				);
		}
		return found;
	}, least);
}

/** What sticks out of the screen or is cut off by its box; what shortens its text on purpose, or scrolls, is let be. */
export async function cutOff(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const root = document.documentElement;
		if (root.scrollWidth > root.clientWidth) found.push('the page scrolls sideways');
		for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
			if (
				element.closest('.unseen, svg, #svelte-announcer, .sheds > *') ||
				element.clientWidth === 0
			)
				continue;
			const { left, right } = element.getBoundingClientRect();
			const text = element.textContent.trim().slice(0, 30);
			const named = `${element.tagName}.${element.classList[0] ?? ''} “${text}”`;
			if (left < -1 || right > root.clientWidth + 1) found.push(`${named} is outside the screen`);
			const { textOverflow, overflowX } = getComputedStyle(element);
			if (textOverflow === 'ellipsis' || overflowX !== 'hidden') continue;
			if (element.scrollWidth > element.clientWidth + 1) found.push(`${named} is cut off`);
		}
		return found;
	});
}
