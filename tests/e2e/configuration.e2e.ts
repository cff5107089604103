import { readFileSync } from 'node:fs';
import { PARTS } from '#lib/admin/form/parts.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { parse } from 'yaml';
import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';

test.use({ ...TABLET, expected: /status of (403|404|409|422)/ });
const ADMIN = 'Noor Haddad';
const MANAGER = 'Marta Lindqvist';
const NORTHWIND = parse(
	readFileSync(new URL('../../docs/examples/northwind.yaml', import.meta.url), 'utf8')
) as ConfigurationInput;
const AT = '/admin/clients/northwind';

interface Kept {
	version: number;
	configuration: ConfigurationInput;
}

test('ADMIN-12 no part of the form changes anything where nobody touched it', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	const kept = async () => (await floor.api('GET', '/clients/northwind/configuration')) as Kept;
	await floor.api('PUT', '/clients/northwind/configuration', { configuration: NORTHWIND });
	await signIn(page, floor, ADMIN, AT);
	for (const part of PARTS) {
		await open(page, `${floor.url}${AT}/${part}`);
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText('Version 1 says the same.')).toBeVisible();
		expect(await cutOff(page), part).toEqual([]);
		expect(await smallTargets(page), part).toEqual([]);
	}
	expect((await kept()).configuration).toEqual(NORTHWIND);
});

test('ADMIN-12 ADMIN-13 what is changed in the form changes that alone; a fault unfolds its entry and loses nothing', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.api('PUT', '/clients/northwind/configuration', { configuration: NORTHWIND });
	await signIn(page, floor, ADMIN, `${AT}/policies`);
	const policy = page.locator('details.card').first();
	await policy.getByText('Very important customers').first().click();
	const claim = policy.getByRole('group', { name: 'Claim' }).getByLabel('For every priority');
	await claim.fill('soon');
	await page.getByLabel(/^Why/).fill('As agreed in March');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(policy.getByText(/expected a time such as/)).toBeVisible();
	await expect(claim).toHaveValue('soon');
	await claim.fill('3m');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved as version 2.')).toBeVisible();
	const { configuration } = (await floor.api('GET', '/clients/northwind/configuration')) as Kept;
	const [first, ...rest] = NORTHWIND.policies ?? [];
	expect(configuration).toEqual({ ...NORTHWIND, policies: [{ ...first, claim: '3m' }, ...rest] });
});

test('ADMIN-8 a text tells all of its faults with their lines as one types, and what it would change', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.escalate('northwind', 'n1', 'Checkout down');
	await signIn(page, floor, ADMIN, `${AT}/text`);
	const text = page.getByLabel('Configuration as YAML');
	const wrong = 'lease: soon\npolicies:\n  - { name: All, claim: 5, resolve: 1h }\n';
	await text.fill(wrong);
	await expect(page.getByText('2 faults')).toBeVisible();
	await page.getByRole('button', { name: 'Line 3' }).click();
	expect(await text.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(
		wrong.indexOf('  - {')
	);
	const refused = page.waitForResponse(/\/text$/);
	await page.getByRole('button', { name: 'Save' }).click();
	await refused;
	await expect(text).toHaveValue(wrong);
	await text.fill(wrong.replace('soon', '1h').replace('claim: 5,', 'claim: 5m,'));
	await expect(page.getByText('No faults.')).toBeVisible();
	await expect(page.getByText(/One of 1 open cases would change/)).toBeVisible();
	await page.getByLabel(/^Why/).fill('First try');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved as version 1.')).toBeVisible();
	expect(await smallTargets(page)).toEqual([]);
});

test('ADMIN-9 versions tell who, when and why, what would change, and are brought back', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	const put = (lease: string, why: string) =>
		floor.api('PUT', '/clients/northwind/configuration', { configuration: { lease }, why });
	await put('1h', 'The first');
	await put('2h', 'Longer');
	await signIn(page, floor, ADMIN, `${AT}/versions`);
	await expect(page.getByRole('row').nth(1)).toContainText('Longer');
	await page.getByRole('link', { name: '1', exact: true }).click();
	const looked = page.getByRole('region', { name: 'Version 1' });
	await expect(looked.getByRole('row').nth(1)).toContainText('lease');
	await looked.getByRole('button', { name: 'Bring back version 1' }).click();
	await expect(page.getByText('Saved as version 3.')).toBeVisible();
	await expect(page.getByRole('row').nth(1)).toContainText('Version 1 brought back');
	const { configuration } = (await floor.api('GET', '/clients/northwind/configuration')) as Kept;
	expect(configuration).toEqual({ lease: '1h' });
});

test('ADMIN-11 a manager puts people into a team and the roster, and finds nothing else of the configuration', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.api('PUT', '/clients/northwind/configuration', { configuration: { lease: '1h' } });
	await signIn(page, floor, MANAGER, AT);
	const parts = page.getByRole('navigation', { name: 'Parts of Northwind' });
	await expect(parts.getByRole('link')).toHaveText(['Facts', 'Teams', 'Roster']);
	await parts.getByRole('link', { name: 'Teams' }).click();
	await page.getByRole('button', { name: 'Add a team' }).click();
	await page.getByLabel('Word in addresses').fill('leads');
	await page.getByLabel('Name', { exact: true }).fill('Leads');
	await page.getByLabel('Tier').selectOption({ index: 1 });
	await page.getByRole('checkbox', { name: 'Priya Raman' }).check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved as version 2.')).toBeVisible();
	const { configuration } = (await floor.api('GET', '/clients/northwind/configuration')) as Kept;
	expect(configuration).toEqual({
		...{ lease: '1h', teams: { leads: { name: 'Leads', tier: 1, members: ['priya'] } } }
	});
	const answer = await page.goto(`${floor.url}${AT}/policies`);
	expect(answer?.status()).toBe(404);
});
