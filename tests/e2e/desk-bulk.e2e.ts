/** Many at once: picked by finger, mouse or key, claimed or moved with one tap, and taken back with one. */
import type { Page } from '@playwright/test';
import { deskOf, deskOfSix, MATEO, refs, rowOf, said, six } from './desk-hands.ts';
import { expect, openDesk, TABLET, test } from './fixtures.ts';
import { takeWire } from './wire.ts';

const picks = (page: Page) => page.getByRole('checkbox', { name: /^Pick / });
const bulk = (page: Page) => page.getByRole('group', { name: 'What is done with the picked rows' });

test('DESK-95 rows are picked by a finger that rests, by taps, by a span and by keys', async ({
	newPage,
	startFloor
}) => {
	const { page } = await deskOfSix({ newPage, startFloor });
	const touch = await page.context().newCDPSession(page);
	const box = await rowOf(page, 'k1').boundingBox();
	const touchPoints = [{ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 40 }];
	await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
	await expect(picks(page).and(page.getByLabel('Pick Kestrel k1'))).toBeChecked();
	await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	// it picked, and opened nothing
	await expect(page.getByRole('heading', { name: 'Checkout down' })).toHaveCount(0);
	await rowOf(page, 'n2').locator('.open').tap();
	await expect(bulk(page).getByText('2 picked')).toBeVisible();
	await rowOf(page, 'n2').locator('.open').tap();
	await expect(bulk(page).getByText('1 picked')).toBeVisible();
	await rowOf(page, 'n1')
		.locator('.open')
		.click({ modifiers: ['Shift'] });
	await page.keyboard.press('Escape');
	await expect(bulk(page)).toHaveCount(0);

	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await page.keyboard.press('j');
	await page.keyboard.press('j');
	await page.keyboard.press('X');
	await expect(bulk(page).getByText('3 picked')).toBeVisible();
	await page.keyboard.press('a');
	await expect(bulk(page).getByText('6 picked')).toBeVisible();
});

test('DESK-96 one tap claims many, who was earlier is named, and one undo takes all of it back', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const page = await newPage(TABLET);
	const wire = await takeWire(page);
	await deskOf(page, floor);
	await page.getByRole('button', { name: 'Pick several' }).tap();
	for (const ref of ['n1', 'k1', 'h1', 'n2']) await rowOf(page, ref).locator('.open').tap();
	wire.hold();
	await floor.claim('halden', 'h1', MATEO);
	await bulk(page).getByRole('button', { name: 'Claim 4' }).tap();
	const words = '3 claimed. 1 was taken before you: Halden h1 (Mateo)';
	await expect(said(page, words).first()).toBeVisible();
	wire.release();
	for (const id of ['n1', 'n2'])
		await expect.poll(async () => (await floor.caseOf('northwind', id)).owner?.id).toBe('priya');
	await page.getByRole('button', { name: 'Undo: 3 claimed' }).tap();
	await expect(said(page, '3 taken back').first()).toBeVisible();
	// what was not done stays picked
	await expect(page.getByLabel('Pick Halden h1')).toBeChecked();
	await expect(bulk(page).getByText('1 picked')).toBeVisible();
	for (const [client, id] of [
		['northwind', 'n1'],
		['kestrel', 'k1'],
		['northwind', 'n2']
	] as const)
		expect((await floor.caseOf(client, id)).owner).toBeNull();
	expect((await floor.caseOf('halden', 'h1')).owner?.id).toBe('mateo');
});

test('DESK-96 fifty at once move to a tier within what a screen may send, and back', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.change(
		'northwind',
		Array.from({ length: 60 }, (_, index) => `b${index}`).flatMap((id, index) => [
			{ case: id, ago: 60 - index / 10, command: { type: 'open' as const, title: `Case ${id}` } },
			{
				case: id,
				ago: 60 - index / 10,
				command: { type: 'escalate' as const, subject: 'technical', trigger: 'time' as const }
			}
		])
	);
	const page = await newPage(TABLET);
	await openDesk(page, floor);
	await expect.poll(async () => (await refs(page)).length).toBeGreaterThan(5);
	const tierThree = async () => {
		const { cases } = (await floor.api('GET', '/clients/northwind/cases?limit=100')) as {
			cases: { tier: number }[];
		};
		return cases.filter(({ tier }) => tier === 3).length;
	};
	await page.getByRole('button', { name: 'Pick several' }).tap();
	await bulk(page).getByRole('button', { name: 'Pick all' }).tap();
	await expect(said(page, /^The first 50 are picked/).first()).toBeVisible();
	await bulk(page).getByRole('button', { name: 'Move 50 to tier 3' }).tap();
	await expect(bulk(page)).toHaveCount(0, { timeout: 15_000 });
	expect(await tierThree()).toBe(50);
	await page.getByRole('button', { name: /^Undo: 50 moved/ }).tap();
	await expect(said(page, '50 taken back').first()).toBeVisible({ timeout: 15_000 });
	expect(await tierThree()).toBe(0);
});

test('DESK-98 a tap that was refused leaves the undo of the one before it', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const page = await newPage(TABLET);
	const wire = await takeWire(page);
	await deskOf(page, floor);
	await page.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
	await expect(page.getByRole('button', { name: 'Undo: Kestrel k1 is yours' })).toBeVisible();
	wire.hold();
	await floor.claim('northwind', 'n1', MATEO);
	await page.getByRole('button', { name: 'Claim Northwind n1' }).tap();
	await expect(said(page, /^Northwind n1: Mateo was/).first()).toBeVisible();
	wire.release();
	await page.getByRole('button', { name: 'Undo: Kestrel k1 is yours' }).tap();
	await expect.poll(async () => (await floor.caseOf('kestrel', 'k1')).owner).toBeNull();
});
