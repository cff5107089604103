import { expect, openDesk, openWall, TABLET, test } from './fixtures.ts';

test('DESK-61 one tap claims, and the wall shows who has it', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await floor.escalate('northwind', 'live-1', 'Refund not received after 3 contacts', {
		subject: 'billing',
		tier: 2
	});
	// so that there is something to show once the first one has an owner
	await floor.escalate('kestrel', 'live-2', 'Checkout slow', { ago: 2 });
	const wall = await newPage();
	await openWall(wall, floor);
	await expect(wall.getByText('Refund not received after 3 contacts')).toBeVisible();
	await expect(wall.getByText('UNCLAIMED').first()).toBeVisible();

	const desk = await newPage(TABLET);
	await openDesk(desk, floor);
	await desk.getByRole('button', { name: 'Claim Northwind live-1' }).tap();
	await expect(wall.locator('[data-case="northwind/live-1"] .owner')).toHaveText('Priya');
});
