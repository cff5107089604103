import type { Page } from '@playwright/test';
import { caseAt, detailsOf, openCase, stepsOf } from './case-hands.ts';
import { list, rowOf, said } from './desk-hands.ts';
import { engineFloor } from './engine-floor.ts';
import { expect, openDesk, TABLET, test } from './fixtures.ts';
import { fits } from './shoot.ts';

const tap = (page: Page, name: string | RegExp) =>
	detailsOf(page).getByRole('button', { name }).first().tap();

test('DESK-80 DESK-83 one is handed over and accepted; who has it open sees who else has', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const [priya, mateo] = [await newPage(TABLET), await newPage(TABLET)];
	const details = await caseAt(priya, floor, '8841');
	await openDesk(mateo, floor, 'Mateo Cruz');
	await openCase(mateo, '8841');
	await expect(detailsOf(priya).getByText('Mateo has it open too')).toBeVisible();
	await expect(detailsOf(mateo).getByText('Priya has it open too')).toBeVisible();

	await details.getByRole('button', { name: 'Hand over…' }).tap();
	await details.getByText('Mateo Cruz, at a desk').tap();
	await details.getByLabel('Why, in a few words').fill('My shift ends');
	await details.getByRole('button', { name: 'Offer', exact: true }).tap();
	await expect(details.getByText(/^Offered to Mateo Cruz, until/)).toBeVisible();
	await expect(rowOf(priya, '8841')).toContainText('You');
	const offer = detailsOf(mateo).getByText(/^Priya Raman offers it to you, until/);
	await expect(offer).toBeVisible();
	await expect(list(mateo).getByRole('listitem').first()).toContainText('8841');
	await mateo.getByRole('button', { name: 'Accept Northwind 8841' }).tap();
	await expect(said(mateo, 'Northwind 8841 is yours').first()).toBeVisible();
	await expect(rowOf(priya, '8841')).toContainText('Mateo');
	await expect(stepsOf(mateo)).toContainText(['Handed from Priya Raman to Mateo Cruz']);

	await tap(priya, 'Take over…');
	await priya.getByRole('button', { name: 'The customer calls again' }).tap();
	await priya.getByRole('button', { name: 'Take over', exact: true }).tap();
	await expect(rowOf(priya, '8841')).toContainText('You');
	await expect(
		mateo.getByText(/Priya Raman took it over from Mateo Cruz “The customer calls again”/)
	).toBeVisible();
	await priya.getByRole('button', { name: /^Undo/ }).tap();
	await expect(rowOf(mateo, '8841')).toContainText('You');
});

test('DESK-84 DESK-85 a note names a colleague by touch or keys, and links open elsewhere', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	const details = await caseAt(page, floor, '8841');
	await details.getByRole('button', { name: 'Add note', exact: true }).tap();
	const note = details.getByRole('textbox', { name: 'Note', exact: true });
	await note.pressSequentially('@mat');
	await expect(details.getByRole('option', { name: /Mateo Cruz/ })).toBeVisible();
	await details.getByRole('option', { name: /Mateo Cruz/ }).tap();
	await expect(note).toHaveValue('@Mateo Cruz ');
	await note.pressSequentially('and @ais');
	await expect(details.getByRole('option')).toHaveCount(1);
	await page.keyboard.press('Enter');
	await expect(note).toHaveValue('@Mateo Cruz and @Aisha Bello ');
	await details.getByRole('button', { name: 'Add note', exact: true }).tap();
	await expect(stepsOf(page)).toContainText(['Note for Mateo Cruz and Aisha Bello']);

	await details.getByRole('button', { name: 'Add link', exact: true }).tap();
	const form = details.getByRole('form');
	await form.getByLabel('Address').fill('javascript:alert(1)');
	await form.getByRole('button', { name: 'Add link' }).tap();
	await expect(form.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true');
	await form.getByLabel('Address').fill('https://orders.example/40118');
	await form.getByLabel('Title').fill('The order');
	await form.getByRole('button', { name: 'Add link' }).tap();
	const link = details.getByRole('link', { name: /The order/ });
	await expect(link).toHaveAttribute('href', 'https://orders.example/40118');
	await expect(link).toHaveAttribute('rel', /noreferrer/);
	await expect(link).toContainText('orders.example');
	await details.getByRole('button', { name: 'Take the link The order away' }).tap();
	await expect(link).toHaveCount(0);
});

test('DESK-82 an escalation is raised by hand with a title and two choices', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage(TABLET);
	await openDesk(page, floor);
	await page.getByRole('button', { name: '+ Raise' }).tap();
	const form = page.getByRole('form', { name: 'Raise an escalation' });
	await form.getByLabel('What is the matter').fill('Wants a manager now');
	await form.getByText('Complaint', { exact: true }).tap();
	await form.getByText('Asked for a manager', { exact: true }).tap();
	await form.getByRole('button', { name: 'Raise', exact: true }).tap();
	await expect(page.getByRole('heading', { name: 'Wants a manager now' })).toBeVisible();
	await expect(said(page, 'Wants a manager now is raised').first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
	for (const [way, viewport] of [
		['landscape', { width: 1180, height: 820 }],
		['portrait', { width: 820, height: 1180 }]
	] as const)
		test(`DESK-86 what is new in the details has room for thumbs, ${way}, ${colorScheme}`, async ({
			newPage,
			startFloor
		}) => {
			const floor = await startFloor();
			await engineFloor(floor);
			const [page, mateo] = [
				await newPage({ viewport, hasTouch: true, reducedMotion: 'reduce', colorScheme }),
				await newPage(TABLET)
			];
			const details = await caseAt(page, floor, '8841');
			await openDesk(mateo, floor, 'Mateo Cruz');
			await openCase(mateo, '8841');
			await expect(details.getByText('Mateo has it open too')).toBeVisible();
			await details.getByRole('button', { name: 'Add link', exact: true }).tap();
			await details.getByLabel('Address').fill('https://orders.example/40118');
			await details.getByLabel('Title').fill('The order');
			await details.getByRole('form').getByRole('button', { name: 'Add link' }).tap();
			await details.getByRole('button', { name: 'Hand over…' }).tap();
			await fits(page, `hand-form-${way}-${colorScheme}`);
			await details.getByText('Mateo Cruz, at a desk').tap();
			await details.getByRole('button', { name: 'Offer', exact: true }).tap();
			await expect(details.getByText(/^Offered to Mateo Cruz, until/)).toBeVisible();
			await fits(page, `hand-offered-${way}-${colorScheme}`);
			await details.getByRole('heading', { name: 'Links' }).scrollIntoViewIfNeeded();
			await fits(page, `hand-links-${way}-${colorScheme}`);
			await details.getByRole('button', { name: 'Add note', exact: true }).tap();
			await details.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially('@');
			await expect(details.getByRole('option').first()).toBeVisible();
			await fits(page, `hand-note-${way}-${colorScheme}`);
			await details.getByRole('button', { name: 'Cancel' }).tap();
			await detailsOf(page).getByRole('button', { name: 'Close' }).first().tap();
			await page.getByRole('button', { name: '+ Raise' }).tap();
			await fits(page, `hand-raise-${way}-${colorScheme}`);
			await fits(mateo, `hand-to-me-${colorScheme}`);
		});
