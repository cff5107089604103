/** One HTTP call: keep-alive, time limit, problem documents. */
import { ApiProblem, readProblem } from './problem.ts';
import { limit } from './limit.ts';
import { retrying, type RetryRules } from './retry.ts';

export interface TransportOptions {
	/** Address of the server, such as `http://127.0.0.1:3000`. */
	url: string;
	/** `andon_<id>_<secret>` */
	key: string;
	/** Requests under way at once. */
	concurrency: number;
	/** Ms until an attempt counts as failed. */
	timeout: number;
	retry: RetryRules;
	fetch: typeof fetch;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** @returns a function that makes one call, with its repetitions, and gives the parsed body */
export function createTransport(options: TransportOptions): Call {
	const turn = limit(options.concurrency);
	return (method, path, body) =>
		turn(() => retrying(options.retry, () => attempt(options, method, path, body)));
}

async function attempt(options: TransportOptions, method: string, path: string, body: unknown) {
	const call = `${method} ${path}`;
	const response = await send(options, call, method, path, body);
	const text = await bodyOf(response, call);
	const parsed = parse(text);
	if (!response.ok)
		throw readProblem(call, response.status, parsed, response.headers.get('retry-after'));
	if (parsed === undefined && text !== '')
		throw new ApiProblem(call, {
			code: 'unknown',
			status: response.status,
			temporary: false,
			detail: `the answer is no JSON; is ${options.url} an Andon server?`
		});
	return parsed;
}

async function send(
	{ url, key, timeout, fetch }: TransportOptions,
	call: string,
	method: string,
	path: string,
	body: unknown
): Promise<Response> {
	try {
		return await fetch(new URL(path, url), {
			method,
			redirect: 'manual',
			signal: AbortSignal.timeout(timeout),
			headers: {
				authorization: `Bearer ${key}`,
				accept: 'application/json',
				...(body !== undefined && { 'content-type': 'application/json' })
			},
			...(body !== undefined && { body: JSON.stringify(body) })
		});
	} catch (error) {
		throw unanswered(call, `no answer from ${url}`, error);
	}
}

async function bodyOf(response: Response, call: string): Promise<string> {
	try {
		return await response.text();
	} catch (error) {
		throw unanswered(call, 'the answer broke off', error);
	}
}

/** No answer is no refusal: the change may have been made, and the same operation id finds out. */
function unanswered(call: string, what: string, cause: unknown): ApiProblem {
	const inner = cause instanceof Error ? cause.cause : undefined;
	const why = inner instanceof Error ? inner.message : cause instanceof Error ? cause.message : '';
	const detail = why ? `${what} (${why})` : what;
	return new ApiProblem(call, { code: 'network', status: 0, temporary: true, detail }, cause);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
