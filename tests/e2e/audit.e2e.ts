import { readFile } from 'node:fs/promises';

import type { Floor } from './floor.ts';
import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import { smallTargets } from './look.ts';

test.use(TABLET);
const ADMIN = 'Noor Haddad';

async function makeQueues(floor: Floor): Promise<void> {
	for (const queue of ['front', 'back'])
		await floor.api('PUT', `/clients/kestrel/queues/${queue}`, {
			...{ name: `=Queue ${queue}`, answerWithin: 60 }
		});
}

test('ADMIN-4 AUDIT-4 AUDIT-8 the audit trail is searched, and exported as CSV and JSON lines', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await makeQueues(floor);
	await signIn(page, floor, ADMIN, '/admin/audit');
	await expect(page.getByRole('row')).not.toHaveCount(0);
	await page.getByLabel('Any word').fill('back');
	await page.getByLabel('What', { exact: true }).selectOption('made a queue');
	await page.getByRole('button', { name: 'Find' }).click();
	await page.waitForURL(/text=back/);
	const rows = page.getByRole('row');
	await expect(rows).toHaveCount(2);
	await expect(rows.nth(1)).toContainText('browser tests');
	await expect(rows.nth(1)).toContainText('kestrel/back');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'As CSV' }).click()
	]);
	const csv = await readFile(await file.path(), 'utf8');
	expect(csv.trim().split('\r\n')).toHaveLength(2);
	const lines = await page.request.get(
		`${floor.url}/admin/audit/export?format=jsonl&client=kestrel`
	);
	const entries = (await lines.text()).trim().split('\n');
	expect(entries.map((line) => (JSON.parse(line) as { what: string }).what)).toEqual([
		...['queue:made', 'queue:made']
	]);
	await page.getByRole('link', { name: 'Show all' }).click();
	await page.waitForURL(/audit$/);
	await page.getByLabel('Any word').fill('nothing is called that');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByText('Nothing was found.')).toBeVisible();
	expect(await smallTargets(page)).toEqual([]);
});

test('AUDIT-10 the fields say what the list was searched by; what is typed while another list is on its way stays', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await makeQueues(floor);
	const word = page.getByLabel('Any word');
	const what = page.getByLabel('What', { exact: true });
	const all = page.getByRole('link', { name: 'Show all' });
	await signIn(page, floor, ADMIN, '/admin/audit');
	await open(page, `${floor.url}/admin/audit?text=back&what=queue:made`);
	await expect(word).toHaveValue('back');
	await all.click();
	await expect(all).toHaveCount(0);
	await expect(word).toHaveValue('');
	await expect(what).toHaveValue('');
	await page.goBack();
	await expect(all).toBeVisible();
	await expect(word).toHaveValue('back');
	await expect(what).toHaveValue('queue:made');

	// the list of everything is long on its way
	const { promise: arrives, resolve: arrive } = Promise.withResolvers<undefined>();
	await page.route(
		/audit\/__data/,
		async (route) => {
			await arrives;
			await route.continue();
		},
		{ times: 1 }
	);
	await all.click();
	await word.fill('fro');
	arrive(undefined);
	await expect(all).toHaveCount(0);
	await expect(word).toBeFocused();
	await page.keyboard.type('nt');
	await expect(word).toHaveValue('front');
	await page.keyboard.press('Enter');
	await page.waitForURL(/text=front/);
	await expect(page.getByRole('row')).toHaveCount(2);
	await expect(word).toBeFocused();
});
