import { connect } from 'node:net';

/**
 * One inline command to a store on this machine, on a connection of its own: it must work while the store loads, hangs or
 * belongs to a dead process, which is when a client with queues and reconnects is in the way.
 * @returns the raw reply (RESP2), or null when nobody answered within `ms`.
 */
export function ask(port: number, command: string, ms: number): Promise<string | null> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
		const done = (reply: string | null) => {
			clearTimeout(timer);
			socket.destroy();
			resolve(reply);
		};
		const timer = setTimeout(done, ms, null);
		let reply = '';
		socket
			.setEncoding('utf8')
			.on('data', (chunk: string) => {
				reply += chunk;
				if (isWhole(reply)) done(reply);
			})
			.once('error', () => done(null))
			.once('close', () => done(null));
	});
}

/** The strings of an array reply; empty for an error or anything else. */
export function strings(reply: string | null): string[] {
	if (!reply?.startsWith('*')) return [];
	return reply
		.split('\r\n')
		.slice(1, -1)
		.filter((_, index) => index % 2 === 1);
}

/** Enough for what is asked here: a status, an error, or an array of bulk strings without line breaks. */
function isWhole(reply: string): boolean {
	if (!reply.endsWith('\r\n')) return false;
	if (!reply.startsWith('*')) return true;
	const items = Number(reply.slice(1, reply.indexOf('\r\n')));
	return reply.split('\r\n').length >= 2 + 2 * items;
}
