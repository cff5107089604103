/** F1: from the request of a helpdesk's program to the row on the glass of a wall. */
import type { Page } from 'playwright';
import type { Changes, Server } from './programs/changes.ts';
import type { Floor } from './programs/floor.ts';
import type { AndonNode } from './programs/node.ts';
import type { Screens } from './programs/screens.ts';
import { openGlass } from './support/browser.ts';
import { expectOn, seenOn, watch } from './support/glass-page.ts';
import { CLIENT } from './support/floor.ts';
import { pause } from './support/pace.ts';
import { start, type Remote } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { alone, percentile, roundsOf, spread } from './support/rounds.ts';

const OPEN = 10_000;
const DISPLAYS = 1000;
/** A frame goes to one display after the other: the wall is neither the first of them nor the last. */
const BEFORE = DISPLAYS / 2;
const CHANGES_A_SECOND = 300;
const SECONDS = 20;
/** Cases that stand on top of the wall, whose titles change and are waited for. */
const PROBES = 5;
const PROBES_A_SECOND = 15;

export async function eventToGlass(storeUrl: string, rounds: number): Promise<Result[]> {
	const node = start<AndonNode>('node');
	const floor = start<Floor>('floor');
	const screens = start<Screens>('screens', { yields: true });
	const changes = start<Changes>('changes');
	const probes = start<Changes>('changes');
	const { browser, page, skew } = await openGlass();
	try {
		const { port, key } = await node.call.start(storeUrl, 'f1', { pages: true });
		const server = { port, key };
		await floor.call.start(storeUrl, 'f1');
		const ids = await floor.call.escalations(OPEN - PROBES);
		const tops = Array.from({ length: PROBES }, (_, index) => `TOP-${index}`);
		for (const id of tops) {
			const open = { type: 'open', title: 'Not yet', ref: id, priority: 1, vip: true };
			await probes.call.change(server, id, open);
			const escalate = { type: 'escalate', subject: 'technical', trigger: 'priority', tier: 2 };
			await probes.call.change(server, id, escalate);
		}
		await screens.call.connect(port, BEFORE, 'frame');
		await page.goto(`http://127.0.0.1:${port}/wall`);
		await page.waitForSelector('main[data-status=live]');
		await screens.call.connect(port, DISPLAYS - 1 - BEFORE, 'frame');
		for (const id of tops) await page.waitForSelector(`[data-case="${CLIENT}/${id}"]`);
		await watch(page);
		const all = await alone(rounds, async () => {
			const work = changes.call.claims(
				server,
				ids,
				(CHANGES_A_SECOND - PROBES_A_SECOND) * SECONDS,
				CHANGES_A_SECOND - PROBES_A_SECOND
			);
			const taken = tops.map((id) => probe(page, probes, server, id));
			const [all] = await Promise.all([Promise.all(taken), work]);
			return all.flat();
		});
		const of = (share: number) => all.map((taken) => percentile(taken, share));
		const p50 = roundsOf(of(0.5));
		const p99 = roundsOf(of(0.99));
		const what = `request sent → row changed on the glass of a wall in Chromium, ${CHANGES_A_SECOND} changes/s, ${OPEN.toLocaleString('en-GB')} open cases, ${DISPLAYS} displays, one node`;
		const seen = all.reduce((sum, taken) => sum + taken.length, 0);
		return [
			{ id: 'F1', what: `${what}, p50`, unit: 'ms', rounds: p50, goal: '≤ 80 ms', notes: [] },
			{
				...{ id: 'F1', what: 'the same, p99', unit: 'ms', rounds: p99, goal: '≤ 200 ms' },
				notes: [
					`${seen} changes were looked for on the glass and all were seen; slowest ${figure(spread(of(1)).max)} ms; the two clocks differ by at most ${figure(skew)} ms`
				]
			}
		];
	} finally {
		await browser.close();
		await Promise.all([node, floor, screens, changes, probes].map((one) => one.stop()));
	}
}

let count = 0;

/** Changes one case again and again. @returns how long each change took to the glass, ms */
async function probe(
	page: Page,
	probes: Remote<Changes>,
	server: Server,
	id: string
): Promise<number[]> {
	const taken: number[] = [];
	const until = performance.now() + SECONDS * 1000;
	const gap = (1000 * PROBES) / PROBES_A_SECOND;
	await pause(Math.random() * gap);
	while (performance.now() < until) {
		const next = performance.now() + gap * (0.5 + Math.random());
		const text = `Change ${count++} of ${id}`;
		const row = `${CLIENT}/${id}`;
		await expectOn(page, row, text);
		const sent = await probes.call.change(server, id, { type: 'update', title: text });
		taken.push((await seenOn(page, text)) - sent);
		await pause(Math.max(0, next - performance.now()));
	}
	return taken;
}
