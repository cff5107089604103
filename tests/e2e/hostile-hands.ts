/** What would be seen of a text that became a part of a page, or ran. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** As long as the shortest field takes. */
export const HOSTILE = '"><x-evil></x-evil><img src=x onerror=ran()>';

/** What nobody of Andon has put there; each by its beginning. */
const alien = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found = document.querySelectorAll(
			'x-evil, object, embed, base, [src^="javascript:" i], [href^="javascript:" i], [href^="data:text" i], script:not([nonce]):not([src]):not([type="application/json"]), img[src="x"], img[src^="https:"]'
		);
		const handlers = [...document.querySelectorAll('*')].filter((one) =>
			one.getAttributeNames().some((name) => name.startsWith('on'))
		);
		return [...found, ...handlers].map((one) => one.outerHTML.slice(0, 120));
	});

/** @returns what tells of all that has run in a page, and of all that stands in it and is nobody's of Andon */
export async function spied(page: Page): Promise<() => Promise<string[]>> {
	const ran: string[] = [];
	await page.exposeFunction('ran', () => void ran.push('a script'));
	page.on('dialog', (dialog) => {
		ran.push(`a dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('request', (request) => {
		if (!request.url().startsWith('http://127.0.0.1') && !request.url().startsWith('data:'))
			ran.push(`a request: ${request.url()}`);
	});
	return async () => [...(await alien(page)), ...ran];
}

/** Looks after a page from now on. @returns expects that nothing has run in it, and that all in it is Andon's own */
export async function watched(page: Page): Promise<() => Promise<void>> {
	const found = await spied(page);
	return async () => expect.soft(await found(), page.url()).toEqual([]);
}
