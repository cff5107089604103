import { expect, open, signIn, test } from './fixtures.ts';

test('DESK-61 one tap claims, and the wall shows who has it within a second', async ({
	browser,
	floor
}) => {
	await floor.escalate('northwind', 'live-1', 'Refund not received after 3 contacts', {
		subject: 'billing',
		tier: 2
	});
	const wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
	await open(wall, `${floor.url}/wall`);
	await expect(wall.getByText('Refund not received after 3 contacts')).toBeVisible();
	await expect(wall.getByText('UNCLAIMED').first()).toBeVisible();

	const desk = await browser.newPage({ viewport: { width: 1180, height: 820 }, hasTouch: true });
	await signIn(desk, floor, 'Priya Raman');
	await desk.getByRole('button', { name: 'Claim Northwind live-1' }).tap();
	await expect(wall.getByText('Priya', { exact: false }).first()).toBeVisible({ timeout: 1000 });
	await desk.close();
	await wall.close();
});
