import type { Locator } from '@playwright/test';
import { defaultBoard } from '#lib/shared/boards.ts';
import { isKept } from './desk-hands.ts';
import { expect, openWall, signIn, test, WALL } from './fixtures.ts';

/** @returns how many minutes later it is by a clock than it was, midnight or not */
async function minutesSince(clock: Locator, then: string): Promise<number> {
	const minutes = (text: string) => {
		const [, hours, rest] = /(\d+):(\d+)/.exec(text) ?? [];
		return Number(hours) * 60 + Number(rest);
	};
	const day = 24 * 60;
	return (minutes(await clock.innerText()) - minutes(then) + day) % day;
}

test.describe('a server that is away', () => {
	// what cannot be reached is said in the console
	test.use({ expected: /Failed to load resource|WebSocket connection|ERR_/ });

	test('KIOSK-7 a wall that is switched on meanwhile shows what it knew last, as old, and goes on when the server is back', async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await floor.escalate('kestrel', '1207', 'Checkout down');
		const page = await newPage({ viewport: WALL });
		await openWall(page, floor);
		// it keeps its page a moment after it is live, and its picture with it
		await isKept(page, '/wall');
		await expect(page.getByText('Checkout down')).toBeVisible();
		await floor.end();

		const on = await page.context().newPage();
		await page.close();
		await on.goto(`${floor.url}/wall`);
		await expect(on.locator('main')).toHaveAttribute('data-status', 'stale');
		await expect(on.getByText('Checkout down')).toBeVisible();
		await expect(on.getByText(/No data since/)).toBeVisible();

		await floor.startAgain();
		await on.locator('main[data-status=live]').waitFor({ timeout: 20_000 });
		await expect(on.getByText('Checkout down')).toBeVisible();
	});

	test('KIOSK-7 a wall that was given another board shows that one’s last picture, and goes by the time that it kept', async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		const { id: _, ...settings } = defaultBoard({ id: 'demo', title: 'Cebu' });
		await floor.api('PUT', '/boards/second', { ...settings, locale: 'es' });
		const screen = await newPage({ viewport: WALL });
		// its own clock is an hour behind
		await screen.clock.install({ time: Date.now() - 3_600_000 });
		await screen.goto(`${floor.url}/wall?pair`);
		const code = await screen.locator('[data-code]:not([data-code=""])').getAttribute('data-code');
		const staff = await newPage({ viewport: { width: 1280, height: 800 } });
		await signIn(staff, floor, 'Marta Lindqvist', '/walls/pair');
		await staff.getByLabel('Code of the screen').fill(code ?? '');
		await staff.locator('main form button').click();
		await staff.getByLabel('Name').fill('By the stairs');
		await staff.getByRole('button', { name: 'Make it a wall' }).click();
		await screen.locator('main[data-status=live]').waitFor({ timeout: 15_000 });

		await staff.goto(`${floor.url}/admin/walls`);
		await staff.locator('html[data-hydrated]').waitFor({ state: 'attached' });
		await staff.getByRole('listitem').getByRole('button', { expanded: false }).click();
		await staff.getByLabel('Board').selectOption('second');
		await staff.getByRole('button', { name: 'Save' }).click();
		await expect(screen.locator('main')).toHaveAttribute('lang', 'es');
		const keeps = () =>
			screen.evaluate(async () => {
				const cache = await caches.open('andon-wall');
				const kept = await (await cache.match('/wall', { ignoreSearch: true }))?.text();
				return kept?.includes('"id":"second"') && 'andon.wall' in localStorage;
			});
		await expect.poll(keeps).toBe(true);
		await floor.escalate('kestrel', '1207', 'Checkout down');
		await expect(screen.getByText('Checkout down')).toBeVisible();
		// the picture is kept each minute, the page as it was
		const picture = () =>
			screen.evaluate(() => localStorage.getItem('andon.wall')?.includes('Checkout down'));
		await screen.clock.fastForward('01:00');
		await expect.poll(picture).toBe(true);
		const told = await screen.locator('.clock').innerText();
		await staff.close();
		await floor.end();
		await screen.reload();
		await expect(screen.locator('main')).toHaveAttribute('data-status', 'stale');
		await expect(screen.getByText('Checkout down')).toBeVisible();
		// its own is an hour behind: minutes that pass meanwhile are none of it
		await expect.poll(() => minutesSince(screen.locator('.clock'), told)).toBeLessThan(10);

		await screen.evaluate(() => localStorage.clear());
		await screen.reload();
		await expect(screen.getByText(/^Sin datos/)).toBeVisible();
		await expect(screen.locator('.clock')).toBeHidden();
	});

	test('KIOSK-7 what a wall keeps is of the board as it is set now: one that visitors see from now on keeps no subject', async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await floor.escalate('kestrel', '1207', 'Checkout down');
		const page = await newPage({ viewport: WALL });
		await openWall(page, floor);
		const keepsSubject = () =>
			page.evaluate(async () => {
				const kept = await (await caches.open('andon-wall')).match(location.href);
				return (await kept?.text())?.includes('Checkout down');
			});
		await expect.poll(keepsSubject).toBe(true);
		const { id, ...settings } = defaultBoard({ id: 'demo', title: 'Cebu' });
		await floor.api('PUT', `/boards/${id}`, { ...settings, visitor: { client: null } });
		await expect(page.getByText('Checkout down')).toBeHidden();
		await expect.poll(keepsSubject).toBe(false);
	});
});

test.describe('a browser that lets nobody be heard without a touch', () => {
	test('SOUND-4 a wall says that it is muted, and is on after one touch', async ({
		floor,
		newPage
	}) => {
		const page = await newPage();
		// as a browser is that wants a touch first
		await page.addInitScript(() => {
			class Held extends AudioContext {
				constructor() {
					super();
					void this.suspend();
				}
			}
			Object.assign(globalThis, { AudioContext: Held });
		});
		await openWall(page, floor);
		await expect(page.locator('[data-sound]')).toHaveText(/Sound muted: touch the screen/);
		await page.mouse.click(300, 300);
		await expect(page.locator('[data-sound]')).toHaveText('Sound on');
	});

	test('SOUND-1 a wall sounds when something comes that is due soon', async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		const page = await newPage();
		await page.addInitScript(() => {
			const pitches: number[] = [];
			const { start } = OscillatorNode.prototype;
			OscillatorNode.prototype.start = function (this: OscillatorNode, at?: number) {
				pitches.push(this.frequency.value);
				start.call(this, at);
			};
			Object.assign(globalThis, { pitches });
		});
		await openWall(page, floor);
		await page.mouse.click(300, 300);
		await expect(page.locator('[data-sound=armed]')).toBeVisible();
		await floor.escalate('kestrel', '1207', 'Checkout down');
		const heard = () =>
			page.evaluate(() => (globalThis as unknown as { pitches: number[] }).pitches);
		await expect.poll(heard).toEqual([660]);
	});
});
