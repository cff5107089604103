import type { Page } from '@playwright/test';
import { expect, open, openDesk, openWall, signIn, test } from '../fixtures.ts';
import type { Floor } from '../floor.ts';
import { seen, within } from '../soon.ts';

// a server that is away is what these tests bring about
test.use({
	expected:
		/WebSocket (connection to .* failed|is already in CLOSING or CLOSED state)|status of 503|ERR_CONNECTION_REFUSED/
});

const stale = (page: Page) => page.locator('main[data-status=stale]');
const live = (page: Page) => page.locator('main[data-status=live]');

async function markedWall(page: Page, floor: Floor): Promise<void> {
	await floor.escalate('kestrel', '1207', 'Checkout down', { ago: 3 });
	// so that there is something to show once the first one has an owner
	await floor.escalate('kestrel', '1208', 'Checkout slow', { ago: 2 });
	await openWall(page, floor);
	await page.evaluate(() => Object.assign(window, { sameWindow: true }));
}
/** Whether the page was never loaded anew since it was opened. */
const sameWindow = (page: Page): Promise<boolean> => page.evaluate(() => 'sameWindow' in window);

test('OUT-4 a server that stands still is shown within five seconds; when it goes on, the wall does too', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await markedWall(page, floor);
	floor.freeze();
	const noticed = await within(5000, () => seen(stale(page)));
	await expect(page.getByText(/^No data since \d\d:\d\d:\d\d$/)).toBeVisible();
	await expect(page.getByText('The server does not answer.')).toBeVisible();
	await expect(page.locator('.board')).toHaveCSS('filter', 'grayscale(1)');
	floor.thaw();
	await live(page).waitFor();
	await expect(page.getByText('No data since')).toHaveCount(0);
	expect(await sameWindow(page)).toBe(true);
	console.log(`server frozen: stale after ${noticed} ms`);
});

test('OUT-1 a store that is killed is started again, and the wall is right within two seconds of its return', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await markedWall(page, floor);
	floor.killStore();
	await floor.answers();
	const back = await within(2000, () => seen(live(page)));
	await floor.claim('kestrel', '1207', { id: 'mateo', name: 'Mateo Cruz' });
	const shown = await within(2000, () => seen(page.getByText('Mateo', { exact: true })));
	expect(await sameWindow(page)).toBe(true);
	console.log(
		`store killed and back: live after ${back} ms, its next change shown after ${shown} ms`
	);
});

test('OUT-2 a store that stands still is shown as the store within five seconds, and its return within two', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await markedWall(page, floor);
	process.kill(floor.storePid, 'SIGSTOP');
	try {
		const noticed = await within(5000, () => seen(stale(page)));
		await expect(page.getByText('The server does not hear its store.')).toBeVisible();
		console.log(`store frozen: stale after ${noticed} ms`);
	} finally {
		floor.thawStore();
	}
	await floor.answers();
	const back = await within(2000, () => seen(live(page)));
	expect(await sameWindow(page)).toBe(true);
	console.log(`store thawed: live after ${back} ms`);
});

test('OUT-5 a server that was started again with its data is shown by itself', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await markedWall(page, floor);
	await floor.end();
	await within(5000, () => seen(stale(page)));
	await expect(page.locator('[data-case="kestrel/1207"]')).toBeVisible();
	await floor.startAgain();
	await live(page).waitFor();
	await expect(page.locator('[data-case="kestrel/1207"]')).toBeVisible();
	await floor.claim('kestrel', '1207', { id: 'mateo', name: 'Mateo Cruz' });
	await expect(page.getByText('Mateo', { exact: true })).toBeVisible();
	expect(await sameWindow(page)).toBe(true);
});

test('OUT-6 while the store is away whoever is signed in is told so by 503, and the pages come by themselves', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Priya Raman');
	const others = await Promise.all([1, 2].map(() => page.context().newPage()));
	const pages = [page, ...others];
	const paths = ['/desk', '/wall', '/shift?which=last'];
	const words = 'The store does not answer. This page tries again by itself.';
	process.kill(floor.storePid, 'SIGSTOP');
	try {
		const answers = await Promise.all(
			pages.map((each, index) => each.goto(`${floor.url}${paths[index]}`))
		);
		for (const answer of answers) {
			expect(answer?.status()).toBe(503);
			expect(answer?.headers()['retry-after']).toBe('2');
		}
		for (const each of pages) await expect(each.getByRole('heading')).toHaveText(words);
		// it tries, and stays as long as that is in vain
		const tried = await page.waitForResponse((answer) => answer.request().method() === 'HEAD');
		expect(tried.status()).toBe(503);
		await expect(page.getByRole('heading')).toHaveText(words);
	} finally {
		floor.thawStore();
	}
	await floor.answers();
	await expect(page.getByRole('banner').getByText('Priya Raman')).toBeVisible();
	await live(pages[1] as Page).waitFor();
	await expect(pages[2] as Page).toHaveTitle(/shift · Andon$/);
	expect(pages.map((each) => each.url())).toEqual(paths.map((path) => `${floor.url}${path}`));
});

test('OUT-6 a tap that leads to another page while the store is away ends on that page', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await openDesk(page, floor);
	process.kill(floor.storePid, 'SIGSTOP');
	try {
		await page.getByRole('link', { name: 'Shift' }).click();
		await expect(page.getByRole('heading')).toHaveText(
			'The store does not answer. This page tries again by itself.'
		);
	} finally {
		floor.thawStore();
	}
	await floor.answers();
	await expect(page.getByText('median to claim')).toBeVisible();
	expect(new URL(page.url()).pathname).toBe('/shift');
});

test('OUT-6 a form that the store did not take leads back to its page', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await open(page, `${floor.url}/sign-in?to=%2Fshift`);
	process.kill(floor.storePid, 'SIGSTOP');
	try {
		await page.getByRole('button', { name: /Priya Raman/ }).click();
		await expect(page.getByRole('heading')).toHaveText(
			'The store does not answer. This page tries again by itself.'
		);
	} finally {
		floor.thawStore();
	}
	await floor.answers();
	await page.getByRole('button', { name: /Priya Raman/ }).waitFor();
	expect(page.url()).toBe(`${floor.url}/sign-in?to=%2Fshift`);
});
