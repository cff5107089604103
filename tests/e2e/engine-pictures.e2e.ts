import type { Page } from '@playwright/test';
import { rowOf } from './desk-hands.ts';
import { engineFloor, engineWall } from './engine-floor.ts';
import { expect, openDesk, openWall, test } from './fixtures.ts';
import { faultsOfWall } from './look.ts';
import { fits, shoot } from './shoot.ts';

const WALLS = {
	'1280x720': { width: 1280, height: 720 },
	'1920x1080': { width: 1920, height: 1080 },
	'1080x1920': { width: 1080, height: 1920 },
	'2560x1080': { width: 2560, height: 1080 }
};

const DESKS = { landscape: { width: 1180, height: 820 }, portrait: { width: 820, height: 1180 } };

for (const [way, viewport] of Object.entries(DESKS))
	test(`DESK-79 everything of the process, ${way}, has room for thumbs`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await engineFloor(floor);
		const page = await newPage({ viewport, hasTouch: true, reducedMotion: 'reduce' });
		await openDesk(page, floor);
		await rowOf(page, '8841').waitFor();
		await fits(page, `desk-engine-${way}`);
		await show(page, '8841');
		await fits(page, `desk-engine-detail-${way}`);
		const details = page.getByRole('complementary', { name: 'Details' });
		await details
			.getByRole('button', { name: /^resolve/i })
			.first()
			.tap();
		await details.getByText('Stood still').or(details.getByText('Given')).first().waitFor();
		await fits(page, `desk-engine-why-${way}`);
		for (const [button, name] of [
			['Customer updated, with words or a template', 'tell'],
			['Wait for…', 'wait'],
			['Escalate', 'escalate'],
			['Resolve', 'resolve']
		] as const) {
			await details.getByRole('button', { name: button, exact: true }).last().tap();
			const form = details.getByRole('form');
			await form.waitFor();
			if (name === 'tell') await form.getByLabel('Template').selectOption('We are on it');
			if (name === 'escalate') await form.getByText('Lacks skill or authority').tap();
			await fits(page, `desk-engine-${name}-${way}`);
			await form.getByRole('button', { name: 'Cancel' }).tap();
		}
		for (const ref of ['8829', '8833', '8860']) {
			await hide(page);
			await show(page, ref);
			await fits(page, `desk-engine-${ref}-${way}`);
		}
		await hide(page);
		await page.getByRole('button', { name: /^Follow up \d/ }).tap();
		await page.getByRole('button', { name: 'Follow up Northwind 8790' }).waitFor();
		await fits(page, `desk-engine-to-follow-up-${way}`);
		await page.getByRole('button', { name: 'Follow up Northwind 8790' }).tap();
		await details.getByRole('form').waitFor();
		await fits(page, `desk-engine-follow-up-${way}`);
		await details.getByRole('button', { name: 'Cancel' }).tap();
		await fits(page, `desk-engine-resolved-${way}`);
	});

async function show(page: Page, ref: string): Promise<void> {
	await rowOf(page, ref)
		.getByRole('button', { name: new RegExp(`${ref} ·`) })
		.tap();
	await page.getByText('So far').waitFor();
	await page.getByText('What to do').first().waitFor();
}
const hide = (page: Page) => page.getByRole('button', { name: 'Close', exact: true }).first().tap();

test('WALL-20 what lapses, was promised and stands still is on every wall, and fits it', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineWall(floor);
	let seen = 0;
	for (const [size, viewport] of Object.entries(WALLS)) {
		const page = await newPage({ viewport, reducedMotion: 'reduce' });
		await openWall(page, floor);
		await shoot(page, `wall-engine-${size}`);
		expect(await faultsOfWall(page), size).toEqual([]);
		const row = (id: string) => page.locator(`[data-case="northwind/${id}"]`);
		await expect(row('8841')).toContainText(/tell customer \d\d:\d\d/);
		await expect(row('8841')).toContainText(/lapses \d\d:\d\d/);
		await expect(row('8860')).not.toContainText('lapses');
		// the fifth, where there is room for it
		if ((await row('8833').count()) === 0) continue;
		await expect(row('8833')).toContainText('paused: vendor');
		seen += 1;
	}
	expect(seen).toBeGreaterThanOrEqual(2);
});
