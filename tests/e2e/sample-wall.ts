/** A wall that is told whatever a test wants: no server decides what it shows, only what it was rendered with. */
import type { Page, WebSocketRoute } from '@playwright/test';
import type { BoardShow } from '#lib/shared/boards.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { NOW } from '../support/board-samples.ts';
import { expect, open } from './fixtures.ts';
import type { Floor } from './floor.ts';

export interface SampleWall {
	/** Shows a board as if it were the moment that samples are made for, with other settings if given. */
	show(board: Snapshot, settings?: Partial<BoardShow>): Promise<void>;
	/** The server falls silent. */
	silence(): void;
}

/** To be called before the page opens; it opens it. */
export async function openSampleWall(page: Page, floor: Floor): Promise<SampleWall> {
	let line: WebSocketRoute | undefined;
	let silent = false;
	let seq = 0;
	let shown = false;
	const began = Date.now();
	const now = () => NOW + Date.now() - began;
	const send = (message: string) => {
		if (!silent) line?.send(message);
	};
	const tell = (event: string, told: object) => {
		const at = now();
		const whole = { ...told, epoch: 'sample', seq, at, freshAt: at };
		send(`42/display,${JSON.stringify([event, whole])}`);
	};
	await page.routeWebSocket(/\/socket\.io\//, (socket) => {
		line = socket;
		const opened = { sid: 'sample', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000 };
		socket.send(`0${JSON.stringify({ ...opened, maxPayload: 1_000_000 })}`);
		socket.onMessage((message) => {
			const text = String(message);
			if (text.startsWith('40/display')) send('40/display,{"sid":"sample"}');
			const asked = /^42\/display,(\d+)\["time"\]/.exec(text);
			if (asked) send(`43/display,${asked[1]}[${now()}]`);
		});
	});
	const beats = setInterval(() => {
		if (shown) tell('beat', {});
	}, 500);
	page.on('close', () => clearInterval(beats));
	await open(page, `${floor.url}/wall`);
	return {
		async show(board, settings = {}) {
			seq += 1;
			// the same title twice would be there before the second board is drawn: every other one has a mark that nobody sees
			const title = board.head.title + (seq % 2 ? '\u2060' : '');
			const head = { ...board.head, title, show: { ...board.head.show, ...settings } };
			shown = true;
			tell('snapshot', { ...board, head });
			await page.locator(`main[data-status=live][lang=${head.show.locale}]`).waitFor();
			await expect(page.locator('header h1')).toHaveText(title);
		},
		silence: () => {
			silent = true;
		}
	};
}
