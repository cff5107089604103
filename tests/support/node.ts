/** A whole node in this process, on a port of its own, with a movable clock. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SCOPES } from '#lib/shared/access/scopes.ts';
import { createApp, type App } from '#server/app.ts';
import { SESSION_COOKIE } from '#server/http/cookies.ts';
import type { Log } from '#server/observability/log.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { testLog } from './logs.ts';
import { THIS_MACHINE } from './this-machine.ts';

/** Moves the store's time for every node that shares it; forward only. */
export class TestClock {
	#shift = 0;
	readonly shift = (): number => this.#shift;
	forward(ms: number): void {
		this.#shift += ms;
	}
}

export interface NodeOptions {
	/** Of the store. */
	url: string;
	/** Keeps the keys of this test apart; nodes of one prefix share their state. */
	prefix: string;
	clock?: TestClock;
	/** The demo floor's people and brands, without its process. */
	demo?: boolean;
	/** Any free one, if left out. */
	port?: number;
	/** One that fails the test at errors, if left out. */
	log?: Log;
}

export interface TestNode {
	url: string;
	app: App;
	store: Store;
	/** A key for every client, of every scope. */
	key: string;
	/** Asks the API; JSON in, JSON out. */
	api(
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>
	): Promise<ApiAnswer>;
	/** A cookie header of a new session of this person. */
	cookieOf(person: string): Promise<string>;
	stop(): Promise<void>;
}

export interface ApiAnswer {
	status: number;
	// the shape is what the test is about
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	body: any;
	headers: Headers;
}

let count = 0;

/** A prefix that no other test has. */
export const freshPrefix = (): string =>
	`test-${process.pid}-${++count}-${Math.random().toString(36).slice(2, 8)}`;

/** Starts a node with one client, `acme`, besides what `demo` brings. */
export async function startNode({
	url,
	prefix,
	clock,
	demo = true,
	port = 0,
	log = testLog()
}: NodeOptions): Promise<TestNode> {
	const store = await openStore({ url, prefix, ...(clock && { shift: clock.shift }) });
	const http = createServer();
	const app = await createApp(http, {
		store,
		log,
		config: {
			demo,
			publicUrl: undefined,
			trustProxy: undefined,
			allowedHosts: THIS_MACHINE
		},
		dev: false
	});
	http.on('request', app.web);
	http.listen(port, '127.0.0.1');
	await once(http, 'listening');
	await app.directory.add('client', 'acme', {
		id: 'acme',
		name: 'Acme',
		zone: 'UTC'
	});
	const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const key = (await app.keys.make('test', '*', SCOPES)).text;
	return {
		url: base,
		app,
		store,
		key,
		api: (method, path, body, headers) => ask(base, key, method, path, body, headers),
		async cookieOf(person) {
			const token = await app.sessions.signInDemo(person);
			if (!token) throw new Error(`no demo person ${person}`);
			return `${SESSION_COOKIE}=${token}`;
		},
		async stop() {
			await app.stop();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
			await store.close();
		}
	};
}

async function ask(
	base: string,
	key: string,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {}
): Promise<ApiAnswer> {
	const response = await fetch(`${base}/api/v1${path}`, {
		method,
		headers: {
			authorization: `Bearer ${key}`,
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers
		},
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
	});
	const text = await response.text();
	return {
		status: response.status,
		body: text ? JSON.parse(text) : null,
		headers: response.headers
	};
}
