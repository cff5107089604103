/** How soon a desk is right again, after cuts of all kinds; what it costs on a slow network; another build. */
import type { Page } from '@playwright/test';
import { deskOf, isKept, MATEO, rowOf, six } from '../desk-hands.ts';
import { expect, openDesk, openWall, TABLET, test } from '../fixtures.ts';
import type { Floor } from '../floor.ts';
import { Line } from '../line.ts';
import { reconnects, seen, within } from '../soon.ts';

// what these tests bring about
test.use({ expected: /ERR_|WebSocket|Failed to fetch|preloaded using link preload/ });

const lines: Line[] = [];
test.afterEach(async () => {
	for (const line of lines.splice(0)) await line.close();
});
async function lineTo(floor: Floor): Promise<Line> {
	const line = await Line.to(floor.url);
	lines.push(line);
	return line;
}
const live = (page: Page) => page.getByRole('banner').getByText('Live', { exact: true });
const AISHA = { id: 'aisha', name: 'Aisha Rahman' };

/**
 * Changes a case while the line is down, puts it up, and waits until the desk shows it.
 * @param pace what this machine needs for it anyway, ms
 */
async function returns(
	page: Page,
	floor: Floor,
	pace: number,
	up: () => void | Promise<void>
): Promise<number> {
	await floor.claim('kestrel', 'k1', MATEO);
	await floor.claim('kestrel', 'k2', AISHA);
	await up();
	return within(2000 + pace, async () => {
		await seen(rowOf(page, 'k1').getByText('Mateo'));
		await seen(rowOf(page, 'k2').getByText('Aisha'));
		await seen(live(page));
	});
}

for (const [name, seconds] of [
	['a second', 1],
	['half a minute', 30]
] as const)
	for (const kind of ['cut', 'silent'] as const)
		test(`NET-5 a line that was ${kind} for ${name}: everything is right within two seconds of its return`, async ({
			newPage,
			startFloor
		}) => {
			test.setTimeout(90_000);
			const floor = await startFloor();
			await six(floor);
			const line = await lineTo(floor);
			const page = await newPage(TABLET);
			await deskOf(page, line);
			const pace = await reconnects(page, floor, line);
			line.be({ is: kind });
			// the line is down for this long: that is what is tested
			await page.waitForTimeout(seconds * 1000);
			// what went into a silent line is lost, as on a tablet that changed its network
			const up = () => {
				if (kind === 'silent') line.be({ is: 'cut' });
				line.be({ is: 'open' });
			};
			const took = await returns(page, floor, pace, up);
			console.log(`${kind} for ${seconds} s: right after ${took} ms, at once after ${pace} ms`);
		});

test('NET-5 a line that was down for eight hours by the clock of the tablet, which slept: the same', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const page = await newPage(TABLET);
	await page.clock.install();
	await deskOf(page, floor);
	await isKept(page);
	await page.context().setOffline(true);
	await page.clock.fastForward('08:00:00');
	await expect(page.getByText(/^No data since/)).toBeVisible();
	const up = () => page.context().setOffline(false);
	console.log(`eight hours: right after ${await returns(page, floor, 0, up)} ms`);
});

test('NET-5 a wall whose server is away tries a few sockets, which browsers hold back once many have failed; then it asks otherwise', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const line = await lineTo(floor);
	const page = await newPage();
	await openWall(page, line);
	let sockets = 0;
	let asked = 0;
	page.on('websocket', () => void sockets++);
	page.on('requestfailed', (request) => void (asked += request.url().endsWith('/healthz') ? 1 : 0));
	line.be({ is: 'cut' });
	await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(8);
	expect(sockets).toBeLessThan(7);
	line.be({ is: 'open' });
	const took = await within(2000, () => seen(page.locator('main[data-status=live]')));
	console.log(`a wall is live again after ${took} ms`);
});

test('NET-9 on a slow network a desk that was open before shows its list soon, and is live soon after', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(120_000);
	const floor = await startFloor();
	await six(floor);
	const line = await lineTo(floor);
	const slow = { is: 'slow', roundTripMs: 400, bytesPerSecond: 6250 } as const;
	const page = await newPage(TABLET);
	await deskOf(page, line);
	await isKept(page);
	line.be({ is: 'cut' });
	line.be(slow);
	const began = performance.now();
	await page.reload({ waitUntil: 'commit' });
	await expect(rowOf(page, 'k1')).toBeVisible({ timeout: 60_000 });
	const seen = Math.round(performance.now() - began);
	await expect(live(page)).toBeVisible({ timeout: 60_000 });
	const lives = Math.round(performance.now() - began);
	console.log(`400 ms, 50 kbit/s, opened before: list after ${seen} ms, live after ${lives} ms`);
	expect(seen).toBeLessThanOrEqual(10_000);
});

test('NET-8 a desk that nobody touches takes over another build by itself', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(90_000);
	const floor = await startFloor();
	const page = await newPage(TABLET);
	await page.addInitScript(() => {
		Math.random = () => 0;
		class Heard extends WebSocket {
			constructor(address: string | URL, protocols?: string | string[]) {
				super(address, protocols);
				const build = (data: unknown) =>
					String(data).replace(/"build":"[^"]*"/, '"build":"another"');
				this.addEventListener('message', (event) => {
					if (!event.isTrusted || sessionStorage.getItem('andon.anew build another')) return;
					if (!String(event.data).includes('["snapshot"')) return;
					event.stopImmediatePropagation();
					this.dispatchEvent(new MessageEvent('message', { data: build(event.data) }));
				});
			}
		}
		Object.assign(globalThis, { WebSocket: Heard });
	});
	await openDesk(page, floor);
	await page.evaluate(() => Object.assign(globalThis, { sameWindow: true }));
	await expect
		.poll(() => page.evaluate(() => 'sameWindow' in globalThis).catch(() => true), {
			timeout: 45_000
		})
		.toBe(false);
	await expect(live(page)).toBeVisible();
});
