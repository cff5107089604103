/** The line above the list that tells of the gravest alert, on a tablet and a telephone. */
import { MATEO } from './desk-hands.ts';
import { engineFloor, PRIYA } from './engine-floor.ts';
import { expect, openDesk, test } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';
import { shoot } from './shoot.ts';

const SIZES = [
	{ width: 390, height: 844 },
	{ width: 820, height: 1180 },
	{ width: 1180, height: 820 }
];
const WHY =
	'The customer called again from another number, asked for a manager by name, and wants to be called back before noon';

test('DESK-115 what puts a long alert away stands beside its first line, at every width', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage({ viewport: { width: 820, height: 1180 }, hasTouch: true });
	await openDesk(page, floor, MATEO.name);
	await page.locator('article').first().waitFor();
	await floor.change('northwind', [
		{
			case: '8852',
			by: PRIYA,
			command: { type: 'take-over', from: MATEO.id, owner: PRIYA, why: WHY }
		}
	]);
	const strip = page.locator('.strip', { has: page.locator('a[href="/alerts"]') });
	await expect(strip).toContainText(WHY);
	const away = strip.getByRole('button', { name: 'Put away' });
	for (const size of SIZES) {
		await page.setViewportSize(size);
		await shoot(page, `desk-long-alert-${size.width}`);
		const [line, button, sign, words] = [
			await strip.boundingBox(),
			await away.boundingBox(),
			await strip.locator('.shape').boundingBox(),
			await strip.locator('p').boundingBox()
		];
		if (!line || !button || !sign || !words) throw new Error('something of it is not in sight');
		expect(line.height, `${size.width}`).toBeGreaterThan(size.width < 1000 ? 60 : 47);
		expect(button.y - line.y, `${size.width}`).toBeLessThan(2);
		expect(line.x + line.width - button.x - button.width).toBeLessThan(20);
		expect(sign.y - line.y, `${size.width}`).toBeLessThan(2);
		expect(words.x + words.width, `${size.width}`).toBeLessThanOrEqual(button.x);
		expect(sign.x + sign.width, `${size.width}`).toBeLessThanOrEqual(words.x);
		// on a telephone the filters are reached by a swipe
		if (size.width > 400) expect(await cutOff(page), `${size.width}`).toEqual([]);
		expect(await smallTargets(page), `${size.width}`).toEqual([]);
	}
	await away.tap();
	await expect(strip).toHaveCount(0);
});
