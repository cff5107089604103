import { AxeBuilder } from '@axe-core/playwright';
import type { Person } from '#lib/shared/wire/session.ts';
import { rowOf, six } from './desk-hands.ts';
import { expect, open, TABLET, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import type { Page } from '@playwright/test';

test.use({ expected: /status of 403/ });

async function as(page: Page, floor: Floor, person: Omit<Person, 'name'>): Promise<void> {
	const value = await floor.enter({ ...person, name: 'Sam Ortiz' });
	await page.context().addCookies([{ name: 'andon-session', value, url: floor.url }]);
}

for (const colorScheme of ['light', 'dark'] as const)
	test(`ACC-8 who comes to a page for others is told so, with links to what is theirs, ${colorScheme}`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor('off');
		const page = await newPage({ ...TABLET, colorScheme });
		await as(page, floor, { id: 'vera', role: 'viewer', clients: ['acme'] });
		const answer = await page.goto(`${floor.url}/admin/boards`);
		expect(answer?.status()).toBe(403);
		await expect(page.getByRole('heading', { name: 'This page is for others' })).toBeVisible();
		expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
			'Desk',
			'Shift'
		]);
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await page.getByRole('link', { name: 'Shift' }).tap();
		await expect(page).toHaveURL(`${floor.url}/shift`);
		await page.goto(`${floor.url}/`);
		await expect(page).toHaveURL(`${floor.url}/desk`);
	});

test('ACC-3 ACC-6 a desk offers what the person may do: all of it, some, in some tiers, or nothing', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const claims = async (page: Page) => page.getByRole('button', { name: /^Claim / }).count();
	const desk = async (person: Omit<Person, 'name'>) => {
		const page = await newPage(TABLET);
		await as(page, floor, person);
		await open(page, `${floor.url}/desk`);
		await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
		await rowOf(page, 'n1').locator('button.open').tap();
		const details = page.getByRole('complementary', { name: 'Details' });
		await expect(details.getByText('So far')).toBeVisible();
		return { page, details };
	};
	const viewer = await desk({ id: 'vera', role: 'viewer', clients: ['northwind'] });
	expect(await claims(viewer.page)).toBe(0);
	for (const name of ['Add note', 'Escalate', 'Resolve'])
		await expect(viewer.details.getByRole('button', { name, exact: true })).toHaveCount(0);
	await expect(rowOf(viewer.page, 'k1')).toHaveCount(0);
	expect(await viewer.page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
		'Desk',
		'Shift'
	]);

	const agent = await desk({ id: 'ahmed', role: 'agent', clients: '*' });
	expect(await claims(agent.page)).toBe(0);
	await expect(agent.details.getByRole('button', { name: 'Escalate', exact: true })).toBeVisible();
	await expect(agent.details.getByRole('button', { name: 'Resolve', exact: true })).toHaveCount(0);

	const lead = await desk({ id: 'lena', role: 'supervisor', clients: '*', tiers: [1] });
	await expect(rowOf(lead.page, 'n1').getByRole('button', { name: /^Claim/ })).toBeVisible();
	await expect(rowOf(lead.page, 'k1').getByRole('button', { name: /^Claim/ })).toHaveCount(0);
	await rowOf(lead.page, 'k1').locator('button.open').tap();
	await lead.page.keyboard.press('c');
	await lead.page.keyboard.press('1');
	await expect(rowOf(lead.page, 'k1').getByText('unclaimed')).toBeVisible();
});
