import { defaultBoard } from '#lib/shared/boards.ts';
import { expect, signIn, TABLET, test } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';

test.use(TABLET);
const EDIT = '/admin/boards/demo';
const wall = 'iframe[title="Preview of the wall"]:not(.coming)';

test('BOARD-14 a manager sees the wall that a board makes as it is typed, and its walls follow when it is saved', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.escalate('kestrel', 'k1', 'Checkout down for all EU stores');
	const [page, screen] = [await newPage(TABLET), await newPage()];
	await screen.goto(`${floor.url}/wall`);
	await signIn(page, floor, 'Marta Lindqvist', EDIT);
	const preview = page.frameLocator(wall);
	await expect(preview.getByText('Checkout down for all EU stores')).toBeVisible();

	await page.getByRole('checkbox', { name: /Visitors see it/ }).check();
	await expect(preview.getByText('Client', { exact: false }).first()).toBeVisible();
	await expect(preview.getByText('Checkout down for all EU stores')).toHaveCount(0);

	const distance = page.getByLabel('Viewing distance, metres');
	await distance.fill('90');
	await expect(page.getByText('expected 1 to 30 metres')).toBeVisible();
	await expect(page.getByText('The preview waits until everything is right.')).toBeVisible();
	await distance.fill('9');
	await page.getByLabel('On a screen of').selectOption('portrait');
	const size = page.locator(wall);
	await expect(size).toHaveAttribute('width', '1080');

	await expect(screen.getByText('Checkout down for all EU stores')).toBeVisible();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved. Its walls show it.')).toBeVisible();
	await expect(screen.getByText('Checkout down for all EU stores')).toHaveCount(0);

	await page.getByText('Back to the default').click();
	await page.getByRole('button', { name: 'Yes, put it back' }).click();
	await page.waitForURL(/\/admin\/boards$/);
	await expect(screen.getByText('Checkout down for all EU stores')).toBeVisible();
});

test('BOARD-14 a new board is made from another one, with a page more, and nothing of it is cut or small', async ({
	newPage,
	floor
}) => {
	const page = await newPage(TABLET);
	await signIn(page, floor, 'Marta Lindqvist', EDIT);
	await page.getByRole('link', { name: 'Duplicate' }).click();
	await expect(page.getByRole('heading', { name: 'New board' })).toBeVisible();
	await page.getByLabel('Name', { exact: true }).fill('Lobby');
	await page.getByLabel('Word in its address').fill('Lobby 3');
	await expect(page.getByText(/lower-case letters, digits or "-"$/)).toBeVisible();
	await page.getByLabel('Word in its address').fill('lobby');
	await page.getByRole('button', { name: 'Add a page' }).click();
	await page.getByRole('group', { name: 'Page 2' }).getByLabel('Large').selectOption('tiers');
	await page.getByLabel('Only these', { exact: true }).check();
	await page.getByRole('checkbox', { name: 'Kestrel' }).check();
	expect(await smallTargets(page)).toEqual([]);
	expect(await cutOff(page)).toEqual([]);
	await page.getByRole('button', { name: 'Save' }).click();
	await page.waitForURL(/\/admin\/boards\/lobby\?saved$/);
	const { settings } = (await floor.api('GET', '/boards/lobby')) as { settings: object };
	expect(settings).toMatchObject({
		...{ name: 'Lobby', clients: ['kestrel'], floor: 'demo' },
		pages: [{ panels: ['next-due', 'queues', 'coming-due'] }, { panels: ['tiers'] }]
	});
	await page.goto(`${floor.url}/admin/boards`);
	expect(await smallTargets(page)).toEqual([]);
	await page.getByRole('link', { name: 'Lobby' }).click();
	await page.getByText('Delete', { exact: true }).click();
	await page.getByRole('button', { name: 'Yes, delete it' }).click();
	await page.waitForURL(/\/admin\/boards$/);
	await expect(page.getByRole('link', { name: 'Lobby' })).toHaveCount(0);
});

test('BOARD-14 without scripts a board is saved all the same, and what is wrong stands beside its field', async ({
	browser,
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const first = await newPage(TABLET);
	await signIn(first, floor, 'Marta Lindqvist', EDIT);
	const storageState = await first.context().storageState();
	const context = await browser.newContext({ ...TABLET, javaScriptEnabled: false, storageState });
	const page = await context.newPage();
	await page.goto(floor.url + EDIT);
	const added = page.getByRole('group', { name: 'Add a page' });
	await added.getByLabel('Large').selectOption('teams');
	await page.getByRole('textbox', { name: /Message of the day/ }).fill('Welcome');
	await page.getByRole('checkbox', { name: '1, lead' }).uncheck();
	for (const name of ['2, specialist', '3, expert', '4, management'])
		await page.getByRole('checkbox', { name }).uncheck();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('expected a tier')).toBeVisible();
	await expect(page.getByRole('textbox', { name: /Message of the day/ })).toHaveValue('Welcome');
	await page.getByRole('checkbox', { name: '2, specialist' }).check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved. Its walls show it.')).toBeVisible();
	const { settings } = (await floor.api('GET', '/boards/demo')) as { settings: object };
	expect(settings).toMatchObject({
		...{ message: 'Welcome', tiers: [2] },
		pages: [{ panels: ['next-due', 'queues', 'coming-due'] }, { panels: ['teams'] }]
	});
	await context.close();
});

test('BOARD-3 a supervisor is told that boards are for others, and changes none', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage(TABLET);
	await signIn(page, floor, 'Priya Raman');
	for (const path of ['/admin/boards', EDIT, '/admin/boards/new']) {
		const response = await page.request.get(floor.url + path);
		expect(response.status(), path).toBe(403);
		expect(await response.text()).toContain('This page is for others');
	}
	const headers = { origin: floor.url };
	const settings = defaultBoard({ id: 'demo', title: 'Mine' });
	const check = await page.request.post(`${floor.url}/admin/boards/check`, {
		headers,
		data: settings
	});
	expect(check.status()).toBe(403);
	for (const act of ['save', 'remove'])
		await page.request.post(`${floor.url}${EDIT}?/${act}`, {
			headers,
			form: { name: 'Mine', floor: 'demo', clients: 'all', queues: 'all', locale: 'en', tier: '1' }
		});
	expect(await floor.api('GET', '/boards/demo')).toMatchObject({ edited: false });
});

test('BOARD-12 a preview may stand in a frame of Andon’s own, and no other page in any', async ({
	newPage,
	floor
}) => {
	const page = await newPage(TABLET);
	await signIn(page, floor, 'Marta Lindqvist');
	const framing = async (path: string) => {
		const response = await page.request.get(floor.url + path);
		const headers = response.headers();
		const [ancestors] =
			/frame-ancestors '\w+'/.exec(headers['content-security-policy'] ?? '') ?? [];
		return [response.status(), ancestors, headers['x-frame-options']];
	};
	const draft = Buffer.from(JSON.stringify(defaultBoard({ id: 'demo', title: 'Demo' })));
	const preview = `/wall?draft=${draft.toString('base64url')}`;
	expect(await framing(preview)).toEqual([200, "frame-ancestors 'self'", 'SAMEORIGIN']);
	for (const path of ['/wall', '/desk', EDIT, `/desk?draft=${draft.toString('base64url')}`])
		expect(await framing(path), path).toEqual([200, "frame-ancestors 'none'", 'DENY']);
	expect((await framing('/wall?draft=nonsense'))[0]).toBe(422);
	await page.context().clearCookies();
	expect((await page.request.get(floor.url + preview)).status()).toBe(403);
});

test('BOARD-9 the page of a wall for visitors has no name in it', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.api('PUT', '/clients/zq--zq', { name: 'Brand¤' });
	const { id: _, ...settings } = defaultBoard({ id: 'demo', title: 'Lobby' });
	await floor.api('PUT', '/boards/lobby', { ...settings, visitor: { client: null } });
	await floor.change('zq--zq', [
		{
			case: 'case.:.1',
			command: { type: 'open', title: 'Title¤', ref: 'Ref¤', customer: 'Lo¤', team: 'Team¤' }
		},
		{
			case: 'case.:.1',
			command: { type: 'escalate', subject: 'billing', tier: 1, trigger: 'customer' }
		},
		{ case: 'case.:.1', command: { type: 'claim', owner: { id: 'owner¤', name: 'Owner¤' } } }
	]);
	const page = await newPage();
	const told: string[] = [];
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => told.push(String(payload)))
	);
	await page.goto(`${floor.url}/wall?board=lobby`);
	await page.locator('main[data-status=live]').waitFor();
	await floor.change('zq--zq', [{ case: 'case.:.1', command: { type: 'note', text: 'Note¤' } }]);
	await floor.change('zq--zq', [{ case: 'case.:.1', command: { type: 'release' } }]);
	await expect(page.getByText('Unclaimed', { exact: false }).first()).toBeVisible();
	const html = await (await page.request.get(`${floor.url}/wall?board=lobby`)).text();
	expect(html).toContain('Client 1');
	const names = /¤|\.:\.|zq--zq|Northwind|Kestrel|Halden/;
	expect(html).not.toMatch(names);
	expect(told.join('\n')).not.toMatch(names);
	expect(await page.content()).not.toMatch(names);
});
