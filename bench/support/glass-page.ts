/** Inside the page of a wall: when a text is on the glass. As text, since this project knows no browser's types. */
import type { Page } from 'playwright';

const LOST_MS = 5000;

/** After the next frame is made, the first task comes when it has been handed over to be shown. */
const WATCH = `
	const wanted = new Map();
	const look = () => {
		for (const [row, { text, seen }] of wanted)
			if (document.querySelector('[data-case="' + row + '"]')?.textContent.includes(text)) {
				wanted.delete(row);
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => seen(performance.timeOrigin + performance.now());
					port2.postMessage(null);
				});
			}
	};
	const times = new Map();
	window.glass = {
		expect(row, text) {
			times.set(text, new Promise((seen) => wanted.set(row, { text, seen })));
		},
		seen(text, within) {
			const late = new Promise((_, lost) => setTimeout(() => lost(new Error(text + ' was not seen')), within));
			return Promise.race([times.get(text), late]);
		}
	};
	new MutationObserver(look).observe(document.body, {
		subtree: true,
		childList: true,
		characterData: true
	});
`;

export const watch = (page: Page): Promise<unknown> => page.evaluate(`{${WATCH}}`);

/** @param row its key @param text that will be in it */
export const expectOn = (page: Page, row: string, text: string): Promise<unknown> =>
	page.evaluate(`window.glass.expect(${JSON.stringify(row)}, ${JSON.stringify(text)})`);

/** @returns when the text was on the glass, ms since 1970 @throws when it was not within five seconds */
export const seenOn = (page: Page, text: string): Promise<number> =>
	page.evaluate(`window.glass.seen(${JSON.stringify(text)}, ${LOST_MS})`);

/** Resolves when the page has made its next frame. */
export const nextFrame = (page: Page): Promise<unknown> =>
	page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
