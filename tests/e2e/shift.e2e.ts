import { readFileSync } from 'node:fs';
import { expect, open, signIn, test } from './fixtures.ts';
import type { Floor } from './floor.ts';

const A_DAY = { viewport: { width: 1280, height: 1010 } };

/**
 * Three escalations: claimed after 2 min, after 4 min, and after 20 of its 15; one resolved in 30 min, one reopened.
 * @returns the window that they are in; it ended an hour ago, so that nothing of it can still change
 */
async function happened(floor: Floor): Promise<string> {
	// one instant for all, or what lies 30 minutes apart is now and then a millisecond less
	const now = Date.now();
	const ended = Math.floor(now / 3_600_000 - 1) * 3_600_000;
	const ago = (minutesIn: number) => (now - (ended - 240 * 60_000)) / 60_000 - minutesIn;
	const mateo = { id: 'mateo', name: 'Mateo Cruz' };
	const begin = (id: string, at: number, subject: 'billing' | 'technical') => [
		{ case: id, ago: ago(at), command: { type: 'open' as const, title: `=Refund ${id}`, ref: id } },
		{
			case: id,
			ago: ago(at),
			command: {
				type: 'escalate' as const,
				subject,
				trigger: 'functional' as const,
				tier: 2 as const
			}
		}
	];
	const claim = (id: string, at: number) => ({
		case: id,
		ago: ago(at),
		command: { type: 'claim' as const, owner: mateo }
	});
	await floor.change('northwind', [
		...begin('s1', 10, 'billing'),
		claim('s1', 12),
		{ case: 's1', ago: ago(40), command: { type: 'resolve', cause: 'Bank', done: 'Paid' } },
		{ case: 's1', ago: ago(50), command: { type: 'reopen', why: 'Not paid' } },
		claim('s1', 54)
	]);
	await floor.change('kestrel', [...begin('s2', 70, 'technical'), claim('s2', 74)]);
	await floor.change('halden', [...begin('s3', 130, 'technical'), claim('s3', 150)]);
	const began = new Date(ended - 4 * 3_600_000);
	return `from=${began.toISOString()}&to=${new Date(ended).toISOString()}`;
}

test('SUM-51 the page, the sentence and the CSV say what happened', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const window = await happened(floor);
	const page = await newPage(A_DAY);
	await signIn(page, floor, 'Marta Lindqvist', '/shift');
	await open(page, `${floor.url}/shift?${window}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/3 escalations, 75% claimed in time, 1 past SLA, in Halden/
	);
	const figure = (word: string) => page.locator('dl > div').filter({ hasText: word }).locator('b');
	await expect(figure('claimed in time')).toHaveText('75.0%');
	await expect(figure('median to claim')).toHaveText('4:00');
	await expect(figure('median to resolve')).toHaveText('30 min');
	for (const [word, most] of [
		['median to claim', '90% within 20 min'],
		['median to resolve', '90% within 30 min']
	] as const)
		await expect(page.locator('dl > div').filter({ hasText: word })).toContainText(most);
	await expect(figure('reopened')).toHaveText('1');
	const halden = page.getByRole('row', { name: /Halden/ });
	await expect(halden.getByRole('cell')).toHaveText(['1', '0%', '20 min', '0', '1']);

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'CSV' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/^andon-demo-.*\.csv$/);
	const csv = readFileSync(await download.path(), 'utf8');
	expect(csv.startsWith('\uFEFFfloor,shift,from,to,by,of,escalations')).toBe(true);
	const lines = csv
		.trim()
		.split('\r\n')
		.map((line) => line.split(','));
	const [head = []] = lines;
	const line = (by: string, of: string) => {
		const found = lines.find((cells) => cells[4] === by && cells[5] === of) ?? [];
		return Object.fromEntries(head.map((name, index) => [name, found[index]]));
	};
	expect(line('shift', 'all')).toMatchObject({
		escalations: '3',
		claimed: '4',
		claimed_in_time: '3',
		claims_decided: '4',
		median_to_claim_s: '240',
		resolved: '1',
		median_to_resolve_s: '1800',
		past_sla: '1',
		reopened: '1'
	});
	expect(line('client', 'Kestrel')).toMatchObject({ escalations: '1', past_sla: '0' });
});

test('SUM-52 it prints on one A4 sheet, upright', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	const window = await happened(floor);
	const page = await newPage(A_DAY);
	await signIn(page, floor, 'Marta Lindqvist', '/shift');
	await open(page, `${floor.url}/shift?${window}`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	const sheet = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1');
	expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('link', { name: 'CSV' })).toBeHidden();
	await expect(page.getByRole('banner')).toBeHidden();
});

test('SUM-53 another shift is a tap away, and the same one can be compared', async ({
	floor,
	newPage
}) => {
	const page = await newPage(A_DAY);
	await signIn(page, floor, 'Marta Lindqvist', '/shift');
	const span = page.locator('.span');
	const times = /\d\d:\d\d to .*?\d\d:\d\d\./;
	const running = times.exec(await span.innerText())?.[0] ?? 'no times';
	await page.getByRole('link', { name: 'Earlier' }).click();
	await page.waitForURL(/from=/);
	await expect(span).not.toContainText(running);
	await page.getByRole('link', { name: 'Later' }).click();
	await expect(span).toContainText(running);
	await page.getByRole('link', { name: 'Last' }).click();
	await expect(page.getByRole('link', { name: 'Last' })).toHaveAttribute('aria-current', 'page');
	await page.getByRole('link', { name: 'Compare' }).click();
	await expect(page.getByText(/^Compared with/)).toBeVisible();
	await page.goBack();
	await expect(page.getByText(/^Compared with/)).toHaveCount(0);
});

test.describe('a window that cannot be read', () => {
	test.use({ expected: /status of 400/ });
	for (const query of ['from=yesterday&to=today', 'which=next', 'from=2026-01-02T00:00:00Z'])
		test(`SUM-41 ${query} is answered with a sentence`, async ({ floor, newPage }) => {
			const page = await newPage(A_DAY);
			await signIn(page, floor, 'Marta Lindqvist', '/shift');
			const answer = await page.goto(`${floor.url}/shift?${query}`);
			expect(answer?.status()).toBe(400);
			await expect(page.getByText(/^"(which|from|to)" (should be|is missing).*\.$/)).toBeVisible();
			const csv = await page.request.get(`${floor.url}/shift/csv?${query}`);
			expect(csv.status()).toBe(400);
			expect(await csv.text()).toMatch(/"(which|from|to)\\?" (should be|is missing)/);
		});
});
