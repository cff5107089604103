/**
 * The one way out: every request of Andon to somebody else's server goes through here. The addresses come from people and
 * from programs, and none of them leads into the operator's own network unless the operator says so.
 */
import { lookup } from 'node:dns/promises';
import type { Agent, Dispatcher, request } from 'undici';
import type { AllowedHosts } from '#server/config/allowed-hosts.ts';
import { Later } from '../later.ts';
import { guarded, NotAllowed, type Resolve } from './connect.ts';

export interface Asked {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	headers?: Record<string, string>;
	body?: string | Uint8Array;
	/** Whether what is answered is of no interest beyond its status. */
	statusOnly?: boolean;
	/** In all, ms. */
	within?: number;
	/** Given up when this is aborted, too. */
	signal?: AbortSignal | undefined;
}

export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: Uint8Array<ArrayBuffer>;
}

interface Client {
	agent: Agent;
	request: typeof request;
}

const WITHIN_MS = 8000;
/** A longer answer is none. */
export const LONGEST_ANSWER = 1024 * 1024;
const CONNECTIONS = 8;

const byDns: Resolve = async (host) =>
	(await lookup(host, { all: true })).map(({ address }) => address);

export class Outside {
	readonly #allowed: AllowedHosts;
	readonly #resolve: Resolve;
	/** Read when it is asked for first: a start of a node does not wait for it. */
	readonly #client = new Later(() => this.#open());
	#closed = false;

	/** @param resolve gives the addresses of a name; only tests give one */
	constructor(allowed: AllowedHosts, resolve: Resolve = byDns) {
		this.#allowed = allowed;
		this.#resolve = resolve;
	}

	async #open(): Promise<Client> {
		const { Agent, buildConnector, request } = await import('undici');
		const agent = new Agent({
			connect: guarded(buildConnector, this.#allowed, this.#resolve),
			connections: CONNECTIONS,
			allowH2: false,
			headersTimeout: WITHIN_MS,
			bodyTimeout: WITHIN_MS,
			keepAliveMaxTimeout: 30_000,
			maxResponseSize: LONGEST_ANSWER
		});
		return { agent, request };
	}

	/**
	 * Asks once; a redirect is an answer like another, and is not followed.
	 * @throws NotAllowed for an address that may not be asked; `TimeoutError`; what undici throws
	 */
	async ask(url: string, asked: Asked): Promise<Answer> {
		const { method, headers = {}, body, within = WITHIN_MS, statusOnly = false, signal } = asked;
		const late = AbortSignal.timeout(within);
		const to = target(url);
		if (this.#closed) throw new Error('Nothing is asked any more: it was closed');
		const { agent, request } = await this.#client.get();
		const answer = await request(to, {
			dispatcher: agent,
			method: method as Dispatcher.HttpMethod,
			// nothing is unpacked, so that a small answer cannot become a large one
			headers: { ...headers, 'accept-encoding': 'identity' },
			...(body !== undefined && { body }),
			signal: signal ? AbortSignal.any([late, signal]) : late
		});
		if (statusOnly) await answer.body.dump();
		return {
			status: answer.statusCode,
			headers: answer.headers,
			body: statusOnly ? new Uint8Array() : new Uint8Array(await answer.body.arrayBuffer())
		};
	}

	/** As the platform's `fetch`, for libraries that take one: texts and bytes as bodies, no redirects, never unpacked. */
	readonly fetch = async (
		input: string | URL | Request,
		init: RequestInit = {}
	): Promise<Response> => {
		const given = new Request(input, init);
		const bytes = new Uint8Array(await given.arrayBuffer());
		const { status, headers, body } = await this.ask(given.url, {
			method: given.method as Asked['method'],
			headers: Object.fromEntries(given.headers),
			...(bytes.length > 0 && { body: bytes }),
			signal: given.signal
		});
		const told = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
			[value ?? []].flat().map((one) => [name, one])
		);
		return new Response(BODILESS.has(status) ? null : body, { status, headers: told });
	};

	async close(): Promise<void> {
		this.#closed = true;
		const client = await this.#client.opened();
		await client?.agent.destroy();
	}
}

/** Statuses whose answers have no body. */
const BODILESS = new Set([101, 204, 205, 304]);

function target(url: string): URL {
	if (!URL.canParse(url)) throw new NotAllowed('it is no address');
	const parsed = new URL(url);
	if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
		throw new NotAllowed('it is no address of the web');
	if (parsed.username !== '' || parsed.password !== '')
		throw new NotAllowed('it has a name and a password before the @');
	return parsed;
}
