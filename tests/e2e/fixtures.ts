/** Playwright's `test` with the project's own verbs: a floor to fill, pages that are open, nothing wrong in the console. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { QueueObservationInput } from '#lib/shared/wire/queues.ts';

export { expect };

export interface Item {
	case: string;
	command: ApiCommandInput;
	/** Minutes ago. */
	ago?: number;
	by?: { id: string; name: string };
}

export class Floor {
	readonly url: string;
	readonly key: string;
	readonly storePid: number;
	readonly setUpToken: string | null;
	readonly #child: ChildProcess;
	readonly #dataDir: string;
	#operation = 0;

	private constructor(
		child: ChildProcess,
		dataDir: string,
		ready: { url: string; key: string; storePid: number; setUpToken: string | null }
	) {
		this.#child = child;
		this.#dataDir = dataDir;
		this.url = ready.url;
		this.key = ready.key;
		this.storePid = ready.storePid;
		this.setUpToken = ready.setUpToken;
	}

	static async start(demo: 'on' | 'off' = 'on'): Promise<Floor> {
		const dataDir = mkdtempSync(join(tmpdir(), 'andon-e2e-'));
		const child = fork(new URL('serve.ts', import.meta.url), [dataDir, demo], {
			execArgv: [],
			stdio: 'inherit'
		});
		const [ready] = (await Promise.race([
			once(child, 'message'),
			once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended: ${code}`)))
		])) as [ConstructorParameters<typeof Floor>[2]];
		return new Floor(child, dataDir, ready);
	}

	async stop(): Promise<void> {
		const ended = once(this.#child, 'exit');
		this.#child.kill('SIGTERM');
		await ended;
		rmSync(this.#dataDir, { recursive: true, force: true });
	}

	/** Asks the API and expects it to be done. */
	async api(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.url}/api/v1${path}`, {
			method,
			headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		expect(response.status, `${method} ${path}`).toBe(200);
		return response.json();
	}

	/** Changes cases of one client, in order. */
	async change(client: string, items: Item[]): Promise<void> {
		for (let start = 0; start < items.length; start += 500) {
			const part = items.slice(start, start + 500).map(({ ago, ...item }) => ({
				...item,
				operation: `e2e-${process.pid}-${this.#operation++}`,
				...(ago !== undefined && { at: new Date(Date.now() - ago * 60_000).toISOString() })
			}));
			const { results } = (await this.api('POST', `/clients/${client}/batch`, { items: part })) as {
				results: { ok: boolean }[];
			};
			expect(results.filter(({ ok }) => !ok)).toEqual([]);
		}
	}

	/** An escalation that began `ago` minutes ago; its clocks follow from its priority. */
	async escalate(
		client: string,
		id: string,
		title: string,
		options: Partial<{
			ago: number;
			priority: 1 | 2 | 3 | 4;
			tier: 1 | 2 | 3 | 4;
			subject: 'technical' | 'operational' | 'complaint' | 'billing' | 'management' | 'sla-breach';
			owner: { id: string; name: string };
			vip: boolean;
		}> = {}
	): Promise<void> {
		const { ago = 0, priority = 3, tier = 1, subject = 'technical', owner, vip = false } = options;
		await this.change(client, [
			{ case: id, ago, command: { type: 'open', title, priority, ref: id, vip } },
			{ case: id, ago, command: { type: 'escalate', subject, tier, trigger: 'functional' } },
			...(owner ? [{ case: id, ago, command: { type: 'claim' as const, owner } }] : [])
		]);
	}

	async queue(
		client: string,
		id: string,
		name: string,
		observation: QueueObservationInput
	): Promise<void> {
		await this.api('PUT', `/clients/${client}/queues/${id}`, { name, answerWithin: 120 });
		await this.api('POST', `/clients/${client}/queues/${id}/observations`, observation);
	}
}

/** `page.goto` resolves before hydration; a tap before it is lost. */
export async function open(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

/** Signs a person of the demo in and opens a page. */
export async function signIn(
	page: Page,
	floor: Floor,
	name: string,
	path = '/desk'
): Promise<void> {
	await open(page, `${floor.url}/sign-in?to=${encodeURIComponent(path)}`);
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await page.waitForURL((url) => url.pathname === path);
	await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

/** No element is wider or higher than its box, and nothing scrolls sideways; what shortens its text on purpose is let be. */
export async function overflowing(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const root = document.documentElement;
		if (root.scrollWidth > root.clientWidth + 1)
			found.push(`page ${root.scrollWidth} > ${root.clientWidth}`);
		for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
			const style = getComputedStyle(element);
			if (style.display === 'inline' || style.visibility === 'hidden') continue;
			if (
				style.textOverflow === 'ellipsis' ||
				style.clipPath !== 'none' ||
				style.position === 'absolute'
			)
				continue;
			if (/(auto|scroll)/.test(style.overflowX + style.overflowY)) continue;
			if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
				found.push(
					`${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`
				);
		}
		return found;
	});
}

interface Fixtures {
	/** What went wrong in the pages of this test; expected to stay empty. */
	problems: string[];
}
interface WorkerFixtures {
	floor: Floor;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
	floor: [
		// Playwright asks for a destructured first argument
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const floor = await Floor.start();
			await use(floor);
			await floor.stop();
		},
		{ scope: 'worker' }
	],
	problems: [
		async ({ context }, use) => {
			const problems: string[] = [];
			context.on('console', (message) => {
				if (message.type() === 'error') problems.push(message.text());
			});
			context.on('weberror', (error) => problems.push(error.error().message));
			await use(problems);
			expect(problems, 'errors in the console').toEqual([]);
		},
		{ auto: true }
	]
});
