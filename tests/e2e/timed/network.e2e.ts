/** The desk on a network that fails: what it keeps, what it refuses, and how soon it is right again. */
import type { Page } from '@playwright/test';
import { deskOf, MATEO, rowOf, said, six } from '../desk-hands.ts';
import { expect, open, openDesk, signIn, TABLET, test } from '../fixtures.ts';
import type { Floor } from '../floor.ts';
import { Line } from '../line.ts';
import { reconnects, seen, within } from '../soon.ts';

// what these tests bring about
test.use({
	expected:
		/ERR_|WebSocket|status of (502|503|500)|Failed to fetch|Failed to load module|preloaded using link preload|MIME type|Timeout|Content Security/
});

const lines: Line[] = [];
test.afterEach(async () => {
	for (const line of lines.splice(0)) await line.close();
});
async function lineTo(floor: Floor): Promise<Line> {
	const line = await Line.to(floor.url);
	lines.push(line);
	return line;
}

/** Files of the desk that the device keeps, as paths. */
const kept = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		if (!(await caches.has('andon-desk'))) return [];
		const found = await (await caches.open('andon-desk')).keys();
		return found.map(({ url }) => new URL(url).pathname);
	});
/** Cases whose rows the device keeps. */
const picture = (page: Page): Promise<string[]> =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('andon-desk', 1);
				opening.onerror = () => reject(new Error('no database'));
				opening.onupgradeneeded = () => opening.result.createObjectStore('pictures');
				opening.onsuccess = () => {
					const asked = opening.result.transaction('pictures').objectStore('pictures').get('last');
					asked.onsuccess = () => {
						const found = asked.result as { snapshot: { rows: { key: string }[] } } | undefined;
						opening.result.close();
						resolve(found?.snapshot.rows.map(({ key }) => key) ?? []);
					};
				};
			})
	);
/** What was typed and not sent, as the device keeps it. */
const drafts = (page: Page): Promise<string | null> =>
	page.evaluate(() => localStorage.getItem('andon.drafts'));
/** A desk whose device keeps all that it needs to start. */
async function keptDesk(page: Page, floor: Pick<Floor, 'url'>): Promise<void> {
	await deskOf(page, floor);
	await expect.poll(() => kept(page)).toContain('/desk');
	await expect.poll(() => picture(page)).toContain('kestrel/k1');
}
const live = (page: Page) => page.getByRole('banner').getByText('Live', { exact: true });
const OLD = /^No data since \d\d:\d\d:\d\d$/;

test('NET-1 the pages of the staff can be installed, with icons that are there', async ({
	floor,
	newPage
}) => {
	const page = await newPage(TABLET);
	await openDesk(page, floor);
	const href = await page.locator('link[rel=manifest]').getAttribute('href');
	const answer = await fetch(new URL(href ?? '', page.url()));
	expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
	const manifest = (await answer.json()) as {
		start_url: string;
		display: string;
		icons: { src: string; sizes: string; purpose?: string }[];
		shortcuts: { url: string }[];
	};
	expect(manifest).toMatchObject({ start_url: '/desk', scope: '/', display: 'standalone' });
	expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/desk', '/shift']);
	for (const { src, sizes } of manifest.icons.filter(({ sizes }) => sizes !== 'any')) {
		const bytes = Buffer.from(await (await fetch(`${floor.url}${src}`)).arrayBuffer());
		// a PNG tells its width and height after its signature
		expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
	}
	expect(manifest.icons.filter(({ purpose }) => purpose === 'maskable')).toHaveLength(2);
});

test('NET-2 NET-5 without its server the desk starts with what it showed last, says so, and refuses a tap; on return it is right within two seconds', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const line = await lineTo(floor);
	const page = await newPage(TABLET);
	await keptDesk(page, line);
	const pace = await reconnects(page, floor, line);
	line.be({ is: 'cut' });
	await page.reload();
	await expect(rowOf(page, 'k1')).toBeVisible();
	await expect(page.getByText(OLD)).toBeVisible();
	await expect(page.getByText(/^Kept on this device when you last saw it/)).toBeVisible();
	await expect(live(page)).toHaveCount(0);
	await page.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
	await expect(said(page, 'Kestrel k1: not sent, no connection').first()).toBeVisible();
	await rowOf(page, 'k1').locator('button.open').tap();
	const details = page.getByRole('complementary', { name: 'Details' });
	await expect(details.getByText('No connection: nothing can be sent now.')).toBeVisible();
	await page.getByRole('link', { name: 'Shift' }).tap();
	await expect(page.getByText('Shift: not opened, no connection')).toBeVisible();
	await expect(rowOf(page, 'k1')).toBeVisible();

	await floor.claim('kestrel', 'k1', MATEO);
	line.be({ is: 'open' });
	const took = await within(2000 + pace, () => seen(rowOf(page, 'k1').getByText('Mateo')));
	console.log(`a desk that started offline is right after ${took} ms`);
	await expect(live(page)).toBeVisible();
	await expect(page.getByText(OLD)).toHaveCount(0);
	await expect(page.getByText(/^Kept on this device/)).toHaveCount(0);
	// nothing that was refused was kept for later
	expect((await floor.caseOf('kestrel', 'k1')).owner).toMatchObject({ id: 'mateo' });
});

test('NET-3 somebody in between who answers in place of the server spoils nothing that is kept', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const line = await lineTo(floor);
	const page = await newPage(TABLET);
	await keptDesk(page, line);
	const pace = await reconnects(page, floor, line);
	const before = await kept(page);
	for (const [status, body] of [
		['200 OK', '<!doctype html><title>Hotel</title><h1>Sign in to the network</h1>'],
		['502 Bad Gateway', '<h1>502 Bad Gateway</h1>']
	] as const) {
		line.be({ is: 'stranger', status, body });
		await page.reload();
		await expect(rowOf(page, 'k1'), status).toBeVisible();
		await expect(page.getByText(OLD)).toBeVisible();
	}
	expect((await kept(page)).sort()).toEqual(before.sort());
	line.be({ is: 'open' });
	await within(2000 + pace, () => seen(live(page)));
});

test('NET-4 nothing of the desk stays on the device once its person has left it', async ({
	browser,
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const page = await newPage(TABLET);
	await keptDesk(page, floor);
	const gone = async () => {
		await page.waitForURL(/\/sign-in/, { timeout: 15_000 });
		await expect.poll(() => kept(page)).toEqual([]);
		await expect.poll(() => picture(page)).toEqual([]);
		await expect.poll(() => drafts(page)).toBeNull();
	};
	await open(page, `${floor.url}/desk?case=kestrel%2Fk1`);
	await page.getByRole('button', { name: 'Add note' }).tap();
	await page.getByRole('textbox', { name: 'Note' }).fill('Called back');
	await expect.poll(() => drafts(page)).toContain('Called back');
	await page.getByRole('button', { name: 'Sign out' }).tap();
	await gone();

	await keptDesk(page, floor);
	// the session ends elsewhere
	const elsewhere = await browser.newContext({ storageState: await page.context().storageState() });
	const other = await elsewhere.newPage();
	await open(other, `${floor.url}/desk`);
	await other.getByRole('button', { name: 'Sign out' }).click();
	await other.waitForURL(/sign-in/);
	await elsewhere.close();
	await gone();

	await keptDesk(page, floor);
	// somebody else signs in without the page of the first one ever being told
	await page.context().clearCookies();
	await signIn(await page.context().newPage(), floor, 'Mateo Cruz');
	const keptFor = () =>
		page.evaluate(async () => (await caches.match('/desk'))?.text().catch(() => ''));
	await expect.poll(keptFor).toContain('Mateo Cruz');
	await page.reload();
	await page.context().setOffline(true);
	await page.reload();
	await expect(page.getByRole('banner').getByText('Mateo Cruz')).toBeVisible();
});

test('NET-4 what is older than twelve hours is not shown, and the page says that it has nothing', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const page = await newPage(TABLET);
	await keptDesk(page, floor);
	await page.context().setOffline(true);
	await page.clock.setFixedTime(Date.now() + 12.1 * 3_600_000);
	await page.reload();
	await expect(page.getByText(/no list that is younger than 12 hours/)).toBeVisible();
	await expect(rowOf(page, 'k1')).toHaveCount(0);
	await expect.poll(() => picture(page)).toEqual([]);
});

test('NET-6 what is typed outlives an outage and a reload, and goes when it was sent', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const line = await lineTo(floor);
	const page = await newPage(TABLET);
	await keptDesk(page, line);
	const pace = await reconnects(page, floor, line);
	await rowOf(page, 'k1').locator('button.open').tap();
	await page.getByRole('button', { name: 'Add note' }).tap();
	const note = page.getByRole('textbox', { name: 'Note' });
	await note.fill('Bridge is open');
	line.be({ is: 'cut' });
	await expect(page.getByText(OLD)).toBeVisible({ timeout: 6000 });
	await page.reload();
	await expect(note).toHaveValue('Bridge is open');
	await page.getByRole('button', { name: 'Add note' }).tap();
	await expect(said(page, 'Kestrel k1: not sent, no connection').first()).toBeVisible();
	await expect(note).toHaveValue('Bridge is open');
	line.be({ is: 'open' });
	await within(2000 + pace, () => seen(live(page)));
	await page.getByRole('button', { name: 'Add note' }).tap();
	await expect(note).toHaveCount(0);
	await expect.poll(() => drafts(page)).toBeNull();
	await page.reload();
	await expect(page.getByText('Bridge is open')).toBeVisible();
	await expect(note).toHaveCount(0);
});
