/** Several filters at once, and the views that a person keeps. */
import { deskOf, deskOfSix, narrow, refs, said, six } from './desk-hands.ts';
import { expect, open, openDesk, TABLET, test } from './fixtures.ts';

for (const viewport of [TABLET.viewport, { width: 820, height: 1180 }])
	test(`DESK-91 several filters at once, in two lines of a screen ${viewport.width} px wide`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await six(floor);
		await floor.queue('kestrel', 'voice', 'Kestrel voice', {
			...{ waiting: 0, offered: 0, handled: 0, abandoned: 0 },
			agents: { free: 1, busy: 0, away: 0 }
		});
		await floor.change('kestrel', [{ case: 'k2', command: { type: 'update', queue: 'voice' } }]);
		const page = await newPage({ ...TABLET, viewport });
		await deskOf(page, floor);
		await narrow(page, 'Client', 'Kestrel', 'Northwind');
		await expect.poll(() => refs(page)).toEqual(['n1', 'k1', 'n2', 'k2']);
		await narrow(page, 'Type', 'Billing');
		await expect.poll(() => refs(page)).toEqual(['n1', 'k2']);
		await expect(page).toHaveURL(/client=kestrel&client=northwind&subject=billing/);
		await narrow(page, 'Queue', 'Kestrel voice');
		await expect.poll(() => refs(page)).toEqual(['k2']);
		const bar = page.getByRole('search');
		expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(125);
		for (const name of ['Show all', '+ Raise', 'Keys'])
			await expect(bar.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
		await bar.getByRole('button', { name: 'Show all' }).tap();
		await expect.poll(async () => (await refs(page)).length).toBe(6);
		expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(125);
	});

test('DESK-92 past SLA alone, with its number; a case that runs out comes by itself', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	const past = page.getByRole('button', { name: /^Past SLA/ });
	const late = Number((await past.innerText()).replace(/\D/g, ''));
	await past.tap();
	await expect.poll(async () => (await refs(page)).length).toBe(late);
	await expect(page).toHaveURL(/past=yes/);
	// five minutes to claim it at most, and it is older than that
	await floor.escalate('halden', 'h9', 'Locked out', { ago: 30, priority: 1 });
	await expect.poll(() => refs(page)).toContain('h9');
	await expect(past).toHaveText(new RegExp(`${late + 1}$`));
});

test('DESK-94 a view is saved, chosen with one tap or two keys, begun with, renamed and deleted', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	await narrow(page, 'Client', 'Halden');
	await page.keyboard.press('v');
	const menu = page.getByRole('group', { name: 'Views' });
	await menu.getByRole('textbox', { name: 'Save what is shown as' }).fill('Halden’s');
	await menu.getByRole('button', { name: 'Save' }).tap();
	await expect(said(page, 'View “Halden’s” is saved').first()).toBeVisible();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Show all' }).tap();
	await expect.poll(async () => (await refs(page)).length).toBe(6);

	const view = page.getByRole('button', { name: 'View: Halden’s' });
	await view.tap();
	await expect.poll(() => refs(page)).toEqual(['h1', 'h2']);
	await expect(view).toHaveAttribute('aria-pressed', 'true');
	await page.getByRole('button', { name: 'Show all' }).tap();
	await expect.poll(async () => (await refs(page)).length).toBe(6);
	await page.keyboard.press('v');
	await expect(menu.getByRole('button', { name: 'Halden’s' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect.poll(() => refs(page)).toEqual(['h1', 'h2']);

	await page.keyboard.press('v');
	await menu.getByRole('button', { name: 'Change views' }).tap();
	await menu.getByRole('button', { name: 'Begin with Halden’s' }).tap();
	const name = menu.getByRole('textbox', { name: 'Name of the view Halden’s' });
	await name.fill('All of Halden');
	await name.press('Enter');
	await expect(page.getByRole('button', { name: 'View: All of Halden' })).toBeAttached();

	// another tablet of the same person begins with it; an address that says otherwise is followed
	const other = await newPage(TABLET);
	await openDesk(other, floor);
	await expect.poll(() => refs(other)).toEqual(['h1', 'h2']);
	await other.getByRole('button', { name: 'Show all' }).tap();
	await expect(other).toHaveURL(/show=all/);
	await other.reload();
	await expect.poll(async () => (await refs(other)).length).toBe(6);
	const mateo = await newPage(TABLET);
	await openDesk(mateo, floor, 'Mateo Cruz');
	await expect(mateo.getByRole('button', { name: /^View:/ })).toHaveCount(0);

	await menu.getByRole('button', { name: 'Delete the view All of Halden' }).tap();
	await expect(page.getByRole('button', { name: /^View:/ })).toHaveCount(0);
	await open(page, `${floor.url}/desk`);
	await expect.poll(async () => (await refs(page)).length).toBe(6);
});
