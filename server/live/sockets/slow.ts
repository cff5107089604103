/** Sockets that do not read are cut off before they cost memory: Socket.IO itself has no back-pressure. */
import type { Server } from 'socket.io';

const LOOK_EVERY_MS = 500;
/** Packets and bytes that may wait for one socket. A wall gets ten small frames a second at the most. */
const MOST_PACKETS = 200;
const MOST_BYTES = 1_000_000;

interface EngineSocket {
	writeBuffer: { data?: unknown }[];
	transport: { socket?: { terminate?(): void } };
	close(discard?: boolean): void;
}

/** @returns the stop function */
export function cutSlowSockets(io: Server, onCut: () => void): () => void {
	const timer = setInterval(() => {
		const clients = (io.engine as unknown as { clients: Record<string, EngineSocket> }).clients;
		for (const socket of Object.values(clients)) {
			if (!waitsTooLong(socket.writeBuffer)) continue;
			onCut();
			socket.transport.socket?.terminate?.();
			socket.close(true);
		}
	}, LOOK_EVERY_MS);
	return () => clearInterval(timer);
}

function waitsTooLong(packets: EngineSocket['writeBuffer']): boolean {
	if (packets.length > MOST_PACKETS) return true;
	let bytes = 0;
	for (const { data } of packets) bytes += typeof data === 'string' ? data.length : 0;
	return bytes > MOST_BYTES;
}
