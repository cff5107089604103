/** A server of its own for the tests of a browser: filled through its API, frozen, killed, started again. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { CaseView } from '#lib/shared/wire/history.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { QueueObservationInput } from '#lib/shared/wire/queues.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import type { Configure, Enter, Ready } from './serve.ts';

export interface Item {
	case: string;
	command: ApiCommandInput;
	/** Minutes ago. */
	ago?: number;
	by?: { id: string; name: string };
}

export class Floor {
	readonly #dataDir: string;
	readonly #demo: 'on' | 'off';
	#child: ChildProcess;
	#ready: Ready;
	#operation = 0;

	private constructor(dataDir: string, demo: 'on' | 'off', child: ChildProcess, ready: Ready) {
		this.#dataDir = dataDir;
		this.#demo = demo;
		this.#child = child;
		this.#ready = ready;
	}

	get url(): string {
		return this.#ready.url;
	}
	get key(): string {
		return this.#ready.key;
	}
	get storePid(): number {
		return this.#ready.storePid;
	}
	get setUpToken(): string | null {
		return this.#ready.setUpToken;
	}

	static async start(demo: 'on' | 'off' = 'on'): Promise<Floor> {
		const dataDir = mkdtempSync(join(tmpdir(), 'andon-e2e-'));
		const { child, ready } = await serve(dataDir, demo, '0');
		return new Floor(dataDir, demo, child, ready);
	}

	async stop(): Promise<void> {
		await this.end();
		rmSync(this.#dataDir, { recursive: true, force: true });
	}

	/** Stops the server and keeps its data. */
	async end(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const ended = once(this.#child, 'exit');
		this.#child.kill('SIGCONT');
		this.#child.kill('SIGTERM');
		await ended;
	}

	/** Starts it again with its data, at its address. */
	async startAgain(): Promise<void> {
		const { child, ready } = await serve(this.#dataDir, this.#demo, new URL(this.url).port);
		this.#child = child;
		this.#ready = ready;
	}

	/** The server's process stands still: connections stay open, and nothing is answered. */
	freeze(): void {
		this.#child.kill('SIGSTOP');
	}
	thaw(): void {
		this.#child.kill('SIGCONT');
	}
	killStore(): void {
		process.kill(this.storePid, 'SIGKILL');
	}

	/** When the store answers again, as the server has it: `pid` may be another by then. */
	async answers(): Promise<void> {
		await expect
			.poll(async () => (await this.#ask('GET', '/clients/kestrel/queues')).status, {
				timeout: 15_000,
				intervals: [50]
			})
			.toBe(200);
	}
	thawStore(): void {
		try {
			process.kill(this.storePid, 'SIGCONT');
		} catch (error) {
			// the server gave it up and started another one
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	}

	/** Asks the API and expects it to be done. */
	async api(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await this.#ask(method, path, body);
		expect(response.status, `${method} ${path}`).toBe(200);
		return response.json();
	}

	#ask(method: string, path: string, body?: unknown): Promise<Response> {
		return fetch(`${this.url}/api/v1${path}`, {
			method,
			headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) })
		});
	}

	/** Gives a client this configuration. */
	async configure(client: string, written: ConfigurationInput): Promise<void> {
		const done = once(this.#child, 'message');
		this.#child.send({ client, written } satisfies Configure);
		await done;
	}

	/** Somebody is set up, and signed in. @returns the token of the session */
	async enter(person: Person): Promise<string> {
		const answer = once(this.#child, 'message');
		this.#child.send({ person } satisfies Enter);
		const [{ token }] = (await answer) as [{ token: string }];
		return token;
	}

	/** Changes cases of one client, in order. */
	async change(client: string, items: Item[]): Promise<void> {
		const now = Date.now();
		for (let start = 0; start < items.length; start += 500) {
			const part = items.slice(start, start + 500).map(({ ago, ...item }) => ({
				...item,
				operation: `e2e-${process.pid}-${this.#operation++}`,
				...(ago !== undefined && { at: new Date(Math.round(now - ago * 60_000)).toISOString() })
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

	async caseOf(client: string, id: string): Promise<CaseView> {
		return (await this.api('GET', `/clients/${client}/cases/${id}`)) as CaseView;
	}

	async claim(client: string, id: string, owner: { id: string; name: string }): Promise<void> {
		await this.change(client, [{ case: id, command: { type: 'claim', owner } }]);
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

async function serve(dataDir: string, demo: 'on' | 'off', port: string) {
	const child = fork(new URL('serve.ts', import.meta.url), [dataDir, demo, port], {
		execArgv: [],
		stdio: 'inherit'
	});
	const [ready] = (await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended: ${code}`)))
	])) as [Ready];
	return { child, ready };
}
