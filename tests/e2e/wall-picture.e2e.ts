import { letterMm } from '#lib/wall/letters.ts';
import english from '../../src/lib/messages/en/wall.json' with { type: 'json' };
import { floodedBoard } from '../support/board-samples.ts';
import { busyBoard, visitorBoard } from '../support/wall-samples.ts';
import { expect, open, test } from './fixtures.ts';
import { letterHeight } from './look.ts';
import { openSampleWall } from './sample-wall.ts';

const STILL = { reducedMotion: 'reduce' as const };
const READ = ['.countdown', '.client', '.subject', '.tier .tier', '.owner', '.unclaimed'];
/** A row in each way to break its lines, with a page of nothing else. */
const ALONE = [{ panels: ['next-due' as const], seconds: 20 }];

for (const [distance, diagonal, width, height] of [
	[3, 55, 1920, 1080],
	[6, 55, 1920, 1080],
	[10, 55, 1920, 1080],
	[6, 55, 1080, 1920],
	[10, 55, 1080, 1920],
	[10, 75, 3840, 2160],
	[6, 43, 2560, 1080]
] as const)
	test(`WALL-21 ${diagonal} inches of ${width}×${height} can be read from ${distance} m`, async ({
		newPage,
		floor
	}) => {
		const page = await newPage({ ...STILL, viewport: { width, height } });
		const wall = await openSampleWall(page, floor);
		await wall.show(busyBoard(), { distance, diagonal });
		const px = (letterMm(distance) * Math.hypot(width, height)) / (diagonal * 25.4);
		await expect(page.locator('.row').first()).toBeVisible();
		await wall.show(busyBoard(), { distance, diagonal, pages: ALONE });
		for (const selector of READ)
			expect(await letterHeight(page, selector), selector).toBeGreaterThanOrEqual(Math.floor(px));
	});

test('WALL-20 a row whose clocks stand still says for whom it waits', async ({
	newPage,
	floor
}) => {
	const page = await newPage(STILL);
	const wall = await openSampleWall(page, floor);
	const board = busyBoard();
	await wall.show({ ...board, rows: board.rows.filter(({ clock }) => !clock) });
	await expect(page.locator('.row.paused')).toContainText(/paused\s*waiting for customer/);
});

test('WALL-24 a queue without news is grey and says since when', async ({ newPage, floor }) => {
	const page = await newPage(STILL);
	const wall = await openSampleWall(page, floor);
	await wall.show(busyBoard());
	const old = page.locator('[data-queue="kestrel/chat"]');
	await expect(old.getByText('no news since 14:05')).toBeVisible();
	const colours = await old.evaluate((tile) =>
		[tile, ...tile.querySelectorAll('p')].map((part) => getComputedStyle(part).color)
	);
	expect(new Set(colours).size).toBe(1);
	await expect(page.locator('[data-queue="northwind/voice"]').getByText(/^oldest/)).toBeVisible();
});

test('WALL-25 before visitors nothing is missing, and nobody is named', async ({
	newPage,
	floor
}) => {
	const page = await newPage(STILL);
	const wall = await openSampleWall(page, floor);
	await wall.show(visitorBoard(), { visitor: true });
	const row = page.locator('.row').first();
	await expect(row.locator('.owner')).toHaveText('claimed');
	await expect(row.locator('.text')).toHaveText('Tier 2 specialist · needs another team');
	await expect(page.locator('[data-queue]').first().locator('.name')).toHaveText('Queue 1');
	await expect(page.locator('footer').getByText('2 critical')).toBeVisible();
	const text = await page.locator('main').innerText();
	expect(text).not.toMatch(/Priya|Tomas|Refund|8841|Kestrel|Halden/);
	for (const empty of await page.locator('.row p:empty, .row span:empty').all())
		await expect(empty).toHaveCount(0);
});

test('WALL-26 what is past SLA stays in view on a page of other things', async ({
	newPage,
	floor
}) => {
	const page = await newPage(STILL);
	const wall = await openSampleWall(page, floor);
	await wall.show(floodedBoard(), { pages: [{ panels: ['queues', 'tiers'], seconds: 20 }] });
	await expect(page.getByRole('region', { name: 'Tiers' })).toBeVisible();
	const strip = page.getByRole('region', { name: 'past SLA' });
	await expect(strip.locator('.row.past')).toBeVisible();
	await expect(strip.getByText('23 past SLA')).toBeVisible();
	const first = await strip.locator('.row').getAttribute('data-case');
	// the next one comes in turn
	await expect(strip.locator('.row')).not.toHaveAttribute('data-case', first ?? '', {
		timeout: 10_000
	});
});

for (const locale of ['es', 'fil', 'de', 'ar'] as const)
	test(`WALL-27 a wall of ${locale} says nothing in English`, async ({ newPage, floor }) => {
		const page = await newPage(STILL);
		const wall = await openSampleWall(page, floor);
		const panels = ['next-due', 'queues', 'tiers', 'shift'] as const;
		await wall.show(busyBoard(), { locale, pages: [{ panels: [...panels], seconds: 20 }] });
		const text = await page.locator('main').innerText();
		const lines = new Set(text.split('\n').map((line) => line.trim()));
		for (const message of Object.values(english))
			if (!message.includes('{') && /[a-z] [a-z]|UNCLAIMED/.test(message))
				expect(lines.has(message), message).toBe(false);
		const critical = page.locator('footer .critical');
		await expect(critical).toContainText('Northwind 8841: ');
		await expect(critical).not.toContainText('in time');
		if (locale !== 'ar') return;
		await expect(page.locator('main')).toHaveAttribute('dir', 'rtl');
		const places = page.locator('.row').first();
		const left = (of: string) =>
			places
				.locator(of)
				.first()
				.evaluate((part) => part.getBoundingClientRect().left);
		expect(await left('.lamp')).toBeGreaterThan(await left('.client'));
		expect(await left('.client')).toBeGreaterThan(await left('.tier'));
		// "+" stands before its digits, on the left of them
		await expect(page.locator('.countdown').first()).toHaveText(/^\u200e\+0/);
	});

test.describe('an address that is wrong', () => {
	test.use({ expected: /status of 404/ });
	test('WALL-16 there is no wall without its board, and it says so', async ({ floor, newPage }) => {
		const page = await newPage();
		const answer = await page.goto(`${floor.url}/wall?board=nowhere`);
		expect(answer?.status()).toBe(404);
		await expect(page.getByText('There is no board called “nowhere”.')).toBeVisible();
		await open(page, `${floor.url}/wall`);
		await expect(page.getByRole('region', { name: 'Queues' })).toBeVisible();
	});
});
