/** Names as long as they may be, from right to left, or written to become a part of the page: on every page of the staff. */
import type { Page } from '@playwright/test';
import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { HOSTILE, spied, watched } from './hostile-hands.ts';
import { cutOff, smallTargets } from './look.ts';
import { staticPages } from './ways.ts';

// what is wrong is answered 422; a supervisor of one client alone is told so
test.use({ expected: /status of (400|403|404|422)|WebSocket/ });

const MOST = 60;
const NAMES = {
	long: 'W'.repeat(MOST),
	right: 'שלום עולם العربية مرحبا فريق الدعم',
	hostile: HOSTILE
};
const ADMIN = 'Noor Haddad';
const SIZES = [
	{ width: 1180, height: 820 },
	{ width: 820, height: 1180 }
];

/** What follows the size of a box, such as a preview, follows it with the next frame. */
const drawn = (page: Page): Promise<void> =>
	page.evaluate(
		() =>
			new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
	);

/** Sends a form as a page does, and expects it to be taken. */
async function fill(page: Page, floor: Floor, path: string, form: Record<string, string>) {
	const answer = await page.request.post(floor.url + path, {
		form,
		headers: { origin: floor.url, accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
	expect(await answer.text(), path).toMatch(/"type":"(success|redirect)"/);
}

/** Everything that has a name has each of these. @returns pages of what was made */
async function nameAll(page: Page, screen: Page, floor: Floor): Promise<string[]> {
	for (const [id, name] of Object.entries(NAMES)) {
		await fill(page, floor, '/admin/clients?/make', { name, id, zone: 'UTC' });
		const queue = { anew: 'yes', id: 'front', name, answerWithin: '60', freshFor: '300' };
		await fill(page, floor, `/admin/clients/${id}?/queue`, queue);
		await fill(page, floor, '/admin/floors?/make', {
			title: name,
			id,
			zone: 'UTC',
			clients: 'all'
		});
		await fill(page, floor, '/admin/keys?/make', { name, clients: 'all', scope: 'cases:read' });
		const who = { name, id, role: 'administrator', scope: 'all', tiers: 'role' };
		await fill(page, floor, '/admin/people/new', who);
		await fill(page, floor, '/admin/boards/new?/save', {
			...{ name, id: `b-${id}`, floor: id, clients: 'all', queues: 'all', tier: '1' },
			...{ 'page-0-panel-0': 'next-due', 'page-0-seconds': '20', distance: '6', diagonal: '55' },
			...{ locale: 'en', message: name }
		});
		await open(screen, `${floor.url}/wall?pair`);
		const code = await screen.locator('[data-code]').getAttribute('data-code');
		await fill(page, floor, '/walls/pair?/pair', {
			...{ code: code ?? '', name, place: name, board: `b-${id}` }
		});
		// it loads itself anew: another address would come in between
		await screen.locator('main[data-status=live]').waitFor();
		await screen.context().clearCookies();
		await floor.api('PUT', `/clients/${id}/configuration`, {
			configuration: {
				teams: { leads: { name, tier: 1 } },
				policies: [{ name, claim: '5m', resolve: '1h' }],
				sops: [{ name: 'one', title: name, text: `- ${name}` }]
			}
		});
		await floor.escalate(id, `${id}-1`, name.repeat(2), { ago: 30, subject: 'complaint' });
	}
	return Object.keys(NAMES).flatMap((id) => [
		...['', '/policies', '/rules', '/teams', '/sops', '/text', '/versions?version=1'].map(
			(part) => `/admin/clients/${id}${part}`
		),
		...[`/admin/boards/b-${id}`, `/admin/people/${id}`, `/desk?case=${id}/${id}-1`]
	]);
}

for (const colorScheme of ['light', 'dark'] as const)
	test(`A11Y-4 SEC-12 with names that are long, hostile or from right to left no page of the staff is cut, scrolls sideways, or has a control too small for a thumb, ${colorScheme}`, async ({
		newPage,
		startFloor
	}) => {
		test.setTimeout(300_000);
		const floor = await startFloor();
		const page = await newPage({ ...TABLET, colorScheme });
		const clean = await watched(page);
		await signIn(page, floor, ADMIN, '/admin');
		const made = await nameAll(page, await newPage(), floor);
		const pages = staticPages().filter((path) => path !== '/wall' && path !== '/set-up');
		for (const path of [...pages, '/alerts?which=all&span=day', '/admin/nowhere', ...made]) {
			await open(page, floor.url + path);
			for (const size of SIZES) {
				await page.setViewportSize(size);
				await drawn(page);
				const what = `${path} at ${size.width}`;
				expect.soft(await cutOff(page), what).toEqual([]);
				expect.soft(await smallTargets(page, path.startsWith('/desk') ? 48 : 44), what).toEqual([]);
			}
			await clean();
		}
	});

test('A11Y-4 on a telephone one’s own account is within reach', async ({ newPage, floor }) => {
	const page = await newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
	await signIn(page, floor, ADMIN, '/admin');
	const account = page.getByRole('banner').getByRole('link', { name: ADMIN });
	const box = await account.boundingBox();
	expect(box?.width).toBeGreaterThanOrEqual(48);
	expect(box?.height).toBeGreaterThanOrEqual(48);
	await account.tap();
	await expect(page.getByRole('heading', { level: 1, name: ADMIN })).toBeVisible();
	expect(await cutOff(page)).toEqual([]);
});

test('ADMIN-5 a name that is too long is refused at its field, and stays there', async ({
	newPage,
	floor
}) => {
	const page = await newPage(TABLET);
	await signIn(page, floor, ADMIN, '/admin/clients');
	await page.getByRole('button', { name: 'New client' }).tap();
	const name = page.getByLabel('Name', { exact: true });
	await name.evaluate((input) => input.removeAttribute('maxlength'));
	await name.fill('W'.repeat(200));
	await page.getByLabel(/^Word/).fill('too-long');
	await page.getByRole('button', { name: 'Make the client' }).tap();
	await expect(page.getByText('expected 60 characters at most', { exact: true })).toBeVisible();
	await expect(name).toHaveValue('W'.repeat(200));
	expect(await cutOff(page)).toEqual([]);
});

test('SEC-12 what these tests look with sees a text that becomes a part of a page, and runs', async ({
	newPage
}) => {
	const page = await newPage();
	const found = await spied(page);
	// without a policy, and drawn as markup: as no page of Andon is
	await page.setContent(`<p title="${HOSTILE}</p>`);
	await expect.poll(found).toContain('a script');
	const seen = await found();
	expect(seen.some((one) => one.startsWith('<x-evil'))).toBe(true);
	expect(seen.some((one) => one.startsWith('<img'))).toBe(true);
});
