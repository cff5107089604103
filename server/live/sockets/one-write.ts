/**
 * Rooms whose frames go out in one piece. Socket.IO encodes a broadcast once for all of a room, but as two buffers, a
 * WebSocket's header and what it carries: two writes to hold together for each socket. As one buffer a frame costs a
 * socket one plain write.
 */
import { Adapter } from 'socket.io-adapter';

/** What a broadcast hands to each socket's transport; `wsPreEncodedFrame` is there where the packet is text alone. */
interface Encoded {
	wsPreEncodedFrame?: Buffer[];
}
type Encode = (packet: unknown, options: Encoded) => unknown;

/** The base class declares it private; a version that has it no more sends as it does by itself. */
const encode = (Adapter.prototype as unknown as { _encode?: Encode })._encode;

export class OneWriteAdapter extends Adapter {}

if (encode)
	Object.assign(OneWriteAdapter.prototype, {
		_encode(this: Adapter, packet: unknown, options: Encoded): unknown {
			const encoded = encode.call(this, packet, options);
			const frame = options.wsPreEncodedFrame;
			if (frame) options.wsPreEncodedFrame = [Buffer.concat(frame)];
			return encoded;
		}
	});
