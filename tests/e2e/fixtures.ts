/** Playwright's `test` with the project's own verbs: a floor to fill, pages that are open, nothing wrong in the console. */
import {
	expect,
	test as base,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { Floor } from './floor.ts';

export { expect };

/** `page.goto` resolves before hydration; a tap before it is lost. */
export async function open(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

/** Signs a person of the demo in and opens a page. */
export async function signIn(
	page: Page,
	floor: Pick<Floor, 'url'>,
	name: string,
	path = '/desk'
): Promise<void> {
	await open(page, `${floor.url}/sign-in?to=${encodeURIComponent(path)}`);
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await page.waitForURL((url) => url.pathname === path);
	await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

interface Options {
	/** What a console may say in these tests, because it is what they bring about, such as a server that is away. */
	expected: RegExp | null;
}
export interface Fixtures {
	/** A page of a browser of its own: its own session, its own clock, closed after the test. */
	newPage: (options?: BrowserContextOptions) => Promise<Page>;
	/** Servers of this test alone; they stop after the pages were closed. */
	startFloor: (demo?: 'on' | 'off') => Promise<Floor>;
	/** What went wrong in the pages of this test; expected to stay empty. */
	problems: string[];
}
interface WorkerFixtures {
	floor: Floor;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
	expected: [null, { option: true }],
	floor: [
		// Playwright asks for a destructured first argument
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const floor = await Floor.start();
			await use(floor);
			await floor.stop();
		},
		{ scope: 'worker' }
	],
	problems: [
		async ({ context, expected }, use) => {
			const problems: string[] = [];
			listen(context, problems);
			await use(problems);
			expect(
				problems.filter((problem) => !expected?.test(problem)),
				'errors in the console'
			).toEqual([]);
		},
		{ auto: true }
	],
	// Playwright asks for a destructured first argument
	// eslint-disable-next-line no-empty-pattern
	startFloor: async ({}, use) => {
		const floors: Floor[] = [];
		await use(async (demo) => {
			const floor = await Floor.start(demo);
			floors.push(floor);
			return floor;
		});
		for (const floor of floors) await floor.stop();
	},
	// both ask for startFloor first, so that their pages are closed before their servers are
	context: async ({ startFloor: _, context }, use) => use(context),
	newPage: async ({ browser, problems, startFloor: _ }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (options) => {
			const context = await browser.newContext({ viewport: WALL, ...options });
			contexts.push(context);
			listen(context, problems);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	}
});

export const WALL = { width: 1920, height: 1080 };
export const TABLET = { viewport: { width: 1180, height: 820 }, hasTouch: true };

/** Chromium warns so where the transport's library writes in the very moment in which the other side closes. */
const CLOSING = /^WebSocket is already in CLOSING or CLOSED state/;

function listen(context: BrowserContext, problems: string[]): void {
	context.on('console', (message) => {
		const isBad = message.type() === 'error' || message.type() === 'warning';
		if (isBad && !CLOSING.test(message.text())) problems.push(message.text());
	});
	context.on('weberror', (error) => problems.push(error.error().message));
}

/** A wall that is live. */
export async function openWall(page: Page, floor: Pick<Floor, 'url'>): Promise<void> {
	await open(page, `${floor.url}/wall`);
	await page.locator('main[data-status=live]').waitFor();
}

/** A desk that is live, with its list. */
export async function openDesk(
	page: Page,
	floor: Pick<Floor, 'url'>,
	name = 'Priya Raman'
): Promise<void> {
	await signIn(page, floor, name);
	await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
}
