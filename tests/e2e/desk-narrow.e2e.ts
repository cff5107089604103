import { engineFloor } from './engine-floor.ts';
import { expect, signIn, test } from './fixtures.ts';
import { shoot } from './shoot.ts';

const SCREENS = [
	{ width: 390, height: 844 },
	{ width: 820, height: 1180 },
	{ width: 1180, height: 820 }
];

for (const locale of ['en-GB', 'de-DE', 'es', 'fil-PH'])
	test(`DESK-110 however high the bar is, the desk ends with its screen, and figures stay in their cards: ${locale}`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await engineFloor(floor);
		const page = await newPage({
			...{ viewport: { width: 1180, height: 820 }, hasTouch: true, locale, reducedMotion: 'reduce' }
		});
		await signIn(page, floor, 'Noor Haddad');
		const open = page.locator('article:has-text("8841") button.open');
		await open.tap();
		const details = page.locator('aside');
		await details.locator('ul li.met').first().waitFor();
		for (const viewport of SCREENS) {
			await page.setViewportSize(viewport);
			const over = await details.locator('ul li > button > b').evaluateAll((figures) =>
				figures.flatMap((figure) => {
					const range = document.createRange();
					range.selectNodeContents(figure);
					const card = figure.parentElement?.getBoundingClientRect();
					const { left, right } = range.getBoundingClientRect();
					return card && left >= card.left && right <= card.right ? [] : [figure.textContent];
				})
			);
			await shoot(page, `desk-narrow-${locale}-${viewport.width}`);
			expect(over, `${viewport.width}`).toEqual([]);
		}
		await page.keyboard.press('n');
		const form = details.locator('form');
		await form.waitFor();
		for (const viewport of SCREENS) {
			await page.setViewportSize(viewport);
			await shoot(page, `desk-narrow-note-${locale}-${viewport.width}`);
			expect(
				await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
				`${viewport.width}`
			).toBe(0);
			await expect(form.getByRole('button').last()).toBeInViewport({ ratio: 1 });
		}
	});
