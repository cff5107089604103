import { Server } from 'socket.io';
import { Adapter } from 'socket.io-adapter';
import { expect, test } from 'vitest';
import { OneWriteAdapter } from './one-write.ts';

interface Sent {
	packets: string[];
	options: { wsPreEncodedFrame?: Buffer[] };
}

/** What each of three screens in a room is handed of one broadcast. */
function broadcast(Kind: typeof Adapter): Sent[] {
	const sent: Sent[] = [];
	const sockets = new Map(
		['a', 'b', 'c'].map((id) => [
			id,
			{
				id,
				client: {
					writeToEngine: (packets: string[], options: Sent['options']) =>
						void sent.push({ packets, options })
				}
			}
		])
	);
	const space = { name: '/display', server: { encoder: new Server().encoder }, sockets };
	const adapter = new Kind(space);
	for (const id of sockets.keys()) void adapter.addAll(id, new Set(['board']));
	const packet = { type: 2, data: ['frame', { seq: 7, text: 'Ü'.repeat(200) }] };
	adapter.broadcast(packet, { rooms: new Set(['board']), except: new Set() });
	return sent;
}

test('LIVE-35 a frame goes to each socket as one buffer, the same for all, byte for byte what Socket.IO sends', () => {
	const theirs = broadcast(Adapter).map(({ options }) => options.wsPreEncodedFrame ?? []);
	const ours = broadcast(OneWriteAdapter).map(({ options }) => options.wsPreEncodedFrame ?? []);
	expect(theirs.map((frame) => frame.length)).toEqual([2, 2, 2]);
	expect(ours.map((frame) => frame.length)).toEqual([1, 1, 1]);
	expect(ours[0]?.[0]).toEqual(Buffer.concat(theirs[0] ?? []));
	expect(new Set(ours.map(([frame]) => frame)).size).toBe(1);
});
