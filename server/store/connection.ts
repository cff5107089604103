/** Connections to the store, with the settings that were found to matter (docs/adr/0002). */
import { createClient } from 'redis';
import { scripts } from './scripts.ts';

const reconnectStrategy = (tries: number): number => Math.min(50 * 2 ** Math.min(tries, 10), 1000);

/** For commands: fails at once when there is no connection, and notices a frozen server within two seconds. */
export function openConnection(url: string) {
	return createClient({
		url,
		scripts,
		pingInterval: 500,
		disableOfflineQueue: true,
		socket: { socketTimeout: 2000, connectTimeout: 2000, reconnectStrategy }
	});
}
export type Connection = ReturnType<typeof openConnection>;

/** For a blocking read, which holds its connection: its time-out is longer than the longest wait. */
export function openFollowing(url: string, blockMs: number) {
	return createClient({
		url,
		disableOfflineQueue: true,
		socket: { socketTimeout: blockMs + 2000, connectTimeout: 2000, reconnectStrategy }
	});
}
export type Following = ReturnType<typeof openFollowing>;
