/** What somebody writes at a desk while an answer is on its way, somebody else acts, or a session ends. */
import type { Page } from '@playwright/test';
import { deskOfSix, list, rowOf, said } from './desk-hands.ts';
import { caseAt } from './case-hands.ts';
import { engineFloor } from './engine-floor.ts';
import { expect, openDesk, TABLET, test } from './fixtures.ts';

test.use({ expected: /status of 401|WebSocket connection to .* failed/ });

const detailsOf = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const noteOf = (page: Page) => detailsOf(page).getByRole('textbox', { name: 'Note' });
const open = (page: Page, ref: string) => rowOf(page, ref).locator('button.open').tap();
const sends = (page: Page, name: string) =>
	detailsOf(page).getByRole('form').getByRole('button', { name, exact: true });

test('DESK-111 the answer to a note does not close the note that is written to another case', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	await open(page, 'k1');
	await page.keyboard.press('n');
	await noteOf(page).fill('Bridge is open');
	floor.freeze();
	try {
		await sends(page, 'Add note').tap();
		await open(page, 'n1');
		await page.keyboard.press('n');
		await noteOf(page).pressSequentially('She wants ');
	} finally {
		floor.thaw();
	}
	await expect(said(page, 'Note added to Kestrel k1').first()).toBeVisible();
	await noteOf(page).pressSequentially('to be called back');
	await expect(noteOf(page)).toHaveValue('She wants to be called back');
	await open(page, 'k1');
	await expect(detailsOf(page).getByText('Bridge is open')).toBeVisible();
	await expect(noteOf(page), 'what was sent is gone').toHaveCount(0);
});

test('DESK-112 what is written while another one is being raised stays, also when the page is loaded anew', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	const title = detailsOf(page).getByLabel('What is the matter');
	await page.getByRole('button', { name: '+ Raise' }).tap();
	await title.fill('First');
	await detailsOf(page).getByText('Complaint', { exact: true }).tap();
	await detailsOf(page).getByText('Asked for a manager', { exact: true }).tap();
	floor.freeze();
	try {
		await sends(page, 'Raise').tap();
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: '+ Raise' }).tap();
		await title.fill('Second');
	} finally {
		floor.thaw();
	}
	await expect(said(page, 'First is raised').first()).toBeVisible();
	await expect(list(page).getByText('First')).toHaveCount(1);
	await expect(title).toHaveValue('Second');
	await page.reload();
	await expect(title).toHaveValue('Second');
	await sends(page, 'Raise').tap();
	await expect(said(page, 'Second is raised').first()).toBeVisible();
	await expect(list(page).getByText(/^(First|Second)$/)).toHaveCount(2);
});

test('DESK-112 a queue that another client has not goes with the client that had it', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	await floor.api('PUT', '/clients/halden/queues/hotline', { name: 'Hotline', answerWithin: 60 });
	await page.getByRole('button', { name: '+ Raise' }).tap();
	const form = detailsOf(page).getByRole('form');
	await form.getByText(/^More: number/).tap();
	const [client, queue] = [form.getByLabel('Client'), form.getByLabel('Queue')];
	await client.selectOption('halden');
	const own = queue.getByRole('option', { name: 'Hotline' });
	await expect(own).toHaveCount(1);
	await queue.selectOption({ label: 'Hotline' });
	await client.selectOption('kestrel');
	await expect(own).toHaveCount(0);
	await expect(queue).toHaveValue('');
});

test('DESK-113 who wants to take over what nobody has any more is told so, and can claim it', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	await open(page, 'h2');
	const details = detailsOf(page);
	await details.getByRole('button', { name: 'Take over…' }).tap();
	await details.getByRole('form').getByRole('textbox').fill('Shift has ended');
	const mateo = await newPage();
	await openDesk(mateo, floor, 'Mateo Cruz');
	await rowOf(mateo, 'h2').locator('button.open').click();
	await detailsOf(mateo).getByRole('button', { name: 'Release' }).click();
	await expect(details.getByText('Nobody has Halden h2 now: it can be claimed.')).toBeVisible();
	await details.getByRole('button', { name: 'Claim', exact: true }).tap();
	await expect(rowOf(page, 'h2')).toContainText('You');
	await expect(details.getByRole('button', { name: 'Add note' })).toBeVisible();
});

test('DESK-114 a text that does not fit is cut with a word', async ({ newPage, startFloor }) => {
	const { page } = await deskOfSix({ newPage, startFloor });
	await open(page, 'k1');
	await page.keyboard.press('n');
	await noteOf(page).fill('So: ');
	await noteOf(page).evaluate((field) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text', 'x'.repeat(4100));
		field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
	});
	await expect(
		said(page, 'Only 4000 characters fit here: 104 at the end were left out.').first()
	).toBeVisible();
});

test('DESK-114 what was written in own words is there again after a look at a template', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8841');
	await details.getByRole('button', { name: /with words or a template/ }).tap();
	const [template, text] = [
		details.getByLabel('Template'),
		details.getByLabel('What the customer was told')
	];
	await text.fill('The van is on its way');
	await template.selectOption('We are on it');
	await expect(text).toHaveValue(/Hello Sam Porter/);
	await text.fill('Hello Sam, nearly there');
	await template.selectOption('In own words');
	await expect(text).toHaveValue('The van is on its way');
	await template.selectOption('We are on it');
	await expect(text).toHaveValue('Hello Sam, nearly there');
});

test('NET-6 what was typed waits for who typed it until they have signed in again', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	await open(page, 'k1');
	await page.keyboard.press('n');
	await noteOf(page).fill('Half a sentence');
	// the session ends elsewhere, and the desk goes to the door by itself
	const elsewhere = await newPage({ storageState: await page.context().storageState() });
	await elsewhere.goto(`${floor.url}/desk`);
	await elsewhere.getByRole('button', { name: 'Sign out' }).click();
	await page.waitForURL(/\/sign-in/, { timeout: 15_000 });
	await openDesk(page, floor);
	await open(page, 'k1');
	await page.keyboard.press('n');
	await expect(noteOf(page)).toHaveValue('Half a sentence');
});
