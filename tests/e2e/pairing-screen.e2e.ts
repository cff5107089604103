import type { Page, Route } from '@playwright/test';
import type { PairingAnswer } from '#lib/shared/wire/walls.ts';
import type { Floor } from './floor.ts';
import { expect, open, signIn, test, WALL } from './fixtures.ts';

/** A floor where somebody was made administrator, so that it is no set-up that screens are sent to. */
async function setUp(page: Page, floor: Floor): Promise<void> {
	await open(page, `${floor.url}/set-up`);
	await page.getByLabel(/token/i).fill(floor.setUpToken ?? '');
	await page.getByLabel(/name/i).fill('Ines Moreau');
	await page.getByLabel(/^Password/).fill('plenty of letters here');
	await page.locator('form button').click();
	await page.waitForURL(`${floor.url}/desk`);
}

const json = (route: Route, body: unknown) => route.fulfill({ json: body });

/** The server's answers to a screen, in a test's hand. */
async function answer(page: Page, codes: { code: string; expiresIn: number }[]) {
	const said = {
		/** To each question whether somebody took the code. */
		is: 'pending' as PairingAnswer['is'],
		away: false,
		/** What was answered, in order. */
		all: [] as string[]
	};
	await page.route('**/display/pairing', (route) => {
		if (said.away) return route.abort();
		const offer = codes.shift();
		// whoever asks for more than there are has asked too often
		said.all.push(offer?.code ?? 'none');
		return json(route, { ...offer, interval: 1 });
	});
	await page.route('**/display/pairing/poll', (route) => {
		if (said.away) return route.abort();
		const { is } = said;
		said.all.push(is);
		// once: the next code holds again
		said.is = 'pending';
		return json(route, { is });
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
		const said = await answer(page, [
			{ code: 'BCDFGHJK', expiresIn: 600 },
			{ code: 'LMNPQRST', expiresIn: 600 }
		]);
		await open(page, `${floor.url}/wall`);
		const code = page.locator('.code');
		await expect(code).toHaveAttribute('data-code', 'BCDF-GHJK');
		await expect(page.getByText(/This code holds for (10:00|9:\d\d)/)).toBeVisible();
		await expect(page.getByText(`${new URL(floor.url).host}/walls/pair`)).toBeVisible();
		await expect.poll(() => said.all).toContain('pending');
		said.is = 'expired';
		await expect(code).toHaveAttribute('data-code', 'LMNP-QRST');
		const at = said.all.indexOf('expired');
		expect(said.all.slice(0, at)).toEqual(['BCDFGHJK', ...Array(at - 1).fill('pending')]);
		expect(said.all[at + 1]).toBe('LMNPQRST');
		// and goes on asking
		await expect.poll(() => said.all.slice(at + 2)).toContain('pending');

		said.away = true;
		await expect(page.getByText('The server does not answer.')).toBeVisible();
		await expect(code).toHaveAttribute('data-code', 'LMNP-QRST');
		said.away = false;
		await expect(page.getByText(/This code holds/)).toBeVisible();
	});
});

test('KIOSK-2 a screen becomes a wall when somebody types its code, and shows a code again once it was revoked', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const screen = await newPage({ viewport: WALL });
	// at a demo, screens need no pairing unless they ask for it
	await open(screen, `${floor.url}/wall?pair`);
	const shown = screen.locator('.code[data-code]');
	await expect(shown).toHaveAttribute('data-code', /^[B-Z]{4}-[B-Z]{4}$/);
	const code = (await shown.getAttribute('data-code')) ?? '';

	const staff = await newPage({ viewport: { width: 1280, height: 800 } });
	await signIn(staff, floor, 'Marta Lindqvist', '/walls/pair');
	await staff.getByLabel('Code of the screen').fill(code);
	await staff.locator('main form button').click();
	await staff.getByLabel('Name').fill('By the stairs');
	await staff.getByRole('button', { name: 'Make it a wall' }).click();
	await expect(staff.getByText('By the stairs is a wall now')).toBeVisible();

	await screen.locator('main[data-status=live]').waitFor();
	const kept = () => screen.evaluate(() => localStorage.getItem('andon.wall') !== null);
	await expect.poll(kept).toBe(true);

	await open(staff, `${floor.url}/admin/walls`);
	await staff.getByRole('listitem').getByRole('button', { expanded: false }).click();
	await staff.getByRole('button', { name: 'Revoke', exact: true }).click();
	await staff.getByRole('button', { name: 'Revoke By the stairs' }).click();
	await expect(shown).toBeVisible();
	await expect.poll(kept).toBe(false);
	await expect.poll(() => screen.evaluate(() => caches.keys())).toEqual([]);
});
