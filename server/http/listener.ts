/** The door to the network: who is slow, or comes too often at once, does not keep it from others. */
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '#server/services/walls/network.ts';

export interface ListenerLimits {
	/** How long the head of a request may take, ms. */
	headMs: number;
	/** How long a whole request may take, ms. */
	requestMs: number;
	/** How often it is looked at who took too long, ms. */
	lookMs: number;
	/** Connections of one address at the same time; a floor of 400 screens is behind one address. */
	ofAddress: number;
	/** Connections in all. */
	inAll: number;
}

export const LISTENER_LIMITS: ListenerLimits = {
	...{ headMs: 10_000, requestMs: 30_000, lookMs: 1000 },
	...{ ofAddress: 2000, inAll: 20_000 }
};

const HEADERS = 100;
const HEAD_BYTES = 16 * 1024;

/** @param behindProxy whether everybody comes from the address of a proxy, which then has to count them */
export function createListener(
	behindProxy: boolean,
	{ headMs, requestMs, lookMs, ofAddress, inAll }: ListenerLimits = LISTENER_LIMITS
): Server {
	const server = createServer({
		headersTimeout: headMs,
		requestTimeout: requestMs,
		connectionsCheckingInterval: lookMs,
		maxHeaderSize: HEAD_BYTES
	});
	server.maxHeadersCount = HEADERS;
	server.maxConnections = inAll;
	if (!behindProxy) countAddresses(server, ofAddress);
	return server;
}

/** Programs of this machine come from one address, too, and are counted together. */
function countAddresses(server: Server, most: number): void {
	const open = new Map<string, number>();
	server.on('connection', (socket: Socket) => {
		const of = networkOf((socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, ''));
		const count = (open.get(of) ?? 0) + 1;
		open.set(of, count);
		socket.once('close', () => {
			const left = (open.get(of) ?? 1) - 1;
			if (left === 0) open.delete(of);
			else open.set(of, left);
		});
		if (count > most) socket.destroy();
	});
}
