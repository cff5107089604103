import type { Page } from '@playwright/test';
import { countdown } from '#lib/shared/time/duration.ts';
import { expect, openWall, test } from '../fixtures.ts';

const MINUTE = 60_000;
/** A screen may be ahead by as much as its offset to the server is uncertain, in ms. */
const AHEAD = 100;
const AT_720 = { viewport: { width: 1280, height: 720 } };

/** The browser's own date is wrong by so much, from before the page loads. */
async function wrongClock(page: Page, by: number): Promise<void> {
	await page.addInitScript((off) => {
		const Right = Date;
		class Wrong extends Right {
			constructor(...given: []) {
				if (given.length > 0) super(...given);
				else super(Right.now() + off);
			}
			static override now(): number {
				return Right.now() + off;
			}
		}
		Object.assign(globalThis, { Date: Wrong, rightNow: () => Right.now() });
	}, by);
}
interface Reading {
	text: string;
	/** Ms since 1970, by the clock of this machine, which is also the server's. */
	at: number;
}
/** The next changes of a case's countdown, each with the right time of it. */
const readings = (page: Page, key: string, many: number): Promise<Reading[]> =>
	page.evaluate(
		([key, many]) =>
			new Promise<Reading[]>((resolve) => {
				const found: Reading[] = [];
				const shown = document.querySelector(`[data-case="${key}"] .countdown`);
				if (!shown) throw new Error(`${key} is not shown`);
				const { rightNow } = globalThis as unknown as { rightNow: () => number };
				const watch = new MutationObserver(() => {
					found.push({ text: shown.textContent, at: rightNow() });
					if (found.length < many) return;
					watch.disconnect();
					resolve(found);
				});
				watch.observe(shown, { characterData: true, childList: true, subtree: true });
			}),
		[key, many] as const
	);

test('WALL-11 countdowns agree to the second on screens whose clocks are wrong, and tick on the second', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.escalate('kestrel', '1207', 'Checkout down', { ago: 3 });
	const { clocks } = (await floor.api('GET', '/clients/kestrel/cases/1207')) as {
		clocks: { name: string; dueAt: string | number }[];
	};
	const due = new Date(clocks.find(({ name }) => name === 'claim')?.dueAt ?? NaN).getTime();
	const pages = [await newPage(AT_720), await newPage(AT_720)];
	const offs = [-7 * MINUTE, 180 * MINUTE];
	for (const [index, page] of pages.entries()) {
		await wrongClock(page, offs[index] ?? 0);
		await openWall(page, floor);
	}
	const [slow = [], fast = []] = await Promise.all(
		pages.map((page) => readings(page, 'kestrel/1207', 5))
	);
	const late = ({ at }: Reading) => (at + AHEAD) % 1000;
	for (const reading of [...slow, ...fast])
		expect(reading.text).toBe(countdown(due, reading.at + AHEAD - late(reading)));
	// a busy machine paints late now and then; what is aimed at is the second itself
	for (const of of [slow, fast]) expect(Math.min(...of.map(late))).toBeLessThan(250);
	const both = slow.filter(({ text }) => fast.some((other) => other.text === text));
	expect(both.length).toBeGreaterThanOrEqual(3);
	for (const { text, at } of both) {
		const other = fast.find((reading) => reading.text === text)?.at ?? NaN;
		expect(Math.abs(at - other), `${text} on both`).toBeLessThan(1000);
	}
});

test('WALL-12 +00:00 comes at the due instant, pulses three times and is steady', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage(AT_720);
	await page.addInitScript(() => {
		const turns: string[] = [];
		for (const what of ['animationstart', 'animationiteration', 'animationend'])
			document.addEventListener(what, () => turns.push(what), true);
		Object.assign(globalThis, { turns });
	});
	await openWall(page, floor);
	// once the wall is there: it runs out while it is looked at
	await floor.escalate('kestrel', '1207', 'Checkout down', { ago: 15 - 6 / 60 });
	const row = page.locator('[data-case="kestrel/1207"]');
	await expect(row).toHaveClass(/due/);
	// looked at by the page itself: one of its seconds may pass between two looks from here
	const counted = await page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				const found = new Set<string>();
				const watch = new MutationObserver(() => {
					const text = document.querySelector('[data-case="kestrel/1207"] .countdown')?.textContent;
					found.add(text ?? '');
					if (!/^\+00:0[5-9]/.test(text ?? '')) return;
					watch.disconnect();
					resolve([...found]);
				});
				watch.observe(document.body, { characterData: true, childList: true, subtree: true });
			})
	);
	expect(counted).toContain('+00:00');
	await expect(row).toHaveClass(/past/);
	await expect(row.getByText('past SLA')).toBeVisible();
	await expect(page.locator('dl .past')).toHaveText(/^1/);
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
	const turns = await page.evaluate(() => (globalThis as unknown as { turns: string[] }).turns);
	expect(turns.filter((turn) => turn === 'animationstart')).toHaveLength(1);
	const again = turns.filter((turn) => turn === 'animationiteration').length;
	expect(again).toBeGreaterThanOrEqual(1);
	expect(again).toBeLessThanOrEqual(2);
});

test('WALL-13 a change moves its row once and no other twice', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	for (const [index, id] of ['a', 'b', 'c'].entries())
		await floor.escalate('halden', id, `Ticket ${id}`, { ago: 9 - index });
	const page = await newPage(AT_720);
	await page.addInitScript(() => {
		const moves: { of: string | undefined; ms: unknown }[] = [];
		const animate = Element.prototype.animate;
		Element.prototype.animate = function (frames, options) {
			const row = this.querySelector<HTMLElement>('[data-case]');
			if (row)
				moves.push({
					of: row.dataset['case'],
					ms: typeof options === 'object' ? options.duration : options
				});
			return animate.call(this, frames, options);
		};
		Object.assign(globalThis, { moves });
	});
	await openWall(page, floor);
	const order = () =>
		page
			.locator('[data-case]')
			.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['case']));
	await expect.poll(order).toEqual(['halden/a', 'halden/b', 'halden/c']);
	await page.evaluate(() => (globalThis as unknown as { moves: unknown[] }).moves.splice(0));
	// claimed: its claim clock stops, and its resolve clock is due later than the others
	await floor.claim('halden', 'a', { id: 'mateo', name: 'Mateo Cruz' });
	await expect.poll(order).toEqual(['halden/b', 'halden/c', 'halden/a']);
	await expect(page.locator('[data-case="halden/a"] .owner')).toHaveText('Mateo');
	await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
	const moves = await page.evaluate(
		() => (globalThis as unknown as { moves: { of: string; ms: number }[] }).moves
	);
	// Svelte begins each with one that lasts no time
	const seen = moves.filter(({ ms }) => ms > 0);
	expect(seen.map(({ of }) => of).sort()).toEqual(['halden/a', 'halden/b', 'halden/c']);
	for (const { ms } of seen) expect(ms).toBeLessThan(400);
});

test('WALL-14 with reduced motion nothing moves', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await floor.escalate('kestrel', '1207', 'Checkout down', { ago: 15 - 4 / 60 });
	await floor.escalate('kestrel', '1208', 'Checkout slow', { ago: 5 });
	const page = await newPage({ ...AT_720, reducedMotion: 'reduce' });
	await page.addInitScript(() => {
		let most = 0;
		const look = () => {
			const moving = document.getAnimations().filter((one) => {
				const { duration = 0 } = one.effect?.getTiming() ?? {};
				return Number(duration) > 0;
			});
			most = Math.max(most, moving.length);
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
		Object.assign(globalThis, { most: () => most });
	});
	await openWall(page, floor);
	const past = page.locator('[data-case="kestrel/1207"]');
	await expect(past).toHaveClass(/past/);
	await floor.claim('kestrel', '1207', { id: 'mateo', name: 'Mateo Cruz' });
	await expect(page.locator('[data-case]').first()).toHaveAttribute('data-case', 'kestrel/1208');
	expect(await page.evaluate(() => (globalThis as unknown as { most: () => number }).most())).toBe(
		0
	);
});

test('WALL-2 everything past SLA comes into view in turn', async ({ newPage, startFloor }) => {
	test.setTimeout(120_000);
	const floor = await startFloor();
	const ids = Array.from({ length: 10 }, (_, index) => `p${index}`);
	for (const [index, id] of ids.entries())
		await floor.escalate('northwind', id, `Ticket ${id}`, { ago: 60 - index });
	const page = await newPage(AT_720);
	await openWall(page, floor);
	const rows = page.locator('[data-case]');
	await expect(rows).toHaveCount(5);
	await expect(page.getByRole('strong').getByText('10 past SLA')).toBeVisible();
	const seen = new Set<string>();
	await expect
		.poll(
			async () => {
				for (const row of await rows.all()) seen.add((await row.getAttribute('data-case')) ?? '');
				return seen.size;
			},
			{ timeout: 40_000 }
		)
		.toBe(ids.length);
	// the first half stands
	await expect(rows.first()).toHaveAttribute('data-case', 'northwind/p0');
});

test('WALL-15 what is hidden of a person never reaches a wall', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await floor.change('northwind', [
		{
			case: 'secret',
			command: { type: 'open', title: 'Refund missing', customer: 'Sam Porter of Leeds' }
		},
		{ case: 'secret', command: { type: 'escalate', subject: 'billing', trigger: 'customer' } }
	]);
	const page = await newPage(AT_720);
	await floor.escalate('kestrel', '1208', 'Checkout slow', { ago: 5 });
	const frames: string[] = [];
	page.on('websocket', (socket) => {
		socket.on('framereceived', ({ payload }) => frames.push(String(payload)));
	});
	await openWall(page, floor);
	await expect(page.getByText('Refund missing')).toBeVisible();
	await floor.change('northwind', [{ case: 'secret', command: { type: 'note', text: 'Called' } }]);
	await floor.claim('northwind', 'secret', { id: 'mateo', name: 'Mateo Cruz' });
	await expect(page.locator('.owner')).toHaveText('Mateo');
	expect(frames.length).toBeGreaterThan(1);
	expect(frames.join() + (await page.content())).not.toContain('Porter');
});
