import type { Locator, Page } from '@playwright/test';
import { rowOf, said } from './desk-hands.ts';
import { ENGINE, engineFloor, MATEO, PRIYA } from './engine-floor.ts';
import { expect, openDesk, openWall, TABLET, test } from './fixtures.ts';
import type { Floor } from './floor.ts';

const detailsOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });
const stepsOf = (page: Page): Locator =>
	detailsOf(page).locator('ol[reversed]').getByRole('listitem');

/** A desk of Priya's with a case open in its details. */
async function caseAt(page: Page, floor: Floor, ref: string): Promise<Locator> {
	await openDesk(page, floor);
	await openCase(page, ref);
	return detailsOf(page);
}
async function openCase(page: Page, ref: string): Promise<void> {
	await rowOf(page, ref)
		.getByRole('button', { name: new RegExp(`${ref} ·`) })
		.tap();
	await expect(detailsOf(page).getByText('So far')).toBeVisible();
}

test('DESK-70 a claim says until when it holds, is held on with one tap, and lapses before everybody’s eyes', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.configure('northwind', { ...ENGINE, lease: '2m' });
	for (const [id, seconds] of [
		['held', 96],
		['left', 104],
		['fresh', 3]
	] as const)
		await floor.change('northwind', [
			{ case: id, ago: 4, command: { type: 'open', title: `Case ${id}`, ref: id } },
			{ case: id, ago: 4, command: { type: 'escalate', subject: 'billing', trigger: 'time' } },
			{ case: id, ago: seconds / 60, command: { type: 'claim', owner: PRIYA } }
		]);
	const [page, wall] = [await newPage(TABLET), await newPage()];
	await openWall(wall, floor);
	await openDesk(page, floor);
	await expect(rowOf(page, 'fresh')).toContainText(/You\s*until\s+\d\d:\d\d/);
	// nothing else needs anybody: the calm wall says what will
	await expect(
		wall.getByText(/^Priya’s claim of\s+Northwind\s+left lapses \d\d:\d\d, and 1 other$/)
	).toBeVisible();
	await page.getByRole('button', { name: 'Still on it: Northwind held' }).tap();
	await expect(rowOf(page, 'held')).toContainText(/You\s*until\s+\d\d:\d\d/);
	await expect(said(page, 'Northwind held stays yours').first()).toBeVisible();

	await expect(page.getByRole('button', { name: 'Claim Northwind left' })).toBeVisible({
		timeout: 30_000
	});
	await expect(wall.locator('[data-case="northwind/left"]')).toContainText('UNCLAIMED');
	await expect(wall.getByText('Northwind left lapsed, nobody has it')).toBeVisible();
	await openCase(page, 'left');
	await expect(stepsOf(page)).toContainText([
		/The claim of Priya Raman lapsed by the clock.*took no step/s,
		/Priya Raman was told that the claim is about to lapse/
	]);
	expect((await floor.caseOf('northwind', 'held')).owner?.id).toBe('priya');
});

test('DESK-71 “customer updated” is one tap and begins the promise anew; a template is filled in before', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8841');
	const promise = details.getByRole('button', { name: /^Tell customer/i });
	await expect(promise).toContainText(/1[89]:\d\d/);
	await details.getByRole('button', { name: 'Customer updated', exact: true }).tap();
	await expect(said(page, 'The customer of Northwind 8841 was told').first()).toBeVisible();
	await expect(promise).toContainText(/4[45]:\d\d/);
	await expect(stepsOf(page).first()).toContainText('Customer told by e-mail by Priya Raman');
	// a step: the claim holds on
	await expect(details.getByRole('button', { name: 'Still on it' })).toHaveCount(0);

	await details.getByRole('button', { name: /with words or a template/ }).tap();
	const form = details.getByRole('form');
	await form.getByLabel('Template').selectOption('We are on it');
	const words = form.getByLabel('What the customer was told');
	await expect(words).toHaveValue(/^Hello Sam Porter,\n\nwe are looking into 8841 and will write/);
	await form.getByLabel('By').selectOption('chat');
	await form.getByRole('button', { name: 'Customer updated' }).tap();
	await expect(form).toHaveCount(0);
	await expect(stepsOf(page).first()).toContainText(
		/Customer told by chat by Priya Raman.*Hello Sam Porter.*from the template on-it/is
	);
});

test('DESK-72 a tap on a clock says why it is where it is', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8829');
	const resolve = details.getByRole('button', { name: /^Resolve\s*paused/i });
	await resolve.tap();
	const why = details.getByRole('region', { name: 'Why: resolve' });
	await expect(why).toContainText(
		/To be resolved within 4 h in the hours of “office”.*by policy “Standard”, version 1\..*It stands still since .*waiting for the customer/
	);
	await expect(why).toContainText(/Stood still\s*since \d\d:\d\d, waiting for customer/);
	await expect(why).toContainText(/Times of\s*Europe\/London/);
	await expect(resolve).toHaveAttribute('aria-expanded', 'true');
	await resolve.tap();
	await expect(why).toHaveCount(0);
	// the time in a step is explained, too
	await details.getByRole('button', { name: /^Step 1 of 4, next: tier 2, Payments/ }).tap();
	await expect(details.getByRole('region', { name: 'Why: this step' })).toContainText(
		'To stay in this step of its path within 30 min'
	);
});

test('DESK-73 steps of an SOP are ticked off at once; what the server refuses is taken back, with its reason', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8841');
	const box = (name: string) => details.getByRole('checkbox', { name });
	await box('Check the order in the shop').tap();
	await expect(box('Check the order in the shop')).toBeChecked();
	await expect(details.getByText('1 of 4', { exact: true })).toBeVisible();
	await expect(stepsOf(page).first()).toContainText(
		'Done: Check the order in the shop’s back office by Priya Raman'
	);
	await expect
		.poll(async () => (await floor.caseOf('northwind', '8841')).ticks)
		.toEqual({ refund: [0] });
	await box('Check the order in the shop').tap();
	await expect(box('Check the order in the shop')).not.toBeChecked();
	await expect(stepsOf(page).first()).toContainText('Not done after all: Check the order');
	// somebody has taken the SOP away, and this desk does not know yet
	await floor.configure('northwind', { ...ENGINE, sops: [] });
	await box('Ask the bank').tap();
	await expect(said(page, /^Northwind 8841: There is no step 1/).first()).toBeVisible();
	await expect(box('Ask the bank')).not.toBeChecked();
});

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
	await expect(stepsOf(page).first()).toContainText(/Resolved: Bank was late.*Sent it again/s);
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
	await expect(stepsOf(page).first()).toContainText('Waiting for customer by Priya Raman');
	await details.getByRole('button', { name: 'It goes on' }).tap();
	await expect(rowOf(page, '8841')).toContainText('tell customer');
	await expect(details.getByText('Paused: waiting for customer')).toHaveCount(0);
	await expect(stepsOf(page).first()).toContainText('It goes on by Priya Raman');
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
		await expect(form.getByRole('group', { name: group }).getByRole('radio')).toHaveCount(6);
	await form.getByText('Lacks skill or authority').tap();
	await form.getByLabel('Skill that is needed').selectOption('fraud (Experts, tier 3)');
	await form.getByLabel('Why').fill('Same card in three orders');
	await form.getByRole('button', { name: 'Escalate' }).tap();
	await expect(
		said(page, 'Northwind 8841: joined to the escalation that runs').first()
	).toBeVisible();
	await expect(stepsOf(page).first()).toContainText(
		/Set off again: needs another team, up to Tier 3 by Priya Raman.*Same card in three orders.*skill needed: fraud/is
	);
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
