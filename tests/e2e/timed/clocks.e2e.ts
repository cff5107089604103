import type { Page } from '@playwright/test';
import { countdown } from '#lib/shared/time/duration.ts';
import { timeOfDay } from '#lib/shared/time/zone.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { expect, openWall, test } from '../fixtures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** New York sets its clocks back at 06:00 UTC on 1 November 2026: what follows 01:59 is 01:00 again. */
const CHANGE = Date.UTC(2026, 10, 1, 6);
const ZONE = 'America/New_York';

const HALF = 500;

interface Reading {
	countdown: string;
	clock: string;
	/** Ms since 1970, by the clock of this machine. */
	at: number;
	/** How much later than it asked to the page came to read, ms: a busy machine draws no sooner than that. */
	late: number;
}

/** The browser's own date is wrong by so much; `rightNow` is that of this machine. */
async function wrongClock(page: Page, by: number): Promise<void> {
	await page.addInitScript((off) => {
		const now = Date.now.bind(Date);
		class Wrong extends Date {
			constructor(...given: []) {
				if (given.length > 0) super(...given);
				else super(now() + off);
			}
			static override now(): number {
				return now() + off;
			}
		}
		Object.assign(globalThis, { Date: Wrong, rightNow: now });
	}, by);
}

/** The server's clock, for this page, is so far ahead; and its board is in `ZONE`. */
async function serverAt(page: Page, ahead: number): Promise<void> {
	await page.routeWebSocket(/\/socket\.io\//, (socket) => {
		const server = socket.connectToServer();
		// what came with the page is of the server's own clock: the wall is to ask for all of it
		socket.onMessage((message) =>
			server.send(String(message).replace(/^(40\/display,.*),"last":\{.*?\}/, '$1'))
		);
		server.onMessage((message) => {
			const text = String(message);
			const event = /^(42\/display,)(\[.*)$/s.exec(text);
			const answer = /^(43\/display,\d+)\[(\d+)\]$/.exec(text);
			if (answer) return socket.send(`${answer[1]}[${Number(answer[2]) + ahead}]`);
			if (!event) return socket.send(message);
			const said = JSON.parse(event[2] ?? '') as [string, Partial<Snapshot>];
			const [, told] = said;
			if (typeof told.at === 'number') told.at += ahead;
			if (typeof told.freshAt === 'number') told.freshAt += ahead;
			if (told.head) told.head = { ...told.head, zone: ZONE };
			for (const row of told.rows ?? [])
				if (row.clock)
					row.clock = { ...row.clock, from: row.clock.from + ahead, due: row.clock.due + ahead };
			socket.send(`${event[1]}${JSON.stringify(said)}`);
		});
	});
}

test('WALL-11 walls whose clocks are wrong count as the server does, within half a second, through a change of the clocks', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(60_000);
	const floor = await startFloor();
	await floor.escalate('kestrel', '1207', 'Checkout down', { ago: 3 });
	// so long before the change that the walls are there by then, however slow the machine is
	const ahead = CHANGE - Date.now() - 20_000;
	const { clocks } = (await floor.api('GET', '/clients/kestrel/cases/1207')) as {
		clocks: { name: string; dueAt: string }[];
	};
	const due = new Date(clocks.find(({ name }) => name === 'claim')?.dueAt ?? NaN).getTime() + ahead;
	const pages = [await newPage({ timezoneId: ZONE }), await newPage({ timezoneId: 'Asia/Manila' })];
	const offs = [-7 * MINUTE, 3 * HOUR];
	for (const [index, page] of pages.entries()) {
		await wrongClock(page, offs[index] ?? 0);
		await serverAt(page, ahead);
		await openWall(page, floor);
	}
	const read = (page: Page) =>
		page.evaluate(
			(until) =>
				new Promise<Reading[]>((resolve) => {
					const { rightNow } = globalThis as unknown as { rightNow: () => number };
					const text = (of: string) => document.querySelector(of)?.textContent?.trim() ?? '';
					const found: Reading[] = [];
					let asked = rightNow();
					const look = () => {
						const at = rightNow();
						found.push({
							countdown: text('[data-case="kestrel/1207"] .countdown'),
							clock: text('.clock'),
							at,
							late: Math.max(0, at - asked)
						});
						if (at > until) return resolve(found);
						asked = at + 500;
						setTimeout(look, 500);
					};
					look();
				}),
			CHANGE - ahead + 5000
		);
	const both = await Promise.all(pages.map(read));
	/** Half a second to both sides, and as long ago as the page stood still. */
	const around = ({ at, late }: Reading) =>
		Array.from(
			{ length: 5 + Math.ceil(late / 250) },
			(_, step) => at + ahead + HALF - Math.min(step * 250, 2 * HALF + late)
		);
	for (const readings of both) {
		for (const reading of readings) {
			expect(around(reading).map((now) => countdown(due, now))).toContain(reading.countdown);
			expect(around(reading).map((now) => timeOfDay(now, ZONE))).toContain(reading.clock);
		}
		const seen = new Set(readings.map(({ clock }) => clock));
		expect([...seen]).toEqual(['01:59', '01:00']);
	}
});
