import type { Page } from '@playwright/test';
import { expect, open, openDesk, openWall, signIn, test } from './fixtures.ts';
import { fill } from './floors.ts';
import { letterHeight, faultsOfWall, cutOff } from './look.ts';
import { fits, shoot } from './shoot.ts';
import { takeWire } from './wire.ts';

const WALLS = {
	'1280x720': { width: 1280, height: 720 },
	'1920x1080': { width: 1920, height: 1080 },
	'3840x2160': { width: 3840, height: 2160 },
	'1080x1920': { width: 1080, height: 1920 },
	'2560x1080': { width: 2560, height: 1080 }
};
const DESKS = { landscape: { width: 1180, height: 820 }, portrait: { width: 820, height: 1180 } };

// what these tests bring about: a server that is away, a network that is off
test.use({ expected: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_NETWORK|closed before/ });

for (const state of ['empty', 'calm', 'normal', 'flooded'] as const)
	test(`WALL-10 a ${state} wall fits every screen`, async ({ newPage, startFloor }) => {
		const floor = await startFloor();
		await fill(floor, state);
		const pages: [string, Page][] = [];
		for (const [size, viewport] of Object.entries(WALLS)) {
			const page = await newPage({ viewport, reducedMotion: 'reduce' });
			await openWall(page, floor);
			await shoot(page, `wall-${state}-${size}`);
			expect(await faultsOfWall(page), size).toEqual([]);
			if (state === 'normal' && size === '1920x1080') await readableFromAfar(page);
			pages.push([size, page]);
		}
		if (state === 'normal') {
			floor.freeze();
			for (const [size, page] of pages) {
				await page.locator('main[data-status=stale]').waitFor();
				await shoot(page, `wall-stale-${size}`);
				expect(await faultsOfWall(page), `stale ${size}`).toEqual([]);
			}
		}
	});

/** Capitals and digits are at least as high as on the picture that set the direction, in px at 1920×1080. */
async function readableFromAfar(page: Page): Promise<void> {
	const least = { '.countdown': 57, '.client': 37, '.tier .tier': 30, '.owner': 29 };
	for (const [selector, height] of Object.entries(least))
		expect(await letterHeight(page, selector), selector).toBeGreaterThanOrEqual(height);
}

for (const [way, viewport] of Object.entries(DESKS)) {
	const desk = { viewport, hasTouch: true, reducedMotion: 'reduce' as const };
	for (const state of ['empty', 'normal', 'flooded'] as const)
		test(`DESK-60 a ${state} desk, ${way}, has room for thumbs`, async ({
			newPage,
			startFloor
		}) => {
			const floor = await startFloor();
			await fill(floor, state);
			const page = await newPage(desk);
			const wire = await takeWire(page);
			await openDesk(page, floor);
			await fits(page, `desk-${state}-${way}`);
			if (state !== 'normal') return;
			await page.getByRole('button', { name: 'Claim Kestrel 1207' }).tap();
			await page.getByRole('button', { name: /^Undo/ }).waitFor();
			await fits(page, `desk-undo-${way}`);
			wire.hold();
			await floor.claim('halden', '560', { id: 'mateo', name: 'Mateo Cruz' });
			await page.getByRole('button', { name: 'Claim Halden 560' }).tap();
			await page.getByRole('button', { name: /Mateo was [\d.]+ s earlier/ }).waitFor();
			wire.release();
			await fits(page, `desk-refused-${way}`);
			await page
				.getByRole('button', { name: /· 1211|1211 ·/ })
				.first()
				.tap();
			await page.getByText('So far').waitFor();
			await fits(page, `desk-detail-${way}`);
			await page.context().setOffline(true);
			// a trial tap fails when something lies over it
			await page.getByText('No data since').tap({ trial: true });
			await fits(page, `desk-offline-${way}`);
		});
}

test('SUM-50 shift, sign-in and start fit their screens', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await fill(floor, 'normal');
	const page = await newPage({ viewport: { width: 1280, height: 1010 } });
	await open(page, floor.url);
	await shoot(page, 'start');
	expect(await cutOff(page)).toEqual([]);
	await open(page, `${floor.url}/sign-in`);
	await shoot(page, 'sign-in');
	expect(await cutOff(page)).toEqual([]);
	await signIn(page, floor, 'Marta Lindqvist', '/shift');
	await page.getByRole('heading', { level: 1 }).waitFor();
	await shoot(page, 'shift');
	expect(await cutOff(page)).toEqual([]);
	await page.setViewportSize({ width: 820, height: 1180 });
	await shoot(page, 'shift-portrait');
	expect(await cutOff(page)).toEqual([]);
});
