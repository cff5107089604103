import type { Page } from '@playwright/test';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { expect, open, openWall, test, WALL } from '../fixtures.ts';
import type { Floor } from '../floor.ts';
import { seen } from '../soon.ts';

/** The wall's own socket says what the server would say. */
async function say(page: Page, ...event: unknown[]): Promise<void> {
	await page.evaluate((said) => {
		const { heard } = globalThis as unknown as { heard: (text: string) => void };
		heard(`42/display,${JSON.stringify(said)}`);
	}, event);
}
/** To be called before the page opens: lets a test put words into the server's mouth, and listen to the wall. */
async function putWords(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const sent: string[] = [];
		class Heard extends WebSocket {
			constructor(address: string | URL, protocols?: string | string[]) {
				super(address, protocols);
				Object.assign(globalThis, {
					sent,
					socket: this,
					heard: (data: string) => this.dispatchEvent(new MessageEvent('message', { data }))
				});
			}
			override send(data: string): void {
				sent.push(data);
				super.send(data);
			}
		}
		Object.assign(globalThis, { WebSocket: Heard });
	});
}
const reports = (page: Page): Promise<Record<string, unknown>[]> =>
	page.evaluate(() =>
		(globalThis as unknown as { sent: string[] }).sent
			.filter((text) => text.startsWith('42/display,["report"'))
			.map((text) => (JSON.parse(text.slice(text.indexOf('['))) as [string, never])[1])
	);

/** Marks the page that is open now: the mark is gone once it has loaded anew. */
const mark = (page: Page): Promise<void> =>
	page.evaluate(() => void Object.assign(globalThis, { marked: true }));
const isMarked = (page: Page): Promise<boolean> =>
	page.evaluate(() => 'marked' in globalThis).catch(() => true);
/** Opens a wall into whose server's mouth words can be put, and marks its page. */
async function openMarked(page: Page, floor: Floor): Promise<void> {
	await putWords(page);
	await openWall(page, floor);
	await mark(page);
}
/** Until it has loaded anew, and is live again. */
async function isAnew(page: Page, timeout = 10_000): Promise<void> {
	await expect.poll(() => isMarked(page), { timeout }).toBe(false);
	await page.locator('main[data-status=live]').waitFor();
}
/** What the server sends a screen that asks for all of it. */
const snapshotOf = (page: Page): Promise<Snapshot> =>
	page.evaluate(
		() =>
			new Promise<Snapshot>((resolve) => {
				const { socket } = globalThis as unknown as { socket: WebSocket };
				const listen = ({ data }: MessageEvent<string>) => {
					if (!data.startsWith('42/display,["snapshot"')) return;
					socket.removeEventListener('message', listen);
					resolve((JSON.parse(data.slice(data.indexOf('['))) as [string, Snapshot])[1]);
				};
				socket.addEventListener('message', listen);
				socket.send('42/display,["resync"]');
			})
	);

test('KIOSK-3 a wall tells its build, its size, its sound, its last frame and how far the server is', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	await putWords(page);
	await openWall(page, floor);
	await expect
		.poll(async () => (await reports(page)).at(-1))
		.toMatchObject({ ...WALL, ratio: 1, seq: expect.any(Number), sound: /muted|armed/ });
	const served = (await (await fetch(`${floor.url}/_app/version.json`)).json()) as {
		version: string;
	};
	expect((await reports(page))[0]).toMatchObject({ build: served.version });
	await page.setViewportSize({ width: 1280, height: 720 });
	await expect.poll(async () => (await reports(page)).at(-1)).toMatchObject({ width: 1280 });
	await expect
		.poll(async () => (await reports(page)).at(-1), { timeout: 15_000 })
		.toMatchObject({ latency: expect.any(Number) });
});

test('KIOSK-4 a wall that somebody looks for shows its name for a while', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	await putWords(page);
	await openWall(page, floor);
	const name = page.getByText('Cebu, by the stairs');
	await say(page, 'identify', 'Cebu, by the stairs', 3000);
	await seen(name);
	await expect(name).toBeHidden();
});

test('KIOSK-10 a wall changes its language with its board, without loading anew', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	await openMarked(page, floor);
	const snapshot = await snapshotOf(page);
	const { head } = snapshot;
	await say(page, 'snapshot', {
		...snapshot,
		head: { ...head, show: { ...head.show, locale: 'ar' } }
	});
	await expect(page.locator('main[lang=ar][dir=rtl]')).toBeVisible();
	await expect(page.locator('html[lang=ar][dir=rtl]')).toBeAttached();
	await expect(page.locator('[data-sound]')).toContainText('الصوت');
	expect(await isMarked(page)).toBe(true);
});

test('KIOSK-5 a wall takes over another build by itself, when it was quiet for a while', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	// walls are spread by chance
	await page.addInitScript(() => (Math.random = () => 0));
	await openMarked(page, floor);
	const snapshot = await snapshotOf(page);
	await say(page, 'snapshot', { ...snapshot, build: 'another' });
	await isAnew(page, 25_000);
});

test.describe('a page that goes while it connects', () => {
	test.use({ expected: /WebSocket is closed before the connection is established/ });

	test('KIOSK-6 a wall that is told again and again that it is of another version loads anew at once, then less and less often', async ({
		floor,
		newPage
	}) => {
		const page = await newPage();
		await page.addInitScript(() => (Math.random = () => 0));
		await openMarked(page, floor);
		await say(page, 'bye', 'protocol');
		await isAnew(page);
		await page.clock.install();
		await openWall(page, floor);
		await mark(page);
		// it asks whether the server is there before it does
		let asked = 0;
		page.on('request', (request) => (asked += request.method() === 'HEAD' ? 1 : 0));
		await say(page, 'bye', 'protocol');
		await page.clock.runFor(5000);
		expect([await isMarked(page), asked]).toEqual([true, 0]);
		await page.clock.runFor(8000);
		await isAnew(page);
	});
});

test.describe('what breaks', () => {
	test.use({ expected: /./ });

	test('KIOSK-6 a picture that cannot be drawn says so and loads itself anew', async ({
		floor,
		newPage
	}) => {
		const page = await newPage();
		await openMarked(page, floor);
		const snapshot = await snapshotOf(page);
		await say(page, 'snapshot', { ...snapshot, figures: { ...snapshot.figures, queues: null } });
		await expect(page.getByRole('alert')).toHaveText('This page broke. It loads itself anew.');
		await isAnew(page);
	});
});

test.describe('a board that is away', () => {
	test.use({ expected: /status of 404/ });

	test('KIOSK-9 a wall whose board is not there asks again within a minute and a few seconds', async ({
		floor,
		newPage
	}) => {
		const page = await newPage();
		await page.clock.install();
		await open(page, `${floor.url}/wall?board=nowhere`);
		await mark(page);
		// its clock goes on meanwhile: a page that took seconds to open has waited that long already
		await page.clock.runFor(45_000);
		expect(await isMarked(page)).toBe(true);
		await page.clock.runFor(18_000);
		await expect.poll(() => isMarked(page)).toBe(false);
	});
});
