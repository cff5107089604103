/** An HTTP server that keeps what it is sent and answers as the test says. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Request {
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export interface WebReceiver {
	url: string;
	requests: Request[];
	/** Status of the next answers; `never` answers nothing. */
	answer: number | 'never';
	/** The body of the n-th request, as JSON. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	json(index: number): any;
}

export async function webReceiver(): Promise<WebReceiver> {
	const receiver: WebReceiver = {
		url: '',
		requests: [],
		answer: 200,
		json: (index) => JSON.parse(receiver.requests[index]?.body.toString() ?? 'null') as unknown
	};
	const server = createServer((req, res) => {
		const parts: Buffer[] = [];
		req.on('data', (part: Buffer) => parts.push(part));
		req.on('end', () => {
			receiver.requests.push({
				path: req.url ?? '',
				headers: req.headers,
				body: Buffer.concat(parts)
			});
			if (receiver.answer === 'never') return;
			if (receiver.answer === 302) res.setHeader('location', '/elsewhere');
			res.writeHead(receiver.answer).end('ok');
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return receiver;
}
