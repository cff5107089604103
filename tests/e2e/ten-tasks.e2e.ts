/** A supervisor's ten tasks by touch, in both orientations; each tap is made, and counted. */
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { detailsOf } from './case-hands.ts';
import { deskOf, list, refs, rowOf } from './desk-hands.ts';
import { expect, test } from './fixtures.ts';
import {
	bell,
	explained,
	field,
	floorOf,
	isMuted,
	isOffered,
	isRaised,
	isResolved,
	isTold,
	row,
	sends,
	untilSix,
	within
} from './ten-tasks-hands.ts';

const documented = new Map(
	[
		...(readFileSync(new URL('../../docs/desk.md', import.meta.url), 'utf8')
			.split('<!-- taps -->')[1]
			?.matchAll(/^\| ([^|]+?) +\| (\d+) +\|$/gm) ?? [])
	].map(([, task = '', taps]) => [task, Number(taps)])
);

/** A finger that counts. */
class Thumb {
	taps = 0;
	async tap(target: Locator): Promise<void> {
		this.taps += 1;
		await target.tap();
	}
	/** What was needed for a task, as the document has it. */
	took(task: string): void {
		expect(this.taps, task).toBe(documented.get(task));
		this.taps = 0;
	}
}

for (const viewport of [
	{ width: 1180, height: 820 },
	{ width: 820, height: 1180 }
])
	test(`DESK-104 a supervisor's ten tasks by touch, ${viewport.width} × ${viewport.height}, in the taps that are documented`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await floorOf(floor);
		const [page, mateo] = [
			await newPage({ viewport, hasTouch: true }),
			await newPage({ viewport, hasTouch: true })
		];
		await deskOf(mateo, floor, 'Mateo Cruz');
		await deskOf(page, floor);
		const thumb = new Thumb();
		const [tap, took] = [thumb.tap.bind(thumb), thumb.took.bind(thumb)];
		/** Where each task begins; the way back is none of its taps. */
		const backToList = () => detailsOf(page).getByRole('button', { name: 'Close' }).first().tap();

		const first = (await refs(page))[0] ?? '';
		await tap(row(page, /^Claim /).first());
		await expect(rowOf(page, first).getByText('You')).toBeVisible();
		took('claim the most urgent');

		await tap(page.getByRole('button', { name: 'T4: move Kestrel k1 to tier 4' }));
		await expect.poll(async () => (await floor.caseOf('kestrel', 'k1')).tier).toBe(4);
		expect(thumb.taps).toBe(documented.get('re-tier'));
		await tap(page.getByRole('button', { name: 'Undo: Kestrel k1 is in Tier 4' }));
		await expect.poll(async () => (await floor.caseOf('kestrel', 'k1')).tier).toBe(2);
		took('re-tier and undo');

		await tap(row(page, /n1 · Refund missing/));
		await tap(within(page, 'Hand over…'));
		await tap(detailsOf(page).getByText('Mateo Cruz, at a desk'));
		await tap(sends(page, 'Offer'));
		await isOffered(mateo);
		took('hand over one case');
		await backToList();

		await tap(list(mateo).getByRole('button', { name: 'Accept Northwind n1' }));
		await expect(row(mateo, /n1 · Refund missing.*, yours/)).toHaveCount(1);
		await expect.poll(async () => (await floor.caseOf('northwind', 'n1')).owner?.id).toBe('mateo');
		took('accept a handed case');

		await tap(page.getByRole('button', { name: '+ Raise' }));
		await expect(field(page, 'What is the matter')).toBeFocused();
		await page.keyboard.type('Wants to be called');
		await tap(detailsOf(page).getByText('Complaint', { exact: true }));
		await tap(detailsOf(page).getByText('Asked for a manager', { exact: true }));
		await tap(sends(page, 'Raise'));
		await isRaised(page);
		took('raise a complaint for a manager');
		await backToList();

		await tap(bell(page));
		await tap(untilSix(page));
		await isMuted(page);
		took('mute push until six');

		await tap(page.getByRole('searchbox', { name: 'Search escalations' }));
		await page.keyboard.type('sam porter');
		await expect.poll(() => refs(page)).toEqual(['k1', 'k2']);
		took("find a customer's other cases");

		await tap(row(page, /k1 · Checkout down/));
		await tap(within(page, /^Customer updated$/));
		await isTold(page);
		took('log a customer update');
		await backToList();

		await tap(row(page, /k1 · Checkout down/));
		await tap(within(page, /Why\?/));
		await expect(explained(page)).toBeVisible();
		took('explain a clock');
		await backToList();

		await tap(row(page, /k1 · Checkout down/));
		await tap(within(page, /^Resolve$/));
		await expect(field(page, 'Cause')).toBeFocused();
		await page.keyboard.type('Certificate ran out');
		await tap(field(page, 'What was done'));
		await page.keyboard.type('Renewed it');
		await tap(sends(page, 'Resolve'));
		await isResolved(floor);
		took('resolve with cause');
	});
