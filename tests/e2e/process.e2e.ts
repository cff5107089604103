import { caseAt, openCase, stepsOf } from './case-hands.ts';
import { rowOf, said } from './desk-hands.ts';
import { ENGINE, engineFloor, PRIYA } from './engine-floor.ts';
import { expect, openDesk, openWall, TABLET, test } from './fixtures.ts';

test('DESK-70 a claim says until when it holds, is held on with one tap, and lapses before everybody’s eyes', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.configure('northwind', { ...ENGINE, lease: '2m' });
	const [page, wall] = [await newPage(TABLET), await newPage()];
	await openWall(wall, floor);
	await openDesk(page, floor);
	// once the pages are there: the claims lapse while they are looked at
	for (const [id, seconds] of [
		['held', 92],
		['left', 102],
		['fresh', 3]
	] as const)
		await floor.change('northwind', [
			{ case: id, ago: 4, command: { type: 'open', title: `Case ${id}`, ref: id } },
			{ case: id, ago: 4, command: { type: 'escalate', subject: 'billing', trigger: 'time' } },
			{ case: id, ago: seconds / 60, command: { type: 'claim', owner: PRIYA } }
		]);
	await expect(rowOf(page, 'fresh')).toContainText(/You\s*until\s+\d\d:\d\d/);
	// nothing else needs anybody: the calm wall says what will
	await expect(
		wall.getByText(/^Priya: claim of\s+Northwind\s+left lapses \d\d:\d\d\s+and 1 more$/)
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
	await expect(stepsOf(page)).toContainText(['Customer told by e-mail by Priya Raman']);
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
	await expect(stepsOf(page)).toContainText([
		/Customer told by chat by Priya Raman.*Hello Sam Porter.*from the template on-it/is
	]);
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
	// after midnight in London it says of which day that was
	await expect(why).toContainText(/Stood still\s*since (\w+ )?\d\d:\d\d, waiting for customer/);
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
	await expect(stepsOf(page)).toContainText([
		'Done: Check the order in the shop’s back office by Priya Raman'
	]);
	await expect
		.poll(async () => (await floor.caseOf('northwind', '8841')).ticks)
		.toEqual({ refund: [0] });
	await box('Check the order in the shop').tap();
	await expect(box('Check the order in the shop')).not.toBeChecked();
	await expect(stepsOf(page)).toContainText(['Not done after all: Check the order']);
	// somebody has taken the SOP away, and this desk does not know yet
	await floor.configure('northwind', { ...ENGINE, sops: [] });
	await box('Ask the bank').tap();
	await expect(said(page, /^Northwind 8841: There is no step 1/).first()).toBeVisible();
	await expect(box('Ask the bank')).not.toBeChecked();
});
