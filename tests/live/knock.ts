import { io } from 'socket.io-client';
import type { Failure } from '#lib/shared/wire/errors.ts';

/** What a socket is told instead of being let in; null when it is let in. */
export async function knock(
	url: string,
	auth: Record<string, unknown>,
	headers: Record<string, string> = {}
): Promise<Failure | Error | null> {
	const link = io(url, {
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		auth,
		extraHeaders: headers
	});
	try {
		return await new Promise((resolve) => {
			link.on('connect', () => resolve(null));
			link.on('connect_error', (error: Error & { data?: Failure }) => resolve(error.data ?? error));
		});
	} finally {
		link.close();
	}
}
