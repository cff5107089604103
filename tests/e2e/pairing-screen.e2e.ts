import type { Page, Route } from '@playwright/test';
import type { PairingAnswer } from '#lib/shared/wire/walls.ts';
import type { Floor } from './floor.ts';
import { expect, test, WALL } from './fixtures.ts';

/** A floor where somebody was made administrator, so that it is no set-up that screens are sent to. */
async function setUp(page: Page, floor: Floor): Promise<void> {
	await page.goto(`${floor.url}/set-up`);
	await page.getByLabel(/token/i).fill(floor.setUpToken ?? '');
	await page.getByLabel(/name/i).fill('Ines Moreau');
	await page.getByLabel(/^Password/).fill('plenty of letters here');
	await page.locator('form button').click();
	await page.waitForURL(`${floor.url}/desk`);
}

const json = (route: Route, body: unknown) => route.fulfill({ json: body });

/** The server's answers to a screen, in a test's hand; poll answers in order, then `pending`. */
async function answer(
	page: Page,
	codes: { code: string; expiresIn: number }[],
	polls: PairingAnswer[]
): Promise<{ polled: number; offered: number; away: boolean }> {
	const said = { polled: 0, offered: 0, away: false };
	await page.route('**/display/pairing', (route) => {
		if (said.away) return route.abort();
		const offer = codes[Math.min(said.offered++, codes.length - 1)];
		return json(route, { ...offer, interval: 1 });
	});
	await page.route('**/display/pairing/poll', (route) => {
		if (said.away) return route.abort();
		said.polled++;
		return json(route, polls.shift() ?? { is: 'pending' });
	});
	return said;
}

test.describe('where there is no demo', () => {
	test.use({ expected: /Failed to load resource/ });

	test('KIOSK-1 a screen that nobody has paired shows a code, takes another when it holds no more, and keeps asking', async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor('off');
		await setUp(await newPage(), floor);
		const page = await newPage({ viewport: WALL });
		const said = await answer(
			page,
			[
				{ code: 'BCDFGHJK', expiresIn: 600 },
				{ code: 'LMNPQRST', expiresIn: 600 }
			],
			[{ is: 'pending' }, { is: 'expired' }]
		);
		await page.goto(`${floor.url}/wall`);
		const code = page.locator('.code');
		await expect(code).toHaveAttribute('data-code', 'BCDF-GHJK');
		await expect(page.getByText(/This code holds for (10:00|9:5\d)/)).toBeVisible();
		await expect(page.getByText(`${new URL(floor.url).host}/walls/pair`)).toBeVisible();
		await expect(code).toHaveAttribute('data-code', 'LMNP-QRST');
		expect(said.polled).toBe(2);

		said.away = true;
		await expect(page.getByText('The server does not answer.')).toBeVisible();
		await expect(code).toHaveAttribute('data-code', 'LMNP-QRST');
		said.away = false;
		await expect(page.getByText(/This code holds/)).toBeVisible({ timeout: 10_000 });
	});
});
