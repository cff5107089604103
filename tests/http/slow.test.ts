import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createListener, LISTENER_LIMITS, type ListenerLimits } from '#server/http/listener.ts';

async function listening(limits: Partial<ListenerLimits>, behindProxy = false) {
	const server = createListener(behindProxy, { ...LISTENER_LIMITS, ...limits });
	server.on('request', (req, res) => {
		req.resume();
		req.on('end', () => res.end('ok'));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const { port } = server.address() as AddressInfo;
	const ends = new WeakMap<Socket, Promise<string>>();
	const open = async (text = ''): Promise<Socket> => {
		const socket = connect(port, '127.0.0.1');
		socket.on('error', () => undefined);
		onTestFinished(() => void socket.destroy());
		await once(socket, 'connect');
		// from now on: it may be closed before the others are open
		ends.set(socket, everythingOn(socket));
		if (text !== '') socket.write(text);
		return socket;
	};
	/** What a socket is answered until it is closed. */
	const end = async (socket: Socket): Promise<string> => (await ends.get(socket)) ?? '';
	const ask = () => fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
	return { open, end, ask };
}

async function everythingOn(socket: Socket): Promise<string> {
	let text = '';
	socket.on('data', (part) => (text += String(part)));
	await new Promise((resolve) => socket.once('close', resolve));
	return text;
}

const quick = { headMs: 300, requestMs: 600, lookMs: 50 };

describe('SEC-16 who is slow, or has very many connections, keeps nobody else waiting', () => {
	test('a head that never ends is cut off, a hundred of them as well, and others are answered meanwhile', async () => {
		const { open, end, ask } = await listening(quick);
		const slow = await Promise.all(
			Array.from({ length: 100 }, () => open('POST / HTTP/1.1\r\nhost: a\r\nx-a: '))
		);
		const ends = slow.map(end);
		expect(await ask()).toBe('ok');
		for (const text of await Promise.all(ends)) expect(text).toMatch(/^HTTP\/1.1 408 /);
		expect(await ask()).toBe('ok');
	});

	test('a body that never ends is cut off', async () => {
		const { open, end } = await listening(quick);
		const socket = await open('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc');
		expect(await end(socket)).toMatch(/^HTTP\/1.1 408 /);
	});

	test('a head that is too long is refused', async () => {
		const { open, end } = await listening(quick);
		const socket = await open(`GET / HTTP/1.1\r\nhost: a\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`);
		expect(await end(socket)).toMatch(/^HTTP\/1.1 431 /);
	});

	test('of one address so many connections and no more; one that ends makes room', async () => {
		const { open, end, ask } = await listening({ ofAddress: 3 });
		const held = await Promise.all([open(), open(), open()]);
		expect(await end(await open('GET / HTTP/1.1\r\nhost: a\r\n\r\n'))).toBe('');
		const [first] = held;
		first?.destroy();
		await expect.poll(() => ask().catch(() => 'refused')).toBe('ok');
	});

	test('behind a proxy, which everybody comes from, it is the proxy that counts', async () => {
		const { open, ask } = await listening({ ofAddress: 1 }, true);
		await Promise.all([open(), open(), open()]);
		expect(await ask()).toBe('ok');
	});

	test('what a node does is bounded in the end, whoever asks', () => {
		expect(LISTENER_LIMITS).toMatchObject({ headMs: 10_000, requestMs: 30_000 });
		expect(createListener(false)).toMatchObject({
			headersTimeout: 10_000,
			requestTimeout: 30_000,
			maxHeadersCount: 100,
			maxConnections: 20_000
		});
	});
});
