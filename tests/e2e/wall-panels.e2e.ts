import type { BoardPage, BoardShow, Panel } from '#lib/shared/boards.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { calmBoard, floodedBoard } from '../support/board-samples.ts';
import { busyBoard, crowdedBoard, strainedBoard, visitorBoard } from '../support/wall-samples.ts';
import { expect, test } from './fixtures.ts';
import { faultsOfWall } from './look.ts';
import { openSampleWall } from './sample-wall.ts';
import { shoot } from './shoot.ts';

const SIZES = [
	{ width: 1920, height: 1080 },
	{ width: 1280, height: 720 },
	{ width: 3840, height: 2160 },
	{ width: 1080, height: 1920 },
	{ width: 2560, height: 1080 }
];
const page = (...panels: Panel[]): BoardPage[] => [{ panels, seconds: 20 }];
const MESSAGE =
	'Town hall at 16:00 in the canteen. Halden night roster is short by four: ask Aisha.';

type Look = [string, () => Snapshot, Partial<BoardShow>];
const LOOKS: Look[] = [
	['busy', busyBoard, {}],
	['crowded', crowdedBoard, {}],
	['visitor', visitorBoard, { visitor: true }],
	['arabic', busyBoard, { locale: 'ar' }],
	['german', busyBoard, { locale: 'de' }],
	['near', busyBoard, { distance: 3 }],
	['far', busyBoard, { distance: 10 }],
	[
		'work',
		busyBoard,
		{ pages: page('next-due', 'unclaimed', 'promises', 'message'), message: MESSAGE }
	],
	['figures', busyBoard, { pages: page('tiers', 'teams', 'shift') }],
	['queues', crowdedBoard, { pages: page('queues', 'coming-due', 'shift', 'tiers') }],
	['promises', calmBoard, { pages: page('promises', 'unclaimed') }],
	['message', calmBoard, { pages: page('message', 'queues'), message: MESSAGE }],
	['alone', busyBoard, { pages: page('unclaimed') }],
	['spanish', floodedBoard, { locale: 'es', pages: page('next-due', 'tiers', 'teams', 'shift') }],
	[
		'filipino',
		busyBoard,
		{ locale: 'fil', pages: page('next-due', 'unclaimed', 'promises', 'shift') }
	],
	['15m', busyBoard, { distance: 15 }],
	['20m', busyBoard, { distance: 20, diagonal: 65 }],
	['10m of 43 inches', busyBoard, { distance: 10, diagonal: 43 }],
	['12m', busyBoard, { distance: 12 }],
	[
		'15m, four panels',
		busyBoard,
		{ distance: 15, pages: page('next-due', 'tiers', 'queues', 'shift') }
	],
	['turns', strainedBoard, { pages: page('next-due', 'teams', 'tiers', 'queues') }],
	...(['en', 'es', 'fil', 'de', 'ar'] as const).flatMap((locale): Look[] => [
		[
			`strained ${locale}`,
			strainedBoard,
			{ locale, pages: page('next-due', 'queues', 'unclaimed', 'shift') }
		],
		[
			`strained teams ${locale}`,
			strainedBoard,
			{ locale, pages: page('next-due', 'tiers', 'teams', 'shift') }
		]
	])
];

for (const [name, board, settings] of LOOKS)
	test(`WALL-10 WALL-32 ${name} fits every screen`, async ({ newPage, floor }) => {
		const page = await newPage({ reducedMotion: 'reduce' });
		const wall = await openSampleWall(page, floor);
		const faults: Record<string, string[]> = {};
		for (const size of SIZES) {
			await page.setViewportSize(size);
			await wall.show(board(), settings);
			const at = `${size.width}x${size.height}`;
			await shoot(page, `wall-${name}-${at}`);
			const found = await faultsOfWall(page);
			if (found.length > 0) faults[at] = found;
		}
		expect(faults).toEqual({});
	});
