/** Somebody writes what would run, or would be taken for a part of the page, into every text there is. */
import { CHANNELS } from '#lib/shared/words.ts';
import { openCase } from './case-hands.ts';
import { ENGINE } from './engine-floor.ts';
import { expect, open, openDesk, signIn, TABLET, test } from './fixtures.ts';
import type { Floor, Item } from './floor.ts';
import { HOSTILE, watched } from './hostile-hands.ts';
import { staticPages } from './ways.ts';

const SHORT = '"><x-evil><img src=x onerror=ran()>';
const LONG = `</textarea></title></script><script>ran()</script>${HOSTILE}<svg onload=ran()><a href="javascript:ran()">x</a>{{ran()}}\${ran()}\u202Ekcab\u2066`;
const MARKDOWN = `- [one](javascript:ran()) ${HOSTILE}\n- [two](data:text/html,<script>ran()</script>)\n- ![three](https://elsewhere.example/x.png)\n\n<script>ran()</script>\n<iframe src="javascript:ran()"></iframe>\n`;
const BY = { id: 'evil', name: HOSTILE };

/** The floor of somebody who writes nothing else. */
async function fill(floor: Floor): Promise<void> {
	await floor.configure('northwind', {
		...ENGINE,
		teams: Object.fromEntries(
			Object.entries(ENGINE.teams ?? {}).map(([id, team]) => [id, { ...team, name: HOSTILE }])
		),
		policies: ENGINE.policies?.map((policy) => ({ ...policy, name: HOSTILE })),
		paths: ENGINE.paths?.map((path) => ({ ...path, name: HOSTILE })),
		sops: [{ name: 'evil', title: HOSTILE, text: MARKDOWN }],
		causes: [HOSTILE],
		templates: [{ name: 'evil', title: HOSTILE, text: LONG }],
		customers: { mayEscalate: true, reasons: [HOSTILE], thanks: LONG }
	} as Parameters<Floor['configure']>[1]);
	const open: Item['command'] = {
		type: 'open',
		...{ title: LONG, ref: SHORT, customer: LONG.slice(0, 120), priority: 1 },
		...{ team: HOSTILE, agent: HOSTILE, vip: true }
	};
	const escalate: Item['command'] = {
		type: 'escalate',
		subject: 'complaint',
		trigger: 'customer',
		why: LONG
	};
	const told = CHANNELS.map((channel): Item => ({
		...{ case: 'evil', by: BY },
		command: { type: 'update-customer', channel, text: LONG }
	}));
	await floor.change('northwind', [
		{ case: 'evil', by: BY, command: open, ago: 40 },
		{ case: 'evil', by: BY, command: escalate, ago: 39 },
		{ case: 'evil', by: BY, command: { type: 'claim', owner: BY }, ago: 38 },
		{ case: 'evil', by: BY, command: { type: 'note', text: LONG } },
		...told,
		{ case: 'gone', by: BY, command: open, ago: 90 },
		{ case: 'gone', by: BY, command: escalate, ago: 89 },
		{ case: 'gone', by: BY, command: { type: 'claim', owner: BY }, ago: 80 },
		{ case: 'gone', by: BY, command: { type: 'resolve', cause: HOSTILE, done: LONG }, ago: 10 }
	]);
	await floor.queue('northwind', 'evil', HOSTILE, {
		...{ waiting: 40, oldestWaitSeconds: 900, agents: { free: 1, busy: 7, away: 2 } },
		...{ serviceLevel: 0.4, offered: 120, handled: 111, abandoned: 5 }
	});
}

test('SEC-12 what others wrote is shown as they wrote it, and nothing of it becomes a part of a wall or a desk', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await fill(floor);

	const wall = await newPage();
	const clean = await watched(wall);
	await open(wall, `${floor.url}/wall`);
	await expect(wall.getByText('<x-evil>').first()).toBeVisible();
	await clean();

	const desk = await newPage(TABLET);
	const cleanDesk = await watched(desk);
	await openDesk(desk, floor);
	await expect(desk.getByText('<x-evil>').first()).toBeVisible();
	await cleanDesk();
	await openCase(desk, SHORT.replaceAll(/[()]/g, '.'));
	await cleanDesk();
	for (const key of ['n', 't', 'w', 'e', 'r']) {
		await desk.keyboard.press(key);
		await cleanDesk();
		await desk.keyboard.press('Escape');
	}
	// no sign turns the text of a row round
	expect(await desk.locator('body').innerText()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
});

test('SEC-12 nor of any other page of the staff', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await fill(floor);
	const page = await newPage(TABLET);
	const clean = await watched(page);
	// who may open all of them
	await signIn(page, floor, 'Noor Haddad', '/shift');
	for (const path of [...staticPages(), '/alerts?which=all&span=day', '/shift?compare=week']) {
		await page.goto(`${floor.url}${path}`);
		await clean();
	}
});

test('SEC-12 nor of the page of a customer', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await fill(floor);
	const page = await newPage(TABLET);
	const clean = await watched(page);
	const link = (await floor.api('POST', '/clients/northwind/cases/evil/customer-link')) as {
		url: string;
	};
	// it has no script
	await page.goto(`${floor.url}${new URL(link.url).pathname}`);
	await expect(page.getByText('<x-evil>').first()).toBeVisible();
	await clean();
});
