import { deskOfSix, list } from './desk-hands.ts';
import { engineWall } from './engine-floor.ts';
import { expect, signIn, TABLET, test } from './fixtures.ts';

/** As landscape; each is tried either way up. */
const TABLETS = [
	[1024, 768],
	[1080, 810],
	[1133, 744],
	[1180, 820],
	[1366, 1024]
] as const;

test('DESK-109 each row says whole whose it is and what it is about, on every tablet and either way up', async ({
	newPage,
	startFloor
}) => {
	const { page } = await deskOfSix({ newPage, startFloor });
	for (const [long, short] of TABLETS)
		for (const [width, height] of [
			[long, short],
			[short, long]
		] as const) {
			await page.setViewportSize({ width, height });
			await expect(list(page).locator('.head')).toHaveCount(6);
			const cut = await list(page)
				.locator('.head > *')
				.evaluateAll((parts) =>
					parts.flatMap((part) => {
						const box = part.closest('.open')?.getBoundingClientRect();
						const { left, right } = part.getBoundingClientRect();
						const whole = box && left >= box.left && right <= box.right + 0.5;
						return whole && part.scrollWidth <= part.clientWidth + 1 ? [] : [part.textContent];
					})
				);
			expect(cut, `${width} × ${height}`).toEqual([]);
		}
});

for (const locale of ['en-GB', 'de-DE', 'es', 'fil-PH'])
	test(`DESK-109 the clocks of a row keep to their room: ${locale}`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await engineWall(floor);
		const page = await newPage({ ...TABLET, locale });
		await signIn(page, floor, 'Priya Raman');
		await expect(page.locator('.promise').first()).toBeVisible();
		await expect(page.locator('article .head')).toHaveCount(6);
		const over = await page.locator('.clock small').evaluateAll((lines) =>
			lines.flatMap((line) => {
				const clock = line.closest('.clock')?.getBoundingClientRect();
				const row = line.closest('article')?.getBoundingClientRect();
				const range = document.createRange();
				range.selectNodeContents(line);
				const { right, bottom } = range.getBoundingClientRect();
				const keeps = clock && row && right <= clock.right + 0.5 && bottom <= row.bottom - 2;
				return keeps ? [] : [line.textContent];
			})
		);
		expect(over).toEqual([]);
	});
