/** The page of alerts in a browser: what asks for somebody, that it was seen, what there is too much of, one's own hours. */
import type { Page } from '@playwright/test';
import { expect, signIn, TABLET, test, WALL } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { shoot } from './shoot.ts';

/** Three that nobody has claimed in time, one of them a VIP's. */
async function late(floor: Floor): Promise<void> {
	await floor.escalate('northwind', 'n1', 'Refund missing', { ago: 40, subject: 'billing' });
	await floor.escalate('kestrel', 'k1', 'Checkout down', { ago: 40, vip: true });
	await floor.escalate('halden', 'h1', 'Roster short', { ago: 40 });
}

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');
const LATE = /nobody has claimed it in time/;

async function alertsOf(page: Page, floor: Floor): Promise<void> {
	await signIn(page, floor, 'Priya Raman', '/alerts');
	// the page is read anew every ten seconds
	await expect(rows(page).filter({ hasText: LATE })).toHaveCount(3, { timeout: 25_000 });
}

test('ALRT-23 the page says what asks for somebody, the gravest first, and how much there was by rule', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await late(floor);
	const page = await newPage({ viewport: WALL });
	await alertsOf(page, floor);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/ask for somebody, 1 critical\./
	);
	await expect(rows(page).first()).toContainText('k1');
	await expect(rows(page).first()).toContainText('critical');
	const budget = page.getByRole('region', { name: 'Alarm budget' });
	const rule = budget.getByRole('row').filter({ hasText: 'clock:claim:past' });
	await expect(rule.getByRole('rowheader')).toContainText('not claimed in time');
	await expect(rule.getByRole('cell').first()).toHaveText('3');
	await budget.getByRole('link', { name: 'Last day' }).click();
	await expect(page).toHaveURL(/span=day/);
	await expect(rule).toBeVisible();

	const owner = { id: 'priya', name: 'Priya Raman' };
	await floor.claim('kestrel', 'k1', owner);
	await expect(rows(page).filter({ hasText: /^k1: / })).toHaveCount(0, { timeout: 25_000 });
	await page.getByRole('link', { name: 'All, 30 days' }).click();
	await expect(rows(page).filter({ hasText: 'k1' }).first()).toContainText('claimed');
});

test('ALRT-15 ALRT-23 an alert is marked as seen with the keyboard alone, and stays so', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await late(floor);
	const page = await newPage({ viewport: WALL });
	await alertsOf(page, floor);
	const seen = page.getByRole('button', { name: /^Seen: k1: nobody/ });
	for (let steps = 0; steps < 40; steps++) {
		if (await seen.evaluate((button) => button === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await expect(seen).toBeFocused();
	await page.keyboard.press('Enter');
	const row = rows(page).filter({ hasText: 'k1' }).first();
	await expect(row).toContainText('seen by Priya');
	await page.reload();
	await expect(row).toContainText('seen by Priya');
	await expect(page.getByRole('button', { name: /^Seen: / })).toHaveCount(2);
});

test('ALRT-25 one’s own quiet hours are saved, and a zone that there is not is named', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage({ viewport: WALL });
	await signIn(page, floor, 'Priya Raman', '/alerts');
	const settings = page.getByRole('region', { name: 'How you are told' });
	await settings.getByRole('checkbox', { name: /^Quiet hours/ }).check();
	await settings.getByLabel('from').fill('23:00');
	await settings.getByLabel('to', { exact: true }).fill('05:30');
	await settings.getByLabel('time zone').fill('Mars/Olympus');
	await settings.getByRole('button', { name: 'Save' }).click();
	await expect(settings.getByRole('alert')).toHaveText(/Time zone: expected an IANA time zone/);
	await settings.getByLabel('time zone').fill('Asia/Manila');
	await settings.getByRole('button', { name: 'Save' }).click();
	await expect(settings.getByRole('status')).toHaveText('Saved');
	await page.reload();
	await expect(settings.getByLabel('from')).toHaveValue('23:00');
	await expect(settings.getByLabel('to', { exact: true })).toHaveValue('05:30');
	await expect(settings.getByLabel('time zone')).toHaveValue('Asia/Manila');
});

test('ALRT-32 in German no line of an alert is English, on the desk and among the alerts', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage({ ...TABLET, locale: 'de' });
	await signIn(page, floor, 'Priya Raman');
	for (let n = 1; n <= 14; n++)
		await floor.escalate('northwind', `n${n}`, 'Rückerstattung fehlt', { ago: 40 });
	await floor.escalate('kestrel', 'k1', 'Kasse steht', { ago: 40, vip: true });
	const english = /nobody|claim|not |time|more|since|others|past SLA|\bit\b/i;
	const strip = page.locator('.strip', { has: page.locator('a[href="/alerts"]') });
	await expect(strip).toContainText('k1: nicht rechtzeitig angenommen', { timeout: 25_000 });
	await expect(strip.getByRole('button', { name: 'Annehmen' })).toBeVisible();
	await expect(strip).toContainText(/und \d+ weitere seit \d\d:\d\d.*nicht rechtzeitig angenommen/);
	await expect(strip).not.toContainText(english);
	await shoot(page, 'alerts-strip-de');

	await strip.getByRole('link').tap();
	await expect(page.locator('main.alerts .line')).toContainText(/und \d+ weitere seit/);
	for (const row of await rows(page).allInnerTexts()) expect(row).not.toMatch(english);
	await expect(rows(page).first()).toContainText('Annehmen');
	const rule = page.getByRole('row').filter({ hasText: 'clock:claim:past' });
	await expect(rule.getByRole('rowheader')).toContainText('nicht rechtzeitig angenommen');
	await shoot(page, 'alerts-list-de');
});
