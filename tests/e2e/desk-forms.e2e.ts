/** Forms of the desk that are sent too early, by keyboard alone. */
import { deskOfSix, rowOf } from './desk-hands.ts';
import { expect, test } from './fixtures.ts';

test('DESK-108 a form that lacks something says so at the field, takes the focus there, and loses nothing', async ({
	newPage,
	startFloor
}) => {
	const { page } = await deskOfSix({ newPage, startFloor });
	const details = page.getByRole('complementary', { name: 'Details' });
	const form = details.getByRole('form');
	const title = form.getByLabel('What is the matter');

	await page.keyboard.press('+');
	await expect(title).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(title).toHaveAttribute('aria-invalid', 'true');
	await expect(title).toHaveAccessibleDescription('A few words are missing here.');
	await page.keyboard.type('Till down');
	await expect(title).not.toHaveAttribute('aria-invalid');
	await page.keyboard.press('Enter');
	const about = form.getByRole('radiogroup', { name: 'About' });
	await expect(about).toHaveAccessibleDescription('Choose one of these.');
	await expect(about.getByRole('radio').first()).toBeFocused();
	await page.keyboard.press('Space');
	await expect(about).not.toHaveAttribute('aria-invalid');

	// left and loaded anew, it says what it said
	await page.keyboard.press('Escape');
	await expect(form).toHaveCount(0);
	await page.reload();
	await expect(rowOf(page, 'n1')).toBeVisible();
	await expect(title).toHaveValue('Till down');
	await expect(about.getByRole('radio').first()).toBeChecked();
	await page.keyboard.press('Enter');
	const because = form.getByRole('radiogroup', { name: 'Because' });
	await expect(because.getByRole('radio').first()).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('Enter');
	await expect(details.getByRole('heading', { name: 'Till down' })).toBeVisible();
	await page.keyboard.press('+');
	await expect(title, 'what was sent is gone').toHaveValue('');
});

test('DESK-108 a reason that is too short is asked for again, and the words stay', async ({
	newPage,
	startFloor
}) => {
	const { page } = await deskOfSix({ newPage, startFloor });
	await rowOf(page, 'h2')
		.getByRole('button', { name: /Roster short/ })
		.click();
	const details = page.getByRole('complementary', { name: 'Details' });
	await details.getByRole('button', { name: 'Take over' }).click();
	const why = details.getByRole('form').getByRole('textbox');
	await why.fill('ill');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(why).toBeFocused();
	await expect(why).toHaveValue('ill');
	await expect(why).toHaveAccessibleDescription('A reason of 5 characters or more.');
	await page.keyboard.type(', went home');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(details.getByText('Taken over by Priya Raman from Mateo Cruz')).toBeVisible();
});
