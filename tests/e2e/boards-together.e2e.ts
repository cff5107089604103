import { expect, signIn, TABLET, test } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';

test.use(TABLET);

const LOBBY = {
	...{ name: 'Lobby', floor: 'demo', clients: '*', queues: '*', tiers: [1, 2, 3, 4] },
	pages: [{ panels: ['next-due'], seconds: 20 }],
	...{ distance: 6, diagonal: 55, sound: false, visitor: null, locale: 'en', message: '' }
};
const PATH = '/boards/lobby';
const EDIT = `/admin${PATH}`;

test('BOARD-16 who saves a board that somebody changed meanwhile keeps what was typed, and both ways', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.api('PUT', PATH, LOBBY);
	const settings = async () =>
		((await floor.api('GET', PATH)) as { settings: Record<string, unknown> }).settings;
	const [hers, his] = [await newPage(TABLET), await newPage(TABLET)];
	for (const page of [hers, his]) await signIn(page, floor, 'Marta Lindqvist', EDIT);
	const save = { name: 'Save', exact: true };
	await hers.getByRole('checkbox', { name: /Visitors see it/ }).check();
	await hers.getByRole('button', save).click();
	await expect(hers.getByText('Saved. Its walls show it.')).toBeVisible();

	const message = his.getByRole('textbox', { name: /Message of the day/ });
	await message.fill('Fire drill');
	await his.getByRole('button', save).click();
	await expect(his.getByText(/changed this board meanwhile/)).toBeVisible();
	await expect(message).toHaveValue('Fire drill');
	expect(await settings()).toMatchObject({ visitor: { client: null }, message: '' });
	expect(await smallTargets(his)).toEqual([]);
	expect(await cutOff(his)).toEqual([]);
	// saving once more is no way past it
	const refused = his.waitForResponse((response) => response.request().method() === 'POST');
	await his.getByRole('button', save).click();
	expect(await (await refused).json()).toMatchObject({ type: 'failure', status: 412 });
	await expect(his.getByText(/changed this board meanwhile/)).toBeVisible();
	const opened = his.waitForEvent('popup');
	await his.getByRole('link', { name: 'Look at it as it is now' }).click();
	const theirs = await opened;
	await expect(theirs.getByRole('checkbox', { name: /Visitors see it/ })).toBeChecked();
	await his.getByRole('button', { name: 'Save mine all the same' }).click();
	await expect(his.getByText('Saved. Its walls show it.')).toBeVisible();
	expect(await settings()).toMatchObject({ visitor: null, message: 'Fire drill' });
	// what it was saved as is what it goes on from
	await message.fill('Fire drill at noon');
	await his.getByRole('button', save).click();
	await expect(his.getByText('Saved. Its walls show it.')).toBeVisible();
	await expect.poll(settings).toMatchObject({ message: 'Fire drill at noon' });

	await floor.api('DELETE', PATH);
	await hers.getByRole('spinbutton', { name: 'Viewing distance, metres' }).fill('9');
	await hers.getByRole('button', save).click();
	await expect(hers.getByText(/took this board away meanwhile/)).toBeVisible();
	await hers.getByRole('button', { name: 'Save mine all the same' }).click();
	await expect(hers.getByText('Saved. Its walls show it.')).toBeVisible();
	expect(await settings()).toMatchObject({ distance: 9, visitor: { client: null } });
});

test('BOARD-14 what is wrong with a page stands at that page', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await floor.api('PUT', PATH, {
		...LOBBY,
		pages: ['next-due', 'queues', 'tiers'].map((panel) => ({ panels: [panel], seconds: 20 }))
	});
	const page = await newPage(TABLET);
	await signIn(page, floor, 'Marta Lindqvist', EDIT);
	const at = (n: number) => page.getByRole('group', { name: `Page ${n}` });
	await at(2).getByLabel('Large').selectOption('nothing');
	await at(3).getByLabel('Stands for, seconds').fill('1');
	await expect(at(2).getByText('expected a panel')).toBeVisible();
	await expect(at(3).getByText('expected 5 to 600 seconds')).toBeVisible();
	await expect(at(1).getByText('expected')).toHaveCount(0);
	await expect(at(2).getByText('expected 5')).toHaveCount(0);
});

test('BOARD-16 without scripts, too, also when the board is gone', async ({
	browser,
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.api('PUT', PATH, LOBBY);
	const first = await newPage(TABLET);
	await signIn(first, floor, 'Marta Lindqvist', EDIT);
	const storageState = await first.context().storageState();
	const context = await browser.newContext({ ...TABLET, javaScriptEnabled: false, storageState });
	const page = await context.newPage();
	await page.goto(floor.url + EDIT);
	const message = page.getByRole('textbox', { name: /Message of the day/ });
	await message.fill('Welcome');
	await floor.api('DELETE', PATH);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText(/took this board away meanwhile/)).toBeVisible();
	await expect(message).toHaveValue('Welcome');
	await floor.api('PUT', PATH, LOBBY);
	await page.getByRole('button', { name: 'Save mine all the same' }).click();
	// it is another one again
	await expect(page.getByText(/changed this board meanwhile/)).toBeVisible();
	await expect(message).toHaveValue('Welcome');
	await page.getByRole('button', { name: 'Save mine all the same' }).click();
	await expect(page.getByText('Saved. Its walls show it.')).toBeVisible();
	expect(await floor.api('GET', PATH)).toMatchObject({ settings: { message: 'Welcome' } });
	await context.close();
});
