/** Connections to the store, with the settings that were found to matter (docs/adr/0002). */
import { createClient } from 'redis';
import { scripts } from './scripts.ts';

const reconnectStrategy = (tries: number): number => Math.min(50 * 2 ** Math.min(tries, 10), 1000);

/**
 * Of the socket: it ends a greeting that is never answered, and is long because it takes a pause of this process itself for
 * one of the store. What is frozen later is noticed by `beat`.
 */
const GREETING_MS = 5000;

/**
 * node-redis would give every command an AbortSignal with a timer of its own, for the case that it cannot be written. The
 * time-out of the socket covers that already, and fails all that wait.
 */
const commandOptions = { timeout: 0 };

/** For commands: fails at once when there is no connection. Whoever opens it has to notice a frozen server (`beat`). */
export function openConnection(url: string) {
	return createClient({
		url,
		scripts,
		pingInterval: 500,
		disableOfflineQueue: true,
		// one command less that a user of the store has to be allowed
		disableClientInfo: true,
		commandOptions,
		socket: { socketTimeout: GREETING_MS, connectTimeout: 2000, reconnectStrategy }
	});
}
export type Connection = ReturnType<typeof openConnection>;

/** Gives up a connection that is not answered, with everything under way on it, and goes on with a new one. */
export function reconnect(connection: Connection | Following): void {
	if (!connection.isReady) return; // it is connecting anyway
	connection.emit('error', new Error('no answer for two seconds'));
	connection.destroy();
	connection.connect().catch(() => undefined); // it goes on trying by itself; `error` tells
}

/** Closes after what is under way, or without it when that takes too long. */
export async function closeWithin(connection: Connection, ms: number): Promise<void> {
	const late = setTimeout(() => connection.destroy(), ms);
	await connection.close();
	clearTimeout(late);
}

/** For a blocking read, which holds its connection. Whoever opens it has to notice a frozen server (`beat`). */
export function openFollowing(url: string) {
	return createClient({
		url,
		disableOfflineQueue: true,
		// one command less that a user of the store has to be allowed
		disableClientInfo: true,
		commandOptions,
		socket: { socketTimeout: GREETING_MS, connectTimeout: 2000, reconnectStrategy }
	});
}
export type Following = ReturnType<typeof openFollowing>;
