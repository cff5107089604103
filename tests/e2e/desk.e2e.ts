import { deskOf, deskOfSix, MATEO, narrow, refs, rowOf, said, six } from './desk-hands.ts';
import { expect, TABLET, test } from './fixtures.ts';
import { takeWire } from './wire.ts';

test.describe('by touch', () => {
	test('DESK-61 one tap claims, one tap moves to a tier, and each is undone within 8 s', async ({
		newPage,
		startFloor
	}) => {
		const { floor, page } = await deskOfSix({ newPage, startFloor });
		await page.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
		await expect(rowOf(page, 'k1').getByText('You')).toBeVisible();
		const undo = page.getByRole('button', { name: 'Undo: Kestrel k1 is yours' });
		await expect(page.locator('.toast').filter({ has: undo })).toHaveText(/Undo\s*[1-8]$/);
		await undo.tap();
		await expect(page.getByRole('button', { name: 'Claim Kestrel k1' })).toBeVisible();
		await expect(said(page, 'Kestrel k1 is free again').first()).toBeVisible();

		const tier = rowOf(page, 'k1').getByRole('group', { name: 'Tier of Kestrel k1' });
		await tier.getByRole('button', { name: 'Move Kestrel k1 to tier 4' }).tap();
		await expect(tier.getByRole('button', { pressed: true })).toHaveText('T4');
		await page.getByRole('button', { name: 'Undo: Kestrel k1 is in Tier 4' }).tap();
		await expect(tier.getByRole('button', { pressed: true })).toHaveText('T2');
		await expect.poll(() => floor.caseOf('kestrel', 'k1')).toMatchObject({ tier: 2, owner: null });
	});

	test('DESK-62 who was later is told who was earlier, by how much, and the tap is taken back', async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await six(floor);
		const page = await newPage(TABLET);
		const wire = await takeWire(page);
		await deskOf(page, floor);
		const other = await newPage(TABLET);
		await deskOf(other, floor, 'Mateo Cruz');
		// the news of the other's claim is still under way when the tap comes
		wire.hold();
		await other.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
		await expect.poll(async () => (await floor.caseOf('kestrel', 'k1')).owner?.id).toBe('mateo');
		await page.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
		await expect(said(page, /^Kestrel k1: Mateo was \d+(\.\d)? s earlier$/).first()).toBeVisible();
		await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
		wire.release();
		await expect(rowOf(page, 'k1').getByText('Mateo')).toBeVisible();
		await expect(rowOf(other, 'k1').getByText('You')).toBeVisible();
	});

	test('DESK-63 resolve, reopen, note and release, each with its words in the history', async ({
		newPage,
		startFloor
	}) => {
		const { page } = await deskOfSix({ newPage, startFloor });
		await rowOf(page, 'k1')
			.getByRole('button', { name: /Checkout down/ })
			.tap();
		const details = page.getByRole('complementary', { name: 'Details' });
		await expect(details.getByRole('heading', { name: 'Checkout down' })).toBeVisible();
		await details.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
		await details.getByRole('button', { name: 'Release' }).tap();
		await expect(details.getByRole('button', { name: 'Claim Kestrel k1' })).toBeVisible();

		await details.getByRole('button', { name: 'Add note' }).tap();
		await details.getByRole('textbox', { name: 'Note' }).fill('The bank was asked');
		await details.getByRole('form').getByRole('button', { name: 'Add note' }).tap();
		await expect(details.getByText('The bank was asked')).toBeVisible();

		await details.getByRole('button', { name: 'Resolve', exact: true }).last().tap();
		const send = details.getByRole('form').getByRole('button', { name: 'Resolve' });
		await send.tap();
		await expect(details.getByRole('textbox', { name: 'Cause' })).toBeFocused();
		await details.getByRole('textbox', { name: 'Cause' }).fill('Certificate ran out');
		await details.getByRole('textbox', { name: 'What was done' }).fill('Renewed it');
		await send.tap();
		await expect(rowOf(page, 'k1')).toHaveCount(0);
		await details.getByRole('button', { name: 'Reopen' }).tap();
		await details.getByRole('textbox', { name: 'Why' }).fill('Down again');
		await details.getByRole('form').getByRole('button', { name: 'Reopen' }).tap();
		await expect(rowOf(page, 'k1')).toBeVisible();
		const steps = details.getByRole('list').last().getByRole('listitem');
		await expect(steps).toContainText([
			/Reopened by Priya Raman.*Down again/s,
			/Resolved: Certificate ran out by Priya Raman.*Renewed it/s,
			/Note by Priya Raman.*The bank was asked/s,
			/Released by Priya Raman/s,
			/Claimed by Priya Raman/s,
			/Escalated to Tier 2/,
			/Opened/
		]);
	});

	test('DESK-64 the list stands still under a finger; what is new waits behind its number', async ({
		newPage,
		startFloor
	}) => {
		const { floor, page } = await deskOfSix({ newPage, startFloor });
		await expect.poll(() => refs(page)).toHaveLength(6);
		const order = await refs(page);
		const touch = await page.context().newCDPSession(page);
		await touch.send('Input.dispatchTouchEvent', {
			type: 'touchStart',
			touchPoints: [{ x: 60, y: 300 }]
		});
		// it would be the first of all
		await floor.escalate('northwind', 'n9', 'Outage', { ago: 14 });
		const pill = page.getByRole('button', { name: '1 new' });
		await expect(pill).toBeVisible();
		expect(await refs(page)).toEqual(order);
		await floor.claim('northwind', 'n1', MATEO);
		await expect(rowOf(page, 'n1').getByText('Mateo')).toBeVisible();
		expect(await refs(page)).toEqual(order);
		await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
		await expect.poll(async () => (await refs(page))[0]).toBe('n9');
		await expect(pill).toHaveCount(0);
	});

	test('DESK-65 filters and the search narrow the list and say so in the address', async ({
		newPage,
		startFloor
	}) => {
		const { page } = await deskOfSix({ newPage, startFloor });
		await page.getByRole('button', { name: 'Unclaimed 5' }).tap();
		await expect(rowOf(page, 'h2')).toHaveCount(0);
		await narrow(page, 'Client', 'Kestrel');
		await expect.poll(() => refs(page)).toEqual(['k1', 'k2']);
		await narrow(page, 'Type', 'Billing');
		await expect.poll(() => refs(page)).toEqual(['k2']);
		await expect(page).toHaveURL(/subject=billing/);
		await page.reload();
		await expect.poll(() => refs(page)).toEqual(['k2']);
		await narrow(page, 'Tier', 'T4 management');
		await page.getByRole('button', { name: 'Show all' }).last().tap();
		await page.getByRole('searchbox', { name: 'Search escalations' }).fill('roster');
		await expect.poll(() => refs(page)).toEqual(['h2']);
	});
});
