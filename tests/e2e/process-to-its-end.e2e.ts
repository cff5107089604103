import { caseAt, detailsOf, stepsOf } from './case-hands.ts';
import { rowOf, said } from './desk-hands.ts';
import { engineFloor, MATEO } from './engine-floor.ts';
import { expect, openDesk, TABLET, test } from './fixtures.ts';

test('DESK-74 resolved with a cause of the list, followed up, not closed before, reopened by who is not satisfied', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8841');
	const form = details.getByRole('form');
	const resolve = async () => {
		await details.getByRole('button', { name: 'Resolve', exact: true }).last().tap();
		await form.getByText('Bank was late').tap();
		await form.getByLabel('What was done').fill('Sent it again');
		await form.getByRole('button', { name: 'Resolve' }).tap();
	};
	await resolve();
	await expect(rowOf(page, '8841')).toHaveCount(0);
	await expect(stepsOf(page)).toContainText([/Resolved: Bank was late.*Sent it again/s]);
	const chip = page.getByRole('button', { name: /^Follow up \d/ });
	await expect(chip).toHaveText(/2$/);

	await details.getByRole('button', { name: 'Close', exact: true }).last().tap();
	await expect(
		said(page, 'Northwind 8841: ask the customer first, that closes it').first()
	).toBeVisible();
	// the way on is open already
	await form.getByLabel('What was said').fill('Still nothing there');
	await form.getByRole('button', { name: 'Not satisfied: reopen' }).tap();
	await expect(rowOf(page, '8841')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Claim Northwind 8841' }).first()).toBeVisible();
	await expect(stepsOf(page)).toContainText([
		/Reopened by Priya Raman.*Still nothing there/s,
		/Customer asked by phone: not satisfied/
	]);

	await resolve();
	await expect(rowOf(page, '8841')).toHaveCount(0);
	await chip.tap();
	await page.getByRole('button', { name: 'Follow up Northwind 8841' }).tap();
	await form.getByText('chat').tap();
	await form.getByRole('button', { name: 'Satisfied: close', exact: true }).tap();
	await expect(said(page, 'Northwind 8841 is closed').first()).toBeVisible();
	await expect(rowOf(page, '8841')).toHaveCount(0);
	await expect(chip).toHaveText(/1$/);
	await expect(stepsOf(page)).toContainText([
		/Closed by Priya Raman/,
		/Customer asked by chat: satisfied/
	]);
	expect((await floor.caseOf('northwind', '8841')).status).toBe('closed');
});

test('DESK-75 a case waits, and says whether its clocks stand still; it goes on with one tap', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8841');
	await details.getByRole('button', { name: 'Wait for…' }).tap();
	const form = details.getByRole('form');
	await expect(form.getByRole('button', { name: /^A vendor/ })).toContainText('clocks run on');
	await form.getByRole('button', { name: /^The customer.*stand still, 2 d at most/ }).tap();
	await expect(details.getByText('Paused: waiting for customer')).toBeVisible();
	await expect(rowOf(page, '8841')).toContainText(/paused\s*waiting for customer/);
	await expect(stepsOf(page)).toContainText(['Waiting for customer by Priya Raman']);
	await details.getByRole('button', { name: 'It goes on' }).tap();
	await expect(rowOf(page, '8841')).toContainText('tell customer');
	await expect(details.getByText('Paused: waiting for customer')).toHaveCount(0);
	await expect(stepsOf(page)).toContainText(['It goes on by Priya Raman']);
});

test('DESK-76 a second escalation by hand joins the one that runs, and moves it where it asks', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8841');
	const form = details.getByRole('form');
	await details.getByRole('button', { name: 'Escalate' }).tap();
	await expect(form.getByText('This joins the escalation that runs')).toBeVisible();
	for (const group of ['Because', 'About'])
		await expect(form.getByRole('radiogroup', { name: group }).getByRole('radio')).toHaveCount(6);
	await form.getByText('Lacks skill or authority').tap();
	await form.getByLabel('Skill that is needed').selectOption('fraud (Experts, tier 3)');
	await form.getByLabel('Why').fill('Same card in three orders');
	await form.getByRole('button', { name: 'Escalate' }).tap();
	await expect(
		said(page, 'Northwind 8841: joined to the escalation that runs').first()
	).toBeVisible();
	await expect(stepsOf(page)).toContainText([
		/Set off again: needs another team, up to Tier 3 by Priya Raman.*Same card in three orders.*skill needed: fraud/is
	]);
	await expect(rowOf(page, '8841').getByRole('button', { pressed: true })).toHaveText('T3');

	await details.getByRole('button', { name: 'Escalate' }).tap();
	await form.getByText('Asked for a manager').tap();
	await expect(form.getByRole('combobox', { name: 'To' }).locator('option:checked')).toHaveText(
		'One tier up'
	);
	await form.getByRole('button', { name: 'Escalate' }).tap();
	await expect(rowOf(page, '8841').getByRole('button', { pressed: true })).toHaveText('T4');
	await expect(details.getByText('2 ×')).toBeVisible();
});

test('DESK-77 the process by keyboard: told, waiting, escalated, resolved, followed up', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage({ viewport: { width: 1280, height: 820 } });
	await openDesk(page, floor);
	await rowOf(page, '8860').waitFor();
	const { keyboard } = page;
	const details = detailsOf(page);
	const form = details.getByRole('form');
	await keyboard.press('j');
	await keyboard.press('j');
	await keyboard.press('s');
	await expect(said(page, 'Northwind 8841 stays yours').first()).toBeVisible();
	for (const [key, name] of [
		['t', 'Customer updated'],
		['w', 'It waits for'],
		['e', 'Escalate further'],
		['n', 'Add a note']
	] as const) {
		await keyboard.press(key);
		await expect(form.getByRole('heading', { name })).toBeVisible();
		// the first leaves the field, the second the form
		await keyboard.press('Escape');
		if (await form.count()) await keyboard.press('Escape');
		await expect(form).toHaveCount(0);
	}
	await keyboard.press('r');
	await expect(form.getByRole('radio').first()).toBeFocused();
	await keyboard.press('Space');
	await keyboard.press('Tab');
	await keyboard.type('Sent it again');
	await keyboard.press('Tab');
	await keyboard.press('Tab');
	await keyboard.press('Enter');
	await expect(rowOf(page, '8841')).toHaveCount(0);
	await keyboard.press('f');
	await expect(form.getByRole('heading', { name: 'Follow up' })).toBeVisible();
	await form.getByRole('button', { name: 'Satisfied: close', exact: true }).press('Enter');
	await expect(said(page, 'Northwind 8841 is closed').first()).toBeVisible();
});

test('DESK-78 what others do to a case shows in its details at once', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8860');
	await floor.claim('northwind', '8860', MATEO);
	await expect(details.getByText(/^Mateo has it until \d\d:\d\d$/)).toBeVisible();
	await floor.change('northwind', [
		{ case: '8860', command: { type: 'tick', sop: 'refund', step: 2 }, by: MATEO },
		{ case: '8860', command: { type: 'retier', tier: 3 }, by: MATEO }
	]);
	await expect(details.getByText(/^Step 3 of 4, next: tier 4, Management at /)).toBeVisible();
	await expect(details.getByRole('checkbox', { name: 'it stands on page 2' })).toBeChecked();
});
