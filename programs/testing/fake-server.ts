/** A stand-in for the API in tests: a real HTTP server that records what it is asked and answers as told. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
	method: string;
	path: string;
	search: URLSearchParams;
	authorization: string | undefined;
	body: unknown;
}

export interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** Close the connection without an answer. */
	hangUp?: boolean;
}

/** @returns its address, what it was asked, and how to stop it */
export async function startFakeServer(answer: (asked: Asked, count: number) => Answer) {
	const asked: Asked[] = [];
	const server = createServer((request, response) => {
		void read(request).then((one) => {
			asked.push(one);
			const { status = 200, headers, body, hangUp } = answer(one, asked.length);
			if (hangUp) return void request.socket.destroy();
			response.writeHead(status, { 'content-type': 'application/json', ...headers });
			response.end(body === undefined ? '' : JSON.stringify(body));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

async function read(request: IncomingMessage): Promise<Asked> {
	let text = '';
	for await (const part of request.setEncoding('utf8')) text += String(part);
	const url = new URL(request.url ?? '/', 'http://fake');
	return {
		method: request.method ?? '',
		path: url.pathname,
		search: url.searchParams,
		authorization: request.headers.authorization,
		body: text === '' ? undefined : JSON.parse(text)
	};
}
