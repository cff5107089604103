/** Two thousand rows while ten changes come in each second, on a tablet four times slower than this machine. */
import type { Locator, Page } from '@playwright/test';
import { list } from '../desk-hands.ts';
import { expect, openDesk, TABLET, test } from '../fixtures.ts';
import type { Floor } from '../floor.ts';

const ROWS = 2000;
const SLOWED = 4;

// a picture of the whole page before and after each tap would be measured with it
test.use({ trace: 'off' });

/** What a busy machine keeps, and a real step back does not; on a quiet one 98 of 100 are within 100 ms. */
const AT_MOST = 200;

interface Interaction {
	/** Such as `click` or `keydown`, and on what. */
	what: string;
	/** From the finger or key until the next paint. */
	ms: number;
}

/** Notes for each interaction how long it took until the next paint, as browsers measure it. */
async function watchPaints(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const paints = new Map<number, Interaction>();
		Object.assign(window, { paints });
		new PerformanceObserver((entries) => {
			for (const entry of entries.getEntries()) {
				const { name, duration, interactionId, target } = entry as PerformanceEventTiming;
				// an interaction is as slow as the slowest of its events
				if (!interactionId || duration <= (paints.get(interactionId)?.ms ?? 0)) continue;
				const on = target instanceof HTMLElement ? target.innerText.slice(0, 20) : '';
				paints.set(interactionId, { what: `${name} ${on}`, ms: duration });
			}
		}).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
	});
}
/** The fastest first; what took less than 16 ms is not told by browsers. */
async function interactions(page: Page): Promise<Interaction[]> {
	const all = await page.evaluate(() => [
		...(window as unknown as { paints: Map<number, Interaction> }).paints.values()
	]);
	return all.sort((a, b) => a.ms - b.ms);
}

/** A finger and nothing else: `locator.tap()` asks the page what lies there, in the middle of the tap that is measured. */
async function touch(of: Locator): Promise<void> {
	await of.scrollIntoViewIfNeeded();
	let box = await of.boundingBox();
	// what is drawn anew at this moment has no place yet
	while (!box) box = await of.boundingBox();
	await of.page().touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** A minute of a supervisor in a hurry: claims, moves, filters, types, corrects, and goes through the list. */
async function work(page: Page): Promise<void> {
	const inList = (name: RegExp) => list(page).getByRole('button', { name }).first();
	const chip = (name: RegExp) => page.getByRole('search').getByRole('button', { name }).first();
	const found = page.getByRole('searchbox');
	await touch(inList(/^Claim/));
	await touch(inList(/^T3: move/));
	for (const name of [/^Unclaimed/, /^Past SLA/, /^Past SLA/, /^All/]) await touch(chip(name));
	await touch(found);
	await found.pressSequentially('case b19', { delay: 60 });
	for (const _ of 'case') await page.keyboard.press('Backspace', { delay: 60 });
	// slower than the list follows
	await found.pressSequentially('9', { delay: 200 });
	await found.press('ControlOrMeta+a');
	await found.press('Backspace');
	await page.keyboard.press('Escape');
	for (const key of 'jjjjjjkkkk') await page.keyboard.press(key, { delay: 40 });
	// with the details open, through them and resting on each
	await page.keyboard.press('Enter');
	for (const key of 'jjjjkk') await page.keyboard.press(key, { delay: 40 });
	for (const key of 'jjkk') await page.keyboard.press(key, { delay: 220 });
	await touch(list(page).getByRole('listitem').nth(4).locator('.title'));
	await page.keyboard.press('Escape');
}

async function flood(floor: Floor): Promise<void> {
	const ids = Array.from({ length: ROWS }, (_, index) => `b${index}`);
	await floor.change(
		'northwind',
		ids.flatMap((id, index) => [
			{ case: id, ago: 400 - index / 10, command: { type: 'open' as const, title: `Case ${id}` } },
			{
				case: id,
				ago: 400 - index / 10,
				command: { type: 'escalate' as const, subject: 'technical', trigger: 'time' as const }
			}
		])
	);
}

test('DESK-102 of 2,000 rows, ten changes a second, each tap and key is answered by a paint within 200 ms on a busy machine', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(120_000);
	const floor = await startFloor();
	await flood(floor);
	const page = await newPage(TABLET);
	await watchPaints(page);
	await openDesk(page, floor);
	await expect(page.getByRole('button', { name: 'All 2,000' })).toBeVisible();
	const slow = await page.context().newCDPSession(page);
	await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });

	let changes = 0;
	const changed: Promise<void>[] = [];
	const changing = setInterval(() => {
		const id = `b${(changes * 37) % ROWS}`;
		changes += 1;
		changed.push(
			floor.change('northwind', [
				{ case: id, command: { type: 'update', title: `Case ${id}, ${changes}` } }
			])
		);
	}, 100);
	try {
		for (let round = 0; round < 3; round++) await work(page);
	} finally {
		clearInterval(changing);
		await Promise.all(changed);
	}
	await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	const all = await interactions(page);
	const at = (share: number) => all[Math.ceil(all.length * share) - 1]?.ms ?? 0;
	console.log(
		`${ROWS} rows, ${changes} changes meanwhile: ${all.length} interactions of 16 ms or more, ` +
			`median ${at(0.5)} ms, p90 ${at(0.9)} ms, p98 ${at(0.98)} ms; the slowest: ` +
			all
				.slice(-5)
				.map(({ what, ms }) => `${what.trim()} ${ms} ms`)
				.join(', ')
	);
	expect(all.length).toBeGreaterThan(50);
	expect(at(0.98)).toBeLessThanOrEqual(AT_MOST);
});
